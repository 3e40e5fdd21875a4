import { MESSAGES } from '../messages.ts';

/** What is wrong with one input. */
export interface InputProblem {
  /** Path of the input field, e.g. reasons.0.message */
  field: string;
  /** Machine word, e.g. REQUIRED, TOO_LONG */
  problem: string;
  message: string;
}

// Control characters but line feed; what a person types into a form has none.
const CONTROL = /(?!\n)\p{Cc}/u;

/**
 * @param text already trimmed
 * @param max characters, counted as people count them
 */
export function textProblem(field: string, text: string, max: number): InputProblem | null {
  if (text === '') return { field, problem: 'REQUIRED', message: MESSAGES.required };
  if ([...text].length > max) return { field, problem: 'TOO_LONG', message: MESSAGES.tooLong(max) };
  if (CONTROL.test(text)) return { field, problem: 'CHARACTERS', message: MESSAGES.characters };
  return null;
}
