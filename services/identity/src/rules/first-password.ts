import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for each other in an SMS: no 0/O, 1/l/I, 2/Z, 5/S, 8/B, u/v. */
const LETTERS = 'acdefghjkmnpqrtwxyACDEFGHJKLMNPQRTUWXY';
const DIGITS = '34679';
const ALPHABET = LETTERS + DIGITS;
const LENGTH = 12;

/**
 * A one-time first password of 12 readable characters (64 bits), with a letter and a digit in it. domain 2.1
 * @param random an index below `max`, from a cryptographic source
 */
export function makeFirstPassword(random: (max: number) => number = (max) => randomInt(max)): string {
  const characters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(random(ALPHABET.length)));
  // Both kinds, whatever chance said, at two different places.
  const letterAt = random(LENGTH);
  const digitAt = (letterAt + 1 + random(LENGTH - 1)) % LENGTH;
  characters[letterAt] = LETTERS.charAt(random(LETTERS.length));
  characters[digitAt] = DIGITS.charAt(random(DIGITS.length));
  return characters.join('');
}
