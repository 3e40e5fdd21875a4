import { dictionary } from '@zxcvbn-ts/language-common';

/** `CHARACTERS`: something else than letters, digits and ASCII symbols. `COMMON`: in the list of much-used passwords. */
export type PasswordProblem = 'TOO_SHORT' | 'TOO_LONG' | 'CHARACTERS' | 'NO_LETTER' | 'NO_DIGIT' | 'COMMON';

export type PasswordRule = {
  /** 8 unless the configuration says otherwise; never less than the 6 of S0-5.3. */
  readonly minLength?: number;
};

const SHORTEST = 6;
const LONGEST = 64;

/**
 * Everything that is wrong with a new password; nothing for a good one. Letters and digits, both of them, as in S0-1.1;
 * symbols and up to 64 characters besides; what half the world uses is refused (domain 6.11, 11-A16). Case matters, except
 * for the last rule: `Password1` is as common as `password1`.
 */
export function checkPassword(text: string, rule: PasswordRule = {}): PasswordProblem[] {
  const minLength = Math.max(rule.minLength ?? 8, SHORTEST);
  const findings: Record<PasswordProblem, boolean> = {
    TOO_SHORT: text.length < minLength,
    TOO_LONG: text.length > LONGEST,
    CHARACTERS: /[^\x21-\x7E]/.test(text),
    NO_LETTER: !/[A-Za-z]/.test(text),
    NO_DIGIT: !/\d/.test(text),
    COMMON: commonPasswords().has(text.toLowerCase()),
  };
  return PROBLEMS.filter((name) => findings[name]);
}

const PROBLEMS: readonly PasswordProblem[] = ['TOO_SHORT', 'TOO_LONG', 'CHARACTERS', 'NO_LETTER', 'NO_DIGIT', 'COMMON'];

let known: ReadonlySet<string> | undefined;

/** About 49,000 passwords from published leaks, indexed when the first password is checked. */
function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(dictionary['passwords-common']);
  return known;
}
