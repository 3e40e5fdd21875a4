import { toHalfWidth } from './typed-text.ts';

declare const mobilePhoneBrand: unique symbol;

/** Mainland mobile phone number, 11 digits without country code. Domain 6.11. */
export type MobilePhone = string & { readonly [mobilePhoneBrand]: true };

/** Whether the text is a mobile phone number in its canonical form. */
export function isMobilePhone(text: string): text is MobilePhone {
  return /^1[3-9]\d{9}$/.test(text);
}

/** The number that somebody typed (`+86 138-0013-8000`, full-width digits) in its canonical form, or null. */
export function parseMobilePhone(typed: string): MobilePhone | null {
  const digits = toHalfWidth(typed)
    .replace(/[\s-]/g, '')
    .replace(/^(?:\+|00)?86(?=1)/, '');
  return isMobilePhone(digits) ? digits : null;
}

/** Login name: a letter, then 5–11 letters or digits. S0-1.1, domain 6.11. */
export function isLoginName(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]{5,11}$/.test(text);
}
