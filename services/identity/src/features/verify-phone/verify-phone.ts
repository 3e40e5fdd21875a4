import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { isPhoneTaken, lockOwnAccount } from '../../accounts/find-account.ts';
import { activateIfDue } from '../../activation/activate-account.ts';
import { auditAccount } from '../../audit.ts';
import type { VerifyContactOutcome } from '../../contact/outcomes.ts';
import { findUsableCode, noCode, readCode } from '../../contact/phone-code.ts';
import type { Deps, Tx } from '../../deps.ts';
import { phoneTaken } from '../../outcomes.ts';
import { stateWithContact } from '../../rules/account-state.ts';
import { continueSession } from '../../sessions/session.ts';

/**
 * 手机验证 (S0 图1.1.9): the newest code, once, within its time and tries. From now on the phone is a login name, so one that
 * another person has verified meanwhile is refused.
 */
export async function verifyPhone(deps: Deps, viewer: Viewer, typed: string): Promise<VerifyContactOutcome> {
  const code = readCode(typed);
  if (!code) return noCode();
  try {
    return await deps.prisma.$transaction((tx) => verify(tx, deps, viewer, code));
  } catch (error) {
    if (isDuplicate(error)) return phoneTaken();
    throw error;
  }
}

async function verify(tx: Tx, deps: Deps, viewer: Viewer, code: string): Promise<VerifyContactOutcome> {
  const now = deps.clock.now();
  const account = await lockOwnAccount(tx, viewer);
  const { id: accountId, phoneIndex } = account;
  const sent = await findUsableCode(tx, deps, { accountId, purpose: 'VERIFY', phoneIndex }, code);
  if ('kind' in sent) return sent;
  if (await isPhoneTaken(tx, sent.phoneIndex, accountId)) return phoneTaken();
  await tx.phoneCode.update({ where: { id: sent.id }, data: { usedAt: now } });
  const updated = await tx.account.update({
    where: { id: accountId },
    data: { phoneVerifiedAt: now, ...(account.state && { state: stateWithContact(account.state) }) },
  });
  await auditAccount(tx, deps, viewer, accountId, 'verify-phone', { codeId: sent.id, state: updated.state });
  const verified = await activateIfDue(tx, deps, updated);
  return { kind: 'ContactVerified', session: await continueSession(tx, deps, verified, viewer) };
}
