import { today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../deps.ts';
import type { BeginSignUpInput } from '../../generated/resolvers.ts';
import { FIELD_PROBLEMS, MESSAGES } from '../../messages.ts';
import {
  type CaptchaRefused,
  captchaRefused,
  type IdentityAlreadyRegistered,
  type InvalidInput,
  identityAlreadyRegistered,
  invalidInput,
} from '../../outcomes.ts';
import { PRIVACY_NOTICE } from '../../privacy-notice.ts';
import { isUnderAge, readIdentity } from '../../rules/identity-input.ts';
import { sealTicket } from './sign-up-ticket.ts';

export type BeginSignUpOutcome =
  | {
      kind: 'SignUpBegun';
      ticket: string;
      expiresAt: Date;
      name: string;
      idNumber: string;
      upgradedFrom15: boolean;
    }
  | InvalidInput
  | CaptchaRefused
  | { kind: 'UnderAge'; message: string }
  | IdentityAlreadyRegistered;

/**
 * 注册新账号, first page (S0 图1.1.4). Whether an identity is registered is told only for a solved captcha (domain 4.1); what is
 * wrong with the number itself anybody can compute.
 */
export async function beginSignUp(deps: Deps, _viewer: Viewer, input: BeginSignUpInput): Promise<BeginSignUpOutcome> {
  const { clock, pii, captcha, prisma } = deps;
  const now = clock.now();
  const read = readIdentity(input, today(now));
  const problems = 'problems' in read ? [...read.problems] : [];
  if (input.privacyNoticeVersion !== PRIVACY_NOTICE.version) {
    const message = FIELD_PROBLEMS.NOTICE_NOT_AGREED;
    problems.push({ field: 'privacyNoticeVersion', problem: 'NOTICE_NOT_AGREED', message });
  }
  if ('problems' in read || problems.length > 0) return invalidInput(problems);

  if (!(await captcha.redeem(input.captcha.payload))) return captchaRefused();
  const { name, idNumber, birthDate, upgradedFrom15 } = read.identity;
  if (isUnderAge(birthDate, today(now))) return { kind: 'UnderAge', message: MESSAGES.underAge };
  const idNumberIndex = pii.blindIndex('ID_NUMBER', idNumber);
  if (await prisma.account.findUnique({ where: { idNumberIndex }, select: { id: true } })) {
    return identityAlreadyRegistered();
  }
  const ticket = { name, idNumber, noticeVersion: PRIVACY_NOTICE.version, consentedAt: now };
  const { text, expiresAt } = sealTicket(pii, ticket, now);
  return { kind: 'SignUpBegun', ticket: text, expiresAt, name, idNumber, upgradedFrom15 };
}
