/** Digits, then letters: 0–9, A = 10 … Z = 35. */
export const ALPHABET_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The number that a character stands for, or -1. */
export function valueOf36(character: string): number {
  return ALPHABET_36.indexOf(character);
}
