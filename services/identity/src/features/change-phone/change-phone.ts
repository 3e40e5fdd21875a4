import { parseMobilePhone } from '@medreg/codes';
import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { isPhoneTaken, lockOwnAccount } from '../../accounts/find-account.ts';
import { auditAccount } from '../../audit.ts';
import { notifyByPhone } from '../../contact/notices.ts';
import type { CodeSent, TooSoon, VerifyContactOutcome } from '../../contact/outcomes.ts';
import { findUsableCode, noCode, readCode, sendCode } from '../../contact/phone-code.ts';
import type { Deps, Tx } from '../../deps.ts';
import { FIELD_PROBLEMS, MESSAGES } from '../../messages.ts';
import {
  type AccountFrozen,
  accountFrozen,
  type CodeRefused,
  codeRefused,
  type InvalidInput,
  invalidInput,
  type PhoneTaken,
  phoneTaken,
} from '../../outcomes.ts';
import { continueSession } from '../../sessions/session.ts';

export type BeginPhoneChangeOutcome = CodeSent | InvalidInput | TooSoon | AccountFrozen;
export type ContinuePhoneChangeOutcome = CodeSent | InvalidInput | TooSoon | PhoneTaken | CodeRefused | AccountFrozen;

/** 更换手机, first step (S0-5.1): a code to the phone that is verified now. */
export function beginPhoneChange(deps: Deps, viewer: Viewer): Promise<BeginPhoneChangeOutcome> {
  return deps.prisma.$transaction(async (tx) => {
    const account = await lockOwnAccount(tx, viewer);
    if (account.frozenAt) return accountFrozen();
    const { phoneSealed, phoneVerifiedAt, id: accountId } = account;
    if (!phoneSealed || !phoneVerifiedAt) return refuse('phone', 'NOT_VERIFIED_YET');
    const sent = await sendCode(tx, deps, { accountId, purpose: 'OLD_PHONE', phone: deps.pii.open(phoneSealed) });
    if (sent.kind === 'CodeSent') {
      await auditAccount(tx, deps, viewer, accountId, 'begin-phone-change', { codeId: sent.codeId });
    }
    return sent;
  });
}

/** Second step: the old phone's code has come back, a code goes to the new one. */
export async function continuePhoneChange(
  deps: Deps,
  viewer: Viewer,
  typed: { code: string; phone: string },
): Promise<ContinuePhoneChangeOutcome> {
  const phone = parseMobilePhone(typed.phone);
  if (!phone) return refuse('phone', 'PHONE');
  const code = readCode(typed.code);
  if (!code) return noCode();
  return deps.prisma.$transaction((tx) => goOn(tx, deps, viewer, { code, phone }));
}

async function goOn(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  { code, phone }: { code: string; phone: string },
): Promise<ContinuePhoneChangeOutcome> {
  const account = await lockOwnAccount(tx, viewer);
  if (account.frozenAt) return accountFrozen();
  const { id: accountId, phoneIndex } = account;
  const newIndex = deps.pii.blindIndex('PHONE', phone);
  if (newIndex === phoneIndex) return refuse('phone', 'SAME_PHONE');
  const old = await findUsableCode(tx, deps, { accountId, purpose: 'OLD_PHONE', phoneIndex }, code);
  if ('kind' in old) return old;
  // Only whoever holds the old phone hears that the new one is somebody's.
  if (await isPhoneTaken(tx, newIndex, accountId)) {
    // And no more often than a code may be tried, or this would be a way to ask whose phones are registered.
    await tx.phoneCode.update({ where: { id: old.id }, data: { triesLeft: old.triesLeft - 1 } });
    return phoneTaken();
  }
  const sent = await sendCode(tx, deps, { accountId, purpose: 'NEW_PHONE', phone, goesOn: true });
  if (sent.kind !== 'CodeSent') return sent;
  await tx.phoneCode.update({ where: { id: old.id }, data: { usedAt: deps.clock.now() } });
  await auditAccount(tx, deps, viewer, accountId, 'continue-phone-change', { codeId: sent.codeId });
  return sent;
}

/** Third step: the new phone's code has come back. The phone is the account's and a login name; the old one is told. */
export async function completePhoneChange(deps: Deps, viewer: Viewer, typed: string): Promise<VerifyContactOutcome> {
  const code = readCode(typed);
  if (!code) return noCode();
  try {
    return await deps.prisma.$transaction((tx) => complete(tx, deps, viewer, code));
  } catch (error) {
    if (isDuplicate(error)) return phoneTaken();
    throw error;
  }
}

async function complete(tx: Tx, deps: Deps, viewer: Viewer, code: string): Promise<VerifyContactOutcome> {
  const now = deps.clock.now();
  const account = await lockOwnAccount(tx, viewer);
  if (account.frozenAt) return codeRefused(MESSAGES.codeRefused, 0);
  const accountId = account.id;
  const sent = await findUsableCode(tx, deps, { accountId, purpose: 'NEW_PHONE' }, code);
  if ('kind' in sent) return sent;
  if (await isPhoneTaken(tx, sent.phoneIndex, accountId)) return phoneTaken();
  await tx.phoneCode.update({ where: { id: sent.id }, data: { usedAt: now } });
  const { phoneSealed, phoneIndex } = sent;
  const changed = await tx.account.update({
    where: { id: accountId },
    data: { phoneSealed, phoneIndex, phoneVerifiedAt: now },
  });
  await auditAccount(tx, deps, viewer, accountId, 'change-phone', { codeId: sent.id });
  if (account.phoneSealed) {
    const to = deps.pii.open(account.phoneSealed);
    await notifyByPhone(tx, deps, changed, { to, template: 'PHONE_CHANGED', params: {} });
  }
  return { kind: 'ContactVerified', session: await continueSession(tx, deps, changed, viewer) };
}

function refuse(field: string, problem: 'PHONE' | 'SAME_PHONE' | 'NOT_VERIFIED_YET'): InvalidInput {
  return invalidInput([{ field, problem, message: FIELD_PROBLEMS[problem] }]);
}
