import { isLoginName, type MobilePhone, parseEmail, parseMobilePhone } from '@medreg/codes';
import { FIELD_PROBLEMS } from '../messages.ts';
import type { InputProblem } from '../outcomes.ts';
import { checkNewPassword } from './password-input.ts';

export interface SignUpDetails {
  phone: MobilePhone;
  /** Null when none was given: optional, S0 图1.1.5 and 11-A17. */
  email: string | null;
  loginName: string;
}

/** Reads the second page of the sign-up as typed. S0-1.1 (图1.1.5), domain 6.11 */
export function readSignUpDetails(
  typed: {
    phone: string;
    email?: string | null;
    loginName: string;
    password: string;
    passwordConfirmation: string;
  },
  minPasswordLength: number,
): { details: SignUpDetails } | { problems: InputProblem[] } {
  const problems: InputProblem[] = [];
  const phone = parseMobilePhone(typed.phone);
  if (!phone) problems.push({ field: 'phone', problem: 'PHONE', message: FIELD_PROBLEMS.PHONE });
  const typedEmail = typed.email?.trim() ?? '';
  const email = typedEmail ? parseEmail(typedEmail) : null;
  if (typedEmail && !email) problems.push({ field: 'email', problem: 'EMAIL', message: FIELD_PROBLEMS.EMAIL });
  const loginName = typed.loginName.trim();
  if (!isLoginName(loginName)) {
    problems.push({ field: 'loginName', problem: 'LOGIN_NAME', message: FIELD_PROBLEMS.LOGIN_NAME });
  }
  problems.push(...checkNewPassword(typed, minPasswordLength));
  return phone && problems.length === 0 ? { details: { phone, email, loginName } } : { problems };
}
