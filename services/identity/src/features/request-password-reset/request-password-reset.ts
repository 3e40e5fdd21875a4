import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { auditAccount } from '../../audit.ts';
import { hashToken, makePhoneCode, makeToken } from '../../contact/keyed-hash.ts';
import { sendResetLinkMail, sendSms } from '../../contact/notices.ts';
import { type TooSoon, tooSoon } from '../../contact/outcomes.ts';
import type { Deps, Tx } from '../../deps.ts';
import type { RequestPasswordResetInput } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import { type CaptchaRefused, captchaRefused, type InvalidInput, invalidInput } from '../../outcomes.ts';
import { findRecoverable, lockContact, type RecoveryContact, readRecoveryContact } from '../../recovery/contact.ts';
import { resetCodeHash } from '../../recovery/reset-code.ts';
import { steadyAnswer } from '../../recovery/steady-answer.ts';
import { beginningOfToday, refuseSending } from '../../rules/send-limits.ts';

export type RequestPasswordResetOutcome =
  | { kind: 'PasswordResetRequested'; message: string; expiresAt: Date }
  | InvalidInput
  | CaptchaRefused
  | TooSoon;

const CODE_MINUTES = 5;
const LINK_MINUTES = 30;
const TRIES = 5;

/**
 * 忘记密码, first step (S2-Q12, Q16, Q34, Q37): a code by SMS or a link by mail. The answer, its time and its limits are the same
 * whether anybody has that contact or not (domain 4.1).
 * @throws RATE_LIMITED by client address
 */
export function requestPasswordReset(
  deps: Deps,
  viewer: Viewer,
  input: RequestPasswordResetInput,
): Promise<RequestPasswordResetOutcome> {
  return steadyAnswer(deps, viewer, async () => {
    const read = readRecoveryContact(deps.pii, input);
    if ('problems' in read) return invalidInput(read.problems);
    if (!(await deps.captcha.redeem(input.captcha.payload))) return captchaRefused();
    return deps.prisma.$transaction((tx) => send(tx, deps, viewer, read.contact));
  });
}

async function send(
  tx: Tx,
  deps: Deps,
  viewer: Viewer,
  contact: RecoveryContact,
): Promise<RequestPasswordResetOutcome> {
  await lockContact(tx, contact);
  const now = deps.clock.now();
  const refused = refuseSending(await sentSoFar(tx, contact.index, now), now);
  if (refused) return tooSoon(refused);

  const minutes = contact.channel === 'SMS' ? CODE_MINUTES : LINK_MINUTES;
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  const accounts = await findRecoverable(tx, deps.pii, contact);
  for (const accountId of accounts.length > 0 ? accounts.map(({ id }) => id) : [null]) {
    const resetId = uuidv7();
    const secret = contact.channel === 'SMS' ? makePhoneCode() : makeToken();
    const codeHash = contact.channel === 'SMS' ? resetCodeHash(deps, resetId, secret) : hashToken(secret);
    await tx.passwordReset.create({
      data: { id: resetId, accountId, contactIndex: contact.index, codeHash, sentAt: now, expiresAt, triesLeft: TRIES },
    });
    if (!accountId) continue;
    const { to } = contact;
    await auditAccount(tx, deps, viewer, accountId, 'request-password-reset', { channel: contact.channel, resetId });
    if (contact.channel === 'EMAIL') {
      const link = new URL(`/reset-password?token=${secret}`, deps.settings.PUBLIC_URL).href;
      await sendResetLinkMail(tx, deps, { to, link, minutes, expiresAt });
    } else {
      await sendSms(tx, deps, { to, template: 'PASSWORD_RESET_CODE', params: { code: secret, minutes }, expiresAt });
    }
  }
  return { kind: 'PasswordResetRequested', message: MESSAGES.passwordResetRequested, expiresAt };
}

async function sentSoFar(tx: Tx, contactIndex: string, now: Date) {
  const last = await tx.passwordReset.findFirst({ where: { contactIndex }, orderBy: { sentAt: 'desc' } });
  const today = await tx.passwordReset.count({ where: { contactIndex, sentAt: { gte: beginningOfToday(now) } } });
  return { lastAt: last?.sentAt ?? null, todayByAccount: today, todayByContact: today };
}
