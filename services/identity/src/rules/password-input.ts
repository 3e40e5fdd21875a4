import { checkPassword } from '@medreg/codes';
import { FIELD_PROBLEMS, passwordProblem } from '../messages.ts';
import type { InputProblem } from '../outcomes.ts';

/** A new password and its confirmation, as typed. S0-1.1 (图1.1.5), S0-5.3, domain 6.11, 11-A16 */
export function checkNewPassword(
  { password, passwordConfirmation }: { password: string; passwordConfirmation: string },
  minLength: number,
): InputProblem[] {
  const problems: InputProblem[] = checkPassword(password, { minLength }).map((problem) => ({
    field: 'password',
    problem,
    message: passwordProblem(problem, minLength),
  }));
  if (password !== passwordConfirmation) {
    problems.push({ field: 'passwordConfirmation', problem: 'CONFIRMATION', message: FIELD_PROBLEMS.CONFIRMATION });
  }
  return problems;
}
