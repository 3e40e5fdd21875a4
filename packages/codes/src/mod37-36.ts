import { ALPHABET_36, valueOf36 } from './alphabet36.ts';

/**
 * The check character of ISO/IEC 7064 MOD 37,36 over a text of 0–9 and A–Z. Domain 6.8, 6.9.
 * @throws RangeError when the text is empty or holds another character.
 */
export function mod37_36(text: string): string {
  if (!/^[0-9A-Z]+$/.test(text)) throw new RangeError('MOD 37,36 is defined over 0–9 and A–Z');
  let product = 36;
  for (const character of text) {
    const sum = (product + valueOf36(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHABET_36.charAt((37 - product) % 36);
}

/** Whether the last character is the check character of those before it. */
export function isMod37_36(text: string): boolean {
  return /^[0-9A-Z]{2,}$/.test(text) && mod37_36(text.slice(0, -1)) === text.at(-1);
}
