import { parseEmail } from '@medreg/codes';
import type { Viewer } from '@medreg/viewer';
import { lockOwnAccount } from '../../accounts/find-account.ts';
import { sendLink } from '../../contact/email-link.ts';
import type { CodeSent, TooSoon } from '../../contact/outcomes.ts';
import type { Deps, Tx } from '../../deps.ts';
import type { ChangeEmailInput } from '../../generated/resolvers.ts';
import { FIELD_PROBLEMS } from '../../messages.ts';
import {
  type AccountFrozen,
  accountFrozen,
  type CaptchaRefused,
  captchaRefused,
  type InvalidInput,
  invalidInput,
} from '../../outcomes.ts';

export type ChangeEmailOutcome = CodeSent | InvalidInput | TooSoon | CaptchaRefused | AccountFrozen;

/** 更换邮箱 (S0-5.2): typed twice and a captcha, then a link to the new address. Until it is followed the old one counts. */
export async function changeEmail(deps: Deps, viewer: Viewer, input: ChangeEmailInput): Promise<ChangeEmailOutcome> {
  const email = parseEmail(input.email);
  if (!email) return refuse('email', 'EMAIL');
  if (parseEmail(input.emailConfirmation) !== email) return refuse('emailConfirmation', 'EMAIL_CONFIRMATION');
  if (!(await deps.captcha.redeem(input.captcha.payload))) return captchaRefused();
  return deps.prisma.$transaction((tx) => send(tx, deps, viewer, email));
}

async function send(tx: Tx, deps: Deps, viewer: Viewer, email: string): Promise<ChangeEmailOutcome> {
  const account = await lockOwnAccount(tx, viewer);
  if (account.frozenAt) return accountFrozen();
  const same = account.emailVerifiedAt && account.emailIndex === deps.pii.blindIndex('EMAIL', email);
  return same ? refuse('email', 'SAME_EMAIL') : sendLink(tx, deps, viewer, { accountId: account.id, email });
}

function refuse(field: string, problem: 'EMAIL' | 'EMAIL_CONFIRMATION' | 'SAME_EMAIL'): InvalidInput {
  return invalidInput([{ field, problem, message: FIELD_PROBLEMS[problem] }]);
}
