import type { CalendarDate } from '@medreg/clock';
import { parseIdNumber } from './id-number.ts';
import { toCanonicalText } from './typed-text.ts';

/** Identity documents, CV02.01.101 with the extensions 08 and 09. Domain 6.10. `shape` null: no rule is known. */
export const IDENTITY_DOCUMENTS = {
  '01': { name: '居民身份证', shape: /^(?!8[1-3]|9)\d{17}[\dX]$|^\d{15}$/ },
  '02': { name: '居民户口簿', shape: null },
  '03': { name: '护照', shape: /^[A-Z0-9]{5,17}$/ },
  '04': { name: '军官证', shape: /^\p{Script=Han}字第\d{6,8}号?$/u },
  '05': { name: '驾驶证', shape: null },
  '06': { name: '港澳居民来往内地通行证', shape: /^(?:[HM]\d{8}(?:\d{2})?|C[A-HJ-NP-Z]\d{7})$/ },
  '07': { name: '台湾居民来往大陆通行证', shape: /^(?:\d{8}|\d{10}[A-Z])$/ },
  '08': { name: '港澳台居民居住证', shape: /^8[1-3]0000\d{11}[\dX]$/ },
  '09': { name: '外国人永久居留身份证', shape: /^(?:9\d{16}[\dX]|[A-Z]{3}\d{12})$/ },
  '99': { name: '其他', shape: null },
} as const satisfies Record<string, { name: string; shape: RegExp | null }>;

export type IdentityDocumentType = keyof typeof IDENTITY_DOCUMENTS;

/** Longest document number that is stored where no rule is known. */
const LONGEST = 40;

/**
 * The canonical number of an identity document, or null when it cannot be one. The 18-character ones (01, 08, 09 since
 * December 2023) must also pass `parseIdNumber`; a 15-digit number comes back upgraded.
 */
export function parseIdentityDocument(
  type: IdentityDocumentType,
  typed: string,
  options: { readonly today?: CalendarDate } = {},
): string | null {
  const text = toCanonicalText(typed);
  const { shape } = IDENTITY_DOCUMENTS[type];
  if (text.length === 0 || text.length > LONGEST) return null;
  if (shape !== null && !shape.test(text)) return null;
  const isIdNumber = type === '01' || type === '08' || (type === '09' && /^\d/.test(text));
  if (!isIdNumber) return text;
  const parsed = parseIdNumber(text, options);
  return parsed.ok ? parsed.idNumber : null;
}
