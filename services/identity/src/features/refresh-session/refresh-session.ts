import type { Viewer } from '@medreg/viewer';
import { lockAccount } from '../../accounts/find-account.ts';
import { hashToken } from '../../contact/keyed-hash.ts';
import type { Deps, Tx } from '../../deps.ts';
import { MESSAGES } from '../../messages.ts';
import { type SignInRefused, signInRefused } from '../../outcomes.ts';
import { finishSession, type IssuedSession, isLive, lockSession, renew } from '../../sessions/session.ts';

export type RefreshSessionOutcome = { kind: 'SignedIn'; session: IssuedSession } | SignInRefused;

/**
 * The next pair of tokens. A refresh token works once: one that was replaced has been copied, so whoever brings it ends the
 * session, for the copy as well as for the original.
 */
export async function refreshSession(deps: Deps, viewer: Viewer, refreshToken: string): Promise<RefreshSessionOutcome> {
  const session = await deps.prisma.$transaction((tx) => exchange(tx, deps, viewer, hashToken(refreshToken)));
  return session ? { kind: 'SignedIn', session } : signInRefused(MESSAGES.sessionRefused);
}

async function exchange(tx: Tx, deps: Deps, viewer: Viewer, hash: string): Promise<IssuedSession | null> {
  const known = await tx.refreshToken.findUnique({ where: { hash }, include: { session: true } });
  if (!known) return null;
  await lockAccount(tx, known.session.accountId);
  const session = await lockSession(tx, known.sessionId);
  if (!session) return null;
  const { id, accountId } = session;
  // Read again under the lock: two at once are one that renews and one that reuses.
  const token = await tx.refreshToken.findUnique({ where: { hash } });
  if (!token || token.replacedAt) {
    await finishSession(tx, deps, { id, accountId, reason: 'REFRESH_TOKEN_REUSED', actor: viewer });
    return null;
  }
  if (!isLive(session, deps)) {
    await finishSession(tx, deps, { id, accountId, reason: 'TIMED_OUT', actor: viewer });
    return null;
  }
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  return renew(tx, deps, account, session);
}
