import type { Viewer } from '@medreg/viewer';
import type { AccountRow } from '../accounts/account.ts';
import { auditAccount } from '../audit.ts';
import { notifyHolder } from '../contact/notices.ts';
import type { Deps, Tx } from '../deps.ts';
import { MESSAGES } from '../messages.ts';
import type { CodeRefused, InvalidInput } from '../outcomes.ts';
import { finishSessions } from '../sessions/session.ts';

export interface PasswordReset {
  kind: 'PasswordReset';
  loginName: string;
  message: string;
}

export type ResetPasswordOutcome = PasswordReset | InvalidInput | CodeRefused;

/** The way by which whoever has forgotten the password has shown to be the holder. */
export type RecoveryWay = 'PHONE' | 'EMAIL' | 'PERSONAL_INFORMATION';

/**
 * 重置密码: every session ends, every other code and link for it too, and the holder is told (S0-5.3).
 * @param account locked by the caller
 */
export async function replacePassword(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  { account, passwordHash, way }: { account: AccountRow; passwordHash: string; way: RecoveryWay },
): Promise<PasswordReset> {
  const { id: accountId } = account;
  const now = deps.clock.now();
  const changed = await tx.account.update({
    where: { id: accountId },
    data: {
      passwordHash,
      mustChangePassword: false,
      firstPasswordExpiresAt: null,
      // The reserved phone of an issued account, which the code came by.
      ...(account.kind !== 'PERSON' && way === 'PHONE' && { phoneVerifiedAt: account.phoneVerifiedAt ?? now }),
    },
  });
  await tx.passwordReset.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now } });
  await finishSessions(tx, deps, { accountId, reason: 'PASSWORD_RESET', actor: viewer });
  await auditAccount(tx, deps, viewer, accountId, 'reset-password', { way });
  await notifyHolder(tx, deps, changed, { template: 'PASSWORD_CHANGED', params: {} });
  return { kind: 'PasswordReset', loginName: changed.loginName, message: MESSAGES.passwordReset };
}

/** A lock after failed sign-ins was for whoever did not know the password. */
export async function forgetFailures({ limits }: Deps, accountId: string): Promise<void> {
  await Promise.all([limits.signIn.reset(accountId), limits.changePassword.reset(accountId)]);
}
