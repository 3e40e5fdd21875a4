import { isOrganisationCode } from './organisation-code.ts';

declare const creditCodeBrand: unique symbol;

/** Unified social credit code 统一社会信用代码, 18 characters. GB 32100-2015, domain 6.6. */
export type CreditCode = string & { readonly [creditCodeBrand]: true };

/** Digits and letters without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether the text is a credit code: alphabet, six digits of region, organisation code inside, check character. */
export function isCreditCode(text: string): text is CreditCode {
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(text)) return false;
  if (!isOrganisationCode(text.slice(8, 17))) return false;
  const sum = WEIGHTS.reduce((total, weight, position) => total + weight * ALPHABET.indexOf(text.charAt(position)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31) === text.charAt(17);
}
