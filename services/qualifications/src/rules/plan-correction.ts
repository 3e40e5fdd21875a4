import type { CalendarDate } from '@medreg/clock';
import {
  type IdentityDocumentType,
  isRegionCode,
  parseIdentityDocument,
  parseIdNumber,
  parseTcmQualificationCode,
  type Sex,
} from '@medreg/codes';
import type { RecordFacts } from './facts.ts';
import { type Kind, RANKS } from './kinds.ts';
import { readName } from './names.ts';
import { readPhysicianCode } from './physician-code.ts';
import { documentOf } from './read-person.ts';

/** Why a correction that an authority decided cannot be applied; nothing is changed then. */
export type CorrectionProblem =
  | 'PRACTITIONER_GONE'
  | 'QUALIFICATION_GONE'
  | 'ID_NUMBER_TAKEN'
  | 'CODE_TAKEN'
  | 'NAME_INVALID'
  | 'ID_NUMBER_INVALID'
  | 'CODE_INVALID'
  | 'RECORD_INVALID';

/** What of a person can be corrected, as it stands. */
export interface PersonValues {
  name: string;
  sex: Sex;
  birthDate: CalendarDate;
  documentType: IdentityDocumentType;
  idNumber: string;
  ethnicGroup: string | null;
}

export type Stated<Values> = { [Field in keyof Values]?: Values[Field] | undefined };

export type Plan<Values> =
  | { ok: true; values: Values /** Those that differ. */; fields: (keyof Values & string)[] }
  | { ok: false; problem: CorrectionProblem };

/**
 * The person as corrected. A new identity number brings its own birth date and sex, unless the decision says otherwise
 * (S2-Q46, Q47; domain 6.1).
 */
export function planPerson(
  current: PersonValues,
  stated: Stated<Omit<PersonValues, 'documentType'>>,
  today: CalendarDate,
): Plan<PersonValues> {
  const name = readName(stated.name ?? current.name);
  if (stated.name !== undefined && 'problem' in name) return { ok: false, problem: 'NAME_INVALID' };
  const number = stated.idNumber === undefined ? {} : readNumber(stated.idNumber, current, today);
  if (!number) return { ok: false, problem: 'ID_NUMBER_INVALID' };
  const values = { ...current, ...number, ...said({ ...stated, idNumber: undefined }) };
  if ('name' in name) values.name = name.name;
  return { ok: true, values, fields: fieldsThatDiffer(current, values) };
}

function readNumber(
  typed: string,
  { documentType, idNumber: current }: PersonValues,
  today: CalendarDate,
): Partial<PersonValues> | null {
  if (!['01', '08', '09'].includes(documentType)) {
    const idNumber = parseIdentityDocument(documentType, typed, { today });
    return idNumber ? { idNumber } : null;
  }
  const parsed = parseIdNumber(typed, { today });
  if (!parsed.ok) return null;
  const { idNumber, sex, birthDate } = parsed;
  return idNumber === current ? {} : { idNumber, sex, birthDate, documentType: documentOf(idNumber) };
}

/** A record as corrected: whole, and possible for its kind. */
export function planRecord(
  kind: Kind,
  current: RecordFacts,
  stated: Stated<Omit<RecordFacts, 'provinceCode' | 'issuedOn'>> & { provinceCode?: string; issuedOn?: string },
  { documentType, today }: { documentType: IdentityDocumentType; today: CalendarDate },
): Plan<RecordFacts> {
  const values = { ...current, ...said(stated) } as RecordFacts;
  if (stated.code !== undefined) {
    const code = readCode(kind, stated.code, { documentType, today });
    if (!code) return { ok: false, problem: 'CODE_INVALID' };
    values.code = code;
  }
  if (!isPossible(kind, values)) return { ok: false, problem: 'RECORD_INVALID' };
  return { ok: true, values, fields: fieldsThatDiffer(current, values) };
}

export function readCode(
  kind: Kind,
  typed: string,
  rules: { documentType: IdentityDocumentType; today: CalendarDate },
): string | null {
  if (kind === 'PHYSICIAN') {
    const parsed = readPhysicianCode(typed, rules);
    return parsed.ok ? parsed.read.code : null;
  }
  const parsed = parseTcmQualificationCode(typed);
  return parsed.ok ? parsed.code : null;
}

/** Level, category and what was assessed belong to the kind; the province is one. A check of the database says the same. */
export function isPossible(
  kind: Kind,
  {
    level,
    category,
    provinceCode,
    techniques,
    diseases,
  }: Omit<RecordFacts, 'code' | 'provinceCode'> & { provinceCode: string },
): boolean {
  const { levels, categories } = RANKS[kind];
  const hasScope = kind === 'TCM_SPECIALTY';
  return (
    levels.includes(level) &&
    categories.includes(category) &&
    isRegionCode(provinceCode) &&
    provinceCode.endsWith('0000') &&
    [techniques, diseases].every((items) => hasScope === items.length > 0)
  );
}

/** Without what is not said: null is a value, undefined is none. */
function said<Values extends object>(values: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;
}

function fieldsThatDiffer<Values extends object>(current: Values, values: Values): (keyof Values & string)[] {
  const fields = Object.keys(values) as (keyof Values & string)[];
  return fields.filter((field) => JSON.stringify(current[field]) !== JSON.stringify(values[field]));
}
