import { toCanonicalText } from '@medreg/codes';
import type { Viewer } from '@medreg/viewer';
import { lockAccount } from '../../accounts/find-account.ts';
import { hashToken, sameHash } from '../../contact/keyed-hash.ts';
import type { Deps, Tx } from '../../deps.ts';
import type { ResetPasswordByLinkInput, ResetPasswordInput } from '../../generated/resolvers.ts';
import { FIELD_PROBLEMS, MESSAGES } from '../../messages.ts';
import { codeRefused, invalidInput } from '../../outcomes.ts';
import { hashPassword } from '../../passwords.ts';
import { findRecoverable, lockContact, type RecoveryContact, readRecoveryContact } from '../../recovery/contact.ts';
import { forgetFailures, type ResetPasswordOutcome, replacePassword } from '../../recovery/reset.ts';
import { resetCodeHash } from '../../recovery/reset-code.ts';
import { steadyAnswer } from '../../recovery/steady-answer.ts';
import { checkNewPassword } from '../../rules/password-input.ts';

interface Redeemed {
  outcome: ResetPasswordOutcome;
  accountId: string | null;
}

/**
 * 忘记密码, second step, by the code of the SMS: the newest one, once, within its time and tries. A code that was never sent,
 * because nobody has that phone, is refused exactly like a wrong one.
 * @throws RATE_LIMITED by client address
 */
export function resetPassword(deps: Deps, viewer: Viewer, input: ResetPasswordInput): Promise<ResetPasswordOutcome> {
  const { phone, userName } = input;
  return reset(deps, viewer, input, (passwordHash) => {
    const read = readRecoveryContact(deps.pii, { phone, userName: userName ?? null });
    if ('problems' in read) return { outcome: invalidInput(read.problems), accountId: null };
    const code = toCanonicalText(input.code);
    if (!/^\d{6}$/.test(code)) {
      const problem = { field: 'code', problem: 'CODE', message: FIELD_PROBLEMS.CODE };
      return { outcome: invalidInput([problem]), accountId: null };
    }
    const { contact } = read;
    return deps.prisma.$transaction((tx) => redeemCode(tx, deps, viewer, { contact, code, passwordHash }));
  });
}

/** The same by the link of the mail. */
export function resetPasswordByLink(
  deps: Deps,
  viewer: Viewer,
  input: ResetPasswordByLinkInput,
): Promise<ResetPasswordOutcome> {
  return reset(deps, viewer, input, (passwordHash) =>
    deps.prisma.$transaction((tx) => redeemLink(tx, deps, viewer, { tokenHash: hashToken(input.token), passwordHash })),
  );
}

async function reset(
  deps: Deps,
  viewer: Viewer,
  typed: { password: string; passwordConfirmation: string },
  redeem: (passwordHash: string) => Redeemed | Promise<Redeemed>,
): Promise<ResetPasswordOutcome> {
  return steadyAnswer(deps, viewer, async () => {
    const problems = checkNewPassword(typed, deps.settings.PASSWORD_MIN_LENGTH);
    if (problems.length > 0) return invalidInput(problems);
    // Before anybody is looked for: the work is the same for everybody.
    const { outcome, accountId } = await redeem(await hashPassword(typed.password));
    if (accountId) await forgetFailures(deps, accountId);
    return outcome;
  });
}

async function redeemCode(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  { contact, code, passwordHash }: { contact: RecoveryContact; code: string; passwordHash: string },
): Promise<Redeemed> {
  await lockContact(tx, contact);
  const sent = await tx.passwordReset.findFirst({
    where: { contactIndex: contact.index },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
  });
  const usable = sent && !sent.usedAt && sent.expiresAt > deps.clock.now() && sent.triesLeft > 0;
  if (!usable) return { outcome: codeRefused(MESSAGES.codeRefused, 0), accountId: null };
  const right = sameHash(sent.codeHash, resetCodeHash(deps, sent.id, code));
  const account = right && sent.accountId ? await lockRecoverable(tx, deps, contact, sent.accountId) : null;
  if (!account) {
    const triesLeft = sent.triesLeft - 1;
    await tx.passwordReset.update({ where: { id: sent.id }, data: { triesLeft } });
    return { outcome: codeRefused(MESSAGES.codeRefused, triesLeft), accountId: null };
  }
  const outcome = await replacePassword(tx, deps, viewer, { account, passwordHash, way: 'PHONE' });
  return { outcome, accountId: account.id };
}

async function redeemLink(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  { tokenHash, passwordHash }: { tokenHash: string; passwordHash: string },
): Promise<Redeemed> {
  const refused = { outcome: codeRefused(MESSAGES.passwordResetLinkRefused, 0), accountId: null };
  const known = await tx.passwordReset.findUnique({ where: { codeHash: tokenHash } });
  if (!known?.accountId) return refused;
  await lockContact(tx, { index: known.contactIndex });
  const sent = await tx.passwordReset.findUniqueOrThrow({ where: { id: known.id } });
  const { accountId, contactIndex } = sent;
  const newest = await tx.passwordReset.findFirst({ where: { accountId, contactIndex }, orderBy: { sentAt: 'desc' } });
  if (newest?.id !== sent.id || sent.usedAt || sent.expiresAt <= deps.clock.now() || !accountId) return refused;
  await lockAccount(tx, accountId);
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  // Changed since, or closed: whoever reads that mailbox is not known to be the holder any more.
  if (account.emailIndex !== contactIndex || !account.emailVerifiedAt || account.closedAt) return refused;
  const outcome = await replacePassword(tx, deps, viewer, { account, passwordHash, way: 'EMAIL' });
  return { outcome, accountId };
}

/** The account, locked, when the contact is its own still. */
async function lockRecoverable(tx: Tx, deps: Deps, contact: RecoveryContact, accountId: string) {
  await lockAccount(tx, accountId);
  const accounts = await findRecoverable(tx, deps.pii, contact);
  return accounts.find(({ id }) => id === accountId) ?? null;
}
