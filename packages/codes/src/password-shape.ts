/** `CHARACTERS`: something else than letters, digits and ASCII symbols. */
export type PasswordShapeProblem = 'TOO_SHORT' | 'TOO_LONG' | 'CHARACTERS' | 'NO_LETTER' | 'NO_DIGIT';

export type PasswordRule = {
  /** 8 unless the configuration says otherwise; never less than the 6 of S0-5.3. */
  readonly minLength?: number;
};

const SHORTEST = 6;
export const LONGEST_PASSWORD = 64;

/**
 * What is wrong with a new password as far as its characters tell: letters and digits, both of them, as in S0-1.1; symbols and up
 * to 64 characters besides (domain 6.11, 11-A16). Without the list of much-used passwords, which is too long for a browser.
 */
export function checkPasswordShape(text: string, rule: PasswordRule = {}): PasswordShapeProblem[] {
  const minLength = Math.max(rule.minLength ?? 8, SHORTEST);
  const findings: Record<PasswordShapeProblem, boolean> = {
    TOO_SHORT: text.length < minLength,
    TOO_LONG: text.length > LONGEST_PASSWORD,
    CHARACTERS: /[^\x21-\x7E]/.test(text),
    NO_LETTER: !/[A-Za-z]/.test(text),
    NO_DIGIT: !/\d/.test(text),
  };
  return PROBLEMS.filter((name) => findings[name]);
}

const PROBLEMS: readonly PasswordShapeProblem[] = ['TOO_SHORT', 'TOO_LONG', 'CHARACTERS', 'NO_LETTER', 'NO_DIGIT'];
