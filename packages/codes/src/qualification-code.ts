import type { CalendarDate } from '@medreg/clock';
import { type IdNumber, parseIdNumber } from './id-number.ts';
import { isRegionCode } from './region-code.ts';
import { toCanonicalText } from './typed-text.ts';

declare const physicianQualificationCodeBrand: unique symbol;
declare const tcmQualificationCodeBrand: unique symbol;

/** Physician qualification certificate code 医师资格证书编码, 27 characters (24 with an old identity number). Domain 6.2. */
export type PhysicianQualificationCode = string & { readonly [physicianQualificationCodeBrand]: true };

/** TCM-specialty qualification certificate code 中医（专长）医师资格证书编码. Its structure is not published. Domain 6.2. */
export type TcmQualificationCode = string & { readonly [tcmQualificationCodeBrand]: true };

export type PhysicianQualificationProblem = 'LENGTH' | 'CHARACTERS' | 'YEAR' | 'PROVINCE' | 'ID_NUMBER';

export type ParsedPhysicianQualificationCode =
  | {
      readonly ok: true;
      readonly code: PhysicianQualificationCode;
      /** Year of the examination; 1998 for whoever was recognised before 26 June 1998. */
      readonly year: number;
      /** First two digits of GB/T 2260. */
      readonly provincePrefix: string;
      /** Positions 7–9, the exam category code of that year: 141 meant TCM once and Korean medicine later (domain 9.1). */
      readonly levelAndCategory: string;
      /** From the first of them: 1 and 3 licensed, 2 and 4 assistant, XC assistant in general practice in the country. */
      readonly level: 'LICENSED' | 'ASSISTANT' | null;
      /** The holder's number in 18 characters; null when another document stands there. */
      readonly idNumber: IdNumber | null;
      /** Positions 10 and on, as printed. */
      readonly documentNumber: string;
    }
  | { readonly ok: false; readonly problem: PhysicianQualificationProblem };

/**
 * Reads a physician qualification code as typed. Whether the number inside is the holder's, or a former one of the holder's,
 * is for the caller to compare: the code does not change when the identity number is corrected. Domain 6.2.
 *
 * @param options.document `OTHER` for holders from Hong Kong, Macao, Taiwan and abroad, whose document number of 1–20
 *   upper-case alphanumerics stands where the identity number would be.
 */
export function parsePhysicianQualificationCode(
  typed: string,
  options: { readonly document?: 'ID_NUMBER' | 'OTHER'; readonly today?: CalendarDate } = {},
): ParsedPhysicianQualificationCode {
  const code = toCanonicalText(typed);
  const other = options.document === 'OTHER';
  if (other ? code.length < 10 || code.length > 29 : code.length !== 27 && code.length !== 24) return problem('LENGTH');
  if (!(other ? /^\d{6}[0-9A-Z]+$/ : /^\d{6}[0-9A-Z]{3}(\d{15}|\d{17}[\dX])$/).test(code)) return problem('CHARACTERS');

  const year = Number(code.slice(0, 4));
  if (year < FIRST_YEAR || (options.today && year > Number(options.today.slice(0, 4)))) return problem('YEAR');
  const provincePrefix = code.slice(4, 6);
  if (!isRegionCode(`${provincePrefix}0000`)) return problem('PROVINCE');

  const documentNumber = code.slice(9);
  const holder = other ? null : parseIdNumber(documentNumber, options);
  if (holder && !holder.ok) return problem('ID_NUMBER');
  return {
    ok: true,
    code: code as PhysicianQualificationCode,
    year,
    provincePrefix,
    levelAndCategory: code.slice(6, 9),
    level: levelOf(code.slice(6, 9)),
    idNumber: holder?.idNumber ?? null,
    documentNumber,
  };
}

/** Qualifications recognised before the law carry 1998; the first examination was in 1999. */
const FIRST_YEAR = 1998;

function levelOf(levelAndCategory: string): 'LICENSED' | 'ASSISTANT' | null {
  if (/^[13]/.test(levelAndCategory)) return 'LICENSED';
  return /^(?:[24]|XC)/.test(levelAndCategory) ? 'ASSISTANT' : null;
}

export type ParsedTcmQualificationCode =
  | { readonly ok: true; readonly code: TcmQualificationCode }
  | { readonly ok: false; readonly problem: 'LENGTH' | 'CHARACTERS' };

/** Reads a TCM-specialty qualification code: 1–40 upper-case alphanumerics, compared exactly with the imported one. [D] */
export function parseTcmQualificationCode(typed: string): ParsedTcmQualificationCode {
  const code = toCanonicalText(typed);
  if (code.length < 1 || code.length > 40) return { ok: false, problem: 'LENGTH' };
  if (!/^[0-9A-Z]+$/.test(code)) return { ok: false, problem: 'CHARACTERS' };
  return { ok: true, code: code as TcmQualificationCode };
}

function problem(name: PhysicianQualificationProblem): ParsedPhysicianQualificationCode {
  return { ok: false, problem: name };
}
