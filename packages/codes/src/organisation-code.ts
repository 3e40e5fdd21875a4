import { valueOf36 } from './alphabet36.ts';

declare const organisationCodeBrand: unique symbol;

/** Organisation code 组织机构代码: 8 characters and a check character, no hyphen. GB 11714, domain 6.5. */
export type OrganisationCode = string & { readonly [organisationCodeBrand]: true };

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Whether the text is an organisation code with the right check character, placeholders such as `PDY000001` included. */
export function isOrganisationCode(text: string): text is OrganisationCode {
  return /^[0-9A-Z]{8}[0-9X]$/.test(text) && organisationCodeCheck(text.slice(0, 8)) === text.charAt(8);
}

/** The check character for the first eight. @throws RangeError when there are not eight upper-case alphanumerics. */
export function organisationCodeCheck(body: string): string {
  if (!/^[0-9A-Z]{8}$/.test(body))
    throw new RangeError('The body of an organisation code has 8 characters, 0–9 or A–Z');
  const sum = WEIGHTS.reduce((total, weight, position) => total + weight * valueOf36(body.charAt(position)), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
