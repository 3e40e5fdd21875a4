import { toCanonicalText } from '@medreg/codes';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { isPhoneTaken, lockOwnAccount } from '../../accounts/find-account.ts';
import { activateIfDue } from '../../activation/activate-account.ts';
import { auditAccount } from '../../audit.ts';
import { sameHash } from '../../contact/keyed-hash.ts';
import type { VerifyContactOutcome } from '../../contact/outcomes.ts';
import { phoneCodeHash } from '../../contact/phone-code.ts';
import type { Deps, Tx } from '../../deps.ts';
import { FIELD_PROBLEMS, MESSAGES } from '../../messages.ts';
import { codeRefused, invalidInput, phoneTaken } from '../../outcomes.ts';
import { stateWithContact } from '../../rules/account-state.ts';
import { continueSession } from '../../sessions/session.ts';

/**
 * 手机验证 (S0 图1.1.9): the newest code, once, within its time and tries. From now on the phone is a login name, so one that
 * another person has verified meanwhile is refused.
 */
export async function verifyPhone(deps: Deps, viewer: Viewer, typed: string): Promise<VerifyContactOutcome> {
  const code = toCanonicalText(typed);
  if (!/^\d{6}$/.test(code)) {
    return invalidInput([{ field: 'code', problem: 'CODE', message: FIELD_PROBLEMS.CODE }]);
  }
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
  const sent = await tx.phoneCode.findFirst({
    where: { accountId: account.id, purpose: 'VERIFY' },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
  });
  const usable = sent && !sent.usedAt && sent.expiresAt > now && sent.phoneIndex === account.phoneIndex;
  if (!usable || sent.triesLeft === 0) return codeRefused(MESSAGES.codeRefused, 0);

  if (!sameHash(sent.codeHash, phoneCodeHash(deps, sent.id, code))) {
    const triesLeft = sent.triesLeft - 1;
    await tx.phoneCode.update({ where: { id: sent.id }, data: { triesLeft } });
    return codeRefused(MESSAGES.codeRefused, triesLeft);
  }
  if (await isPhoneTaken(tx, sent.phoneIndex, account.id)) return phoneTaken();
  await tx.phoneCode.update({ where: { id: sent.id }, data: { usedAt: now } });
  const updated = await tx.account.update({
    where: { id: account.id },
    data: { phoneVerifiedAt: now, ...(account.state && { state: stateWithContact(account.state) }) },
  });
  await auditAccount(tx, deps, viewer, account.id, 'verify-phone', { codeId: sent.id, state: updated.state });
  const verified = await activateIfDue(tx, deps, updated);
  return { kind: 'ContactVerified', session: await continueSession(tx, deps, verified, viewer) };
}
