import { possibleId } from '@medreg/database';
import { unauthenticated } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { AccountRow } from '../accounts/account.ts';
import { auditAccount, type SYSTEM } from '../audit.ts';
import { hashToken, makeToken } from '../contact/keyed-hash.ts';
import type { Deps, Tx } from '../deps.ts';
import type { Session as SessionRow } from '../generated/prisma/client.ts';
import { type Device, deviceOf } from '../rules/device.ts';

export type { SessionRow };

/** A pair of tokens and whose it is. */
export interface IssuedSession {
  accessToken: string;
  refreshToken: string;
  accessTokenExpiresAt: Date;
  account: AccountRow;
}

/** A session as its holder sees it. */
export type LiveSession = SessionRow & { current: boolean };

export type EndReason =
  | 'SIGNED_OUT'
  | 'ENDED_BY_HOLDER'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'ACCOUNT_FROZEN'
  | 'ACCOUNT_CLOSED'
  | 'REFRESH_TOKEN_REUSED'
  | 'TIMED_OUT';

type Actor = Viewer | typeof SYSTEM;

/** Starts a session of the account; the caller has checked who it is. */
export async function startSession(tx: Tx, deps: Deps, account: AccountRow, viewer: Viewer): Promise<IssuedSession> {
  const now = deps.clock.now();
  const { browser, system, kind } = deviceOf(viewer.userAgent);
  const session = await tx.session.create({
    data: {
      id: uuidv7(),
      accountId: account.id,
      startedAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + deps.settings.SESSION_HOURS * 3_600_000),
      client: shortenedAddress(viewer.address),
      browser,
      system,
      deviceKind: kind,
    },
  });
  return issue(tx, deps, account, session, now);
}

/**
 * The same session with new tokens, because what the token says of the account has changed. The old refresh token is replaced.
 * @throws UNAUTHENTICATED when the viewer's session has ended meanwhile; rolls the caller's transaction back
 */
export async function continueSession(tx: Tx, deps: Deps, account: AccountRow, viewer: Viewer): Promise<IssuedSession> {
  const session = await lockSession(tx, viewer.sessionId ?? '');
  if (!session || session.accountId !== account.id || !isLive(session, deps)) throw unauthenticated();
  return renew(tx, deps, account, session);
}

/** New tokens for a session that the caller has locked and found alive. */
export async function renew(tx: Tx, deps: Deps, account: AccountRow, session: SessionRow): Promise<IssuedSession> {
  const now = deps.clock.now();
  await tx.refreshToken.updateMany({ where: { sessionId: session.id, replacedAt: null }, data: { replacedAt: now } });
  await tx.session.update({ where: { id: session.id }, data: { lastUsedAt: now } });
  return issue(tx, deps, account, session, now);
}

/** Ends one live session of the account. @returns false when there is no such one */
export async function finishSession(
  tx: Tx,
  deps: Deps,
  { id, accountId, reason, actor }: { id: string; accountId: string; reason: EndReason; actor: Actor },
): Promise<boolean> {
  const endedAt = deps.clock.now();
  const { count } = await tx.session.updateMany({
    where: { id, accountId, endedAt: null },
    data: { endedAt, endReason: reason },
  });
  if (count === 0) return false;
  await auditAccount(tx, deps, actor, accountId, 'end-session', { sessionId: id, reason });
  return true;
}

/** Ends every session of the account, which the caller has locked, but `except`. @returns how many of them were alive */
export async function finishSessions(
  tx: Tx,
  deps: Deps,
  { except, ...how }: { accountId: string; reason: EndReason; actor: Actor; except?: string | undefined },
): Promise<number> {
  const open = await tx.session.findMany({
    where: { accountId: how.accountId, endedAt: null, ...(except && { id: { not: except } }) },
  });
  for (const { id } of open) await finishSession(tx, deps, { id, ...how });
  return open.filter((session) => isLive(session, deps)).length;
}

/** The session, locked until the transaction ends: whoever uses it at the same moment waits. */
export async function lockSession(tx: Tx, id: string): Promise<SessionRow | null> {
  if (!possibleId(id)) return null;
  await tx.$queryRaw`select 1 from session where id = ${id}::uuid for update`;
  return tx.session.findUnique({ where: { id } });
}

/** Not ended, not idle for too long, not older than a session may get. */
export function isLive(session: Pick<SessionRow, 'endedAt' | 'expiresAt' | 'lastUsedAt'>, deps: Deps): boolean {
  return session.endedAt === null && timesOutAt(session, deps) > deps.clock.now();
}

/** When a session ends by itself if nobody uses it again. */
export function timesOutAt({ expiresAt, lastUsedAt }: Pick<SessionRow, 'expiresAt' | 'lastUsedAt'>, deps: Deps): Date {
  const idle = lastUsedAt.getTime() + deps.settings.SESSION_IDLE_MINUTES * 60_000;
  return new Date(Math.min(idle, expiresAt.getTime()));
}

/** Sessions that were last used before this moment have timed out. */
export function idleSince(deps: Deps): Date {
  return new Date(deps.clock.now().getTime() - deps.settings.SESSION_IDLE_MINUTES * 60_000);
}

/** The device that a session began on; null when nothing was kept of it, as of those from before it was. */
export function keptDevice({ browser, system, deviceKind }: SessionRow): Device | null {
  return deviceKind && { browser, system, kind: deviceKind };
}

async function issue(tx: Tx, deps: Deps, account: AccountRow, session: SessionRow, now: Date): Promise<IssuedSession> {
  const refreshToken = makeToken();
  await tx.refreshToken.create({ data: { hash: hashToken(refreshToken), sessionId: session.id, issuedAt: now } });
  const { token, expiresAt } = deps.signAccessToken(account, session, now);
  return { accessToken: token, refreshToken, accessTokenExpiresAt: expiresAt, account };
}

/** Enough for the holder to recognise a place: `192.0.2.*`, `2001:db8:1:*`. */
function shortenedAddress(address: string | undefined): string | null {
  if (!address) return null;
  if (address.includes(':')) return `${address.split(':').slice(0, 3).join(':')}:*`;
  return address.replace(/\.\d+$/, '.*');
}
