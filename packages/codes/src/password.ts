import { dictionary } from '@zxcvbn-ts/language-common';
import { checkPasswordShape, type PasswordRule, type PasswordShapeProblem } from './password-shape.ts';

/** `COMMON`: in the list of much-used passwords. */
export type PasswordProblem = PasswordShapeProblem | 'COMMON';

/**
 * Everything that is wrong with a new password; nothing for a good one: its shape, and what half the world uses is refused (domain
 * 6.11, 11-A16). Case matters, except for the last rule: `Password1` is as common as `password1`.
 */
export function checkPassword(text: string, rule: PasswordRule = {}): PasswordProblem[] {
  const problems: PasswordProblem[] = checkPasswordShape(text, rule);
  return commonPasswords().has(text.toLowerCase()) ? [...problems, 'COMMON'] : problems;
}

let known: ReadonlySet<string> | undefined;

/** About 49,000 passwords from published leaks, indexed when the first password is checked. */
function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(dictionary['passwords-common']);
  return known;
}
