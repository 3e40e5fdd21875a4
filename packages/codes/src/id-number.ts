import { type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { PROVINCE_PREFIXES } from './region-code.ts';
import { toCanonicalText } from './typed-text.ts';

declare const idNumberBrand: unique symbol;

/** An 18-character identity number whose parts and check character are right. GB 11643-1999, domain 6.1. */
export type IdNumber = string & { readonly [idNumberBrand]: true };

export type Sex = 'MALE' | 'FEMALE';

export type IdNumberProblem = 'LENGTH' | 'CHARACTERS' | 'REGION' | 'BIRTH_DATE' | 'CHECKSUM' | 'NOT_UPGRADABLE';

export type ParsedIdNumber =
  | {
      readonly ok: true;
      readonly idNumber: IdNumber;
      /** The first six digits as they stand. A division of sixty years ago need not exist today. */
      readonly regionCode: string;
      readonly birthDate: CalendarDate;
      readonly sex: Sex;
      readonly upgradedFrom15: boolean;
    }
  | { readonly ok: false; readonly problem: IdNumberProblem };

/**
 * Reads an identity number as a person types it: blanks around it, a small x and full-width digits are forgiven, and an old
 * number of 15 digits is upgraded to 18 characters. Domain 6.1.
 *
 * The region is checked by its first two digits only, because divisions of birth may have been abolished: the provinces,
 * 81/82/83 of residence permits for Hong Kong, Macao and Taiwan residents, and 9x of the foreigner's permanent residence
 * card of 2023 (domain 6.10).
 *
 * @param options.today a birth date after this day is refused; without it, no date is too late.
 */
export function parseIdNumber(typed: string, options: { readonly today?: CalendarDate } = {}): ParsedIdNumber {
  const text = toCanonicalText(typed);
  if (text.length !== 18 && text.length !== 15) return problem('LENGTH');
  const upgradedFrom15 = text.length === 15;
  if (!(upgradedFrom15 ? /^\d{15}$/ : /^\d{17}[\dX]$/).test(text)) return problem('CHARACTERS');
  if (!(upgradedFrom15 ? isCitizenRegion(text) : isRegion(text))) return problem('REGION');

  const body = upgradedFrom15 ? `${text.slice(0, 6)}19${text.slice(6)}` : text.slice(0, 17);
  const birthDate = birthDateOf(body);
  if (!birthDate || (options.today && birthDate > options.today)) return problem('BIRTH_DATE');
  if (upgradedFrom15 && CENTENARIAN_SEQUENCES.has(text.slice(12))) return problem('NOT_UPGRADABLE');

  const idNumber = `${body}${checkCharacter(body)}`;
  if (!upgradedFrom15 && idNumber !== text) return problem('CHECKSUM');
  const sex = Number(body.charAt(16)) % 2 === 1 ? 'MALE' : 'FEMALE';
  return { ok: true, idNumber: idNumber as IdNumber, regionCode: body.slice(0, 6), birthDate, sex, upgradedFrom15 };
}

/** In 15-digit numbers these were kept for persons over a hundred, born 18xx: the century cannot be told. Domain 6.1. */
const CENTENARIAN_SEQUENCES: ReadonlySet<string> = new Set(['996', '997', '998', '999']);

/** 83 is the residence permit of Taiwan residents: it exists in identity numbers only, not as a division. Domain 6.10. */
const TAIWAN_RESIDENT = '83';

function isRegion(text: string): boolean {
  return isCitizenRegion(text) || text.startsWith(TAIWAN_RESIDENT) || text.startsWith('9');
}

function isCitizenRegion(text: string): boolean {
  return PROVINCE_PREFIXES.has(text.slice(0, 2));
}

function birthDateOf(body: string): CalendarDate | null {
  const year = body.slice(6, 10);
  return year < '1800' ? null : parseCalendarDate(`${year}-${body.slice(10, 12)}-${body.slice(12, 14)}`);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ISO 7064 MOD 11-2 as GB 11643 tabulates it. */
function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, position) => total + weight * Number(body.charAt(position)), 0);
  return '10X98765432'.charAt(sum % 11);
}

function problem(name: IdNumberProblem): ParsedIdNumber {
  return { ok: false, problem: name };
}
