import type { Viewer } from '@medreg/viewer';
import { isPhoneTaken, lockOwnAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import type { SendCodeOutcome } from '../../contact/outcomes.ts';
import { sendCode } from '../../contact/phone-code.ts';
import type { Deps, Tx } from '../../deps.ts';
import { FIELD_PROBLEMS } from '../../messages.ts';
import { invalidInput, phoneTaken } from '../../outcomes.ts';

/** 向手机发送校验码 (S0 图1.1.9): six digits to the phone given at sign-up, valid for five minutes; replaces an earlier one. */
export function sendPhoneCode(deps: Deps, viewer: Viewer): Promise<SendCodeOutcome> {
  return deps.prisma.$transaction((tx) => send(tx, deps, viewer));
}

async function send(tx: Tx, deps: Deps, viewer: Viewer): Promise<SendCodeOutcome> {
  const account = await lockOwnAccount(tx, viewer);
  const { phoneIndex, phoneSealed } = account;
  if (!phoneIndex || !phoneSealed) {
    return invalidInput([{ field: 'phone', problem: 'PHONE', message: FIELD_PROBLEMS.PHONE }]);
  }
  if (account.phoneVerifiedAt) {
    return invalidInput([{ field: 'phone', problem: 'ALREADY_VERIFIED', message: FIELD_PROBLEMS.ALREADY_VERIFIED }]);
  }
  if (await isPhoneTaken(tx, phoneIndex, account.id)) return phoneTaken();

  const sent = await sendCode(tx, deps, {
    accountId: account.id,
    purpose: 'VERIFY',
    phone: deps.pii.open(phoneSealed),
  });
  if (sent.kind === 'CodeSent') {
    await auditAccount(tx, deps, viewer, account.id, 'send-phone-code', { codeId: sent.codeId });
  }
  return sent;
}
