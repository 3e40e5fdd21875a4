import { missingCharacters } from '@medreg/documents';
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

// What every font of the printed form has; the rest is looked up.
const NOT_COMMON = /[^\n -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/gu;
// Zero-width spaces, byte order marks, variation selectors: copied along unseen, and no font draws them.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** @returns a text as it is kept: line ends are \n, no blanks around, composed (NFC), nothing invisible inside */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim().normalize('NFC');
}

/**
 * What is typed here is printed (S0-2.1), so a character that no font has is refused now and not when somebody prints.
 *
 * @param text tidied
 * @param max characters, counted as people count them
 */
export function textProblem(field: string, text: string, max: number): InputProblem | null {
  if (text === '') return { field, problem: 'REQUIRED', message: MESSAGES.required };
  if ([...text].length > max) return { field, problem: 'TOO_LONG', message: MESSAGES.tooLong(max) };
  if (CONTROL.test(text)) return { field, problem: 'CHARACTERS', message: MESSAGES.characters };
  const unprintable = missingCharacters((text.match(NOT_COMMON) ?? []).join(''));
  if (unprintable.length > 0) {
    return { field, problem: 'CHARACTERS', message: MESSAGES.unprintable(unprintable.slice(0, 5).join('')) };
  }
  return null;
}
