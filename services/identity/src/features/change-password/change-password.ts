import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { AccountRow } from '../../accounts/account.ts';
import { getOwnAccount, lockOwnAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import { notifyHolder } from '../../contact/notices.ts';
import type { Deps, Tx } from '../../deps.ts';
import type { ChangePasswordInput } from '../../generated/resolvers.ts';
import { FIELD_PROBLEMS, MESSAGES } from '../../messages.ts';
import { type InvalidInput, invalidInput, type SignInRefused, signInRefused } from '../../outcomes.ts';
import { hashPassword, isPassword } from '../../passwords.ts';
import { checkNewPassword } from '../../rules/password-input.ts';
import { continueSession, finishSessions, type IssuedSession } from '../../sessions/session.ts';

export type ChangePasswordOutcome = { kind: 'PasswordChanged'; session: IssuedSession } | InvalidInput | SignInRefused;

/**
 * 修改密码 (S0-5.3), the first password of an issued account included (domain 2.1). Every other session is ended, because
 * whoever changes a password may have reason to.
 * @throws RATE_LIMITED after too many wrong current passwords
 */
export async function changePassword(
  deps: Deps,
  viewer: Viewer,
  input: ChangePasswordInput,
): Promise<ChangePasswordOutcome> {
  const { prisma, limits, clock, settings } = deps;
  const account = await getOwnAccount(prisma, viewer);
  const problems = checkNewPassword(input, settings.PASSWORD_MIN_LENGTH);
  if (input.password === input.current) {
    problems.push({ field: 'password', problem: 'SAME_PASSWORD', message: FIELD_PROBLEMS.SAME_PASSWORD });
  }
  if (problems.length > 0) return invalidInput(problems);

  const allowed = await limits.changePassword.consume(account.id);
  if (!allowed.allowed) throw rateLimited(allowed.retryAfterSeconds);
  const expired = account.firstPasswordExpiresAt !== null && account.firstPasswordExpiresAt <= clock.now();
  const right = await isPassword(account.passwordHash, input.current);
  if (!right || expired) return signInRefused(MESSAGES.currentPasswordWrong);
  await limits.changePassword.reset(account.id);

  const passwordHash = await hashPassword(input.password);
  const session = await prisma.$transaction((tx) => replace(tx, deps, viewer, { passwordHash, from: account }));
  return session ? { kind: 'PasswordChanged', session } : signInRefused(MESSAGES.currentPasswordWrong);
}

async function replace(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  { passwordHash, from }: { passwordHash: string; from: AccountRow },
): Promise<IssuedSession | null> {
  const current = await lockOwnAccount(tx, viewer);
  // Somebody changed it while this change was under way: the password that was right is not any more.
  if (current.passwordHash !== from.passwordHash) return null;
  const account = await tx.account.update({
    where: { id: current.id },
    data: {
      passwordHash,
      mustChangePassword: false,
      firstPasswordExpiresAt: null,
      // The first password of an issued account came by this phone.
      ...(current.mustChangePassword && { phoneVerifiedAt: deps.clock.now() }),
    },
  });
  await auditAccount(tx, deps, viewer, account.id, 'change-password', { first: current.mustChangePassword });
  const session = await continueSession(tx, deps, account, viewer);
  const others = { accountId: account.id, reason: 'PASSWORD_CHANGED' as const, except: viewer.sessionId };
  await finishSessions(tx, deps, { ...others, actor: viewer });
  await notifyHolder(tx, deps, account, { template: 'PASSWORD_CHANGED', params: {} });
  return session;
}
