import type { CalendarDate } from '@medreg/clock';
import type { IdentityDocumentType, RegionCode, Sex } from '@medreg/codes';
import type { Category, Kind, Level, Origin } from './kinds.ts';

/** 国籍 of whoever nothing else is said of. */
export const CHINA = '中国';

/** Who somebody is. */
export interface PersonFacts {
  name: string;
  sex: Sex;
  birthDate: CalendarDate;
  documentType: IdentityDocumentType;
  /** Canonical; an old number of 15 digits in 18, unless `upgradeProblem` says why not. */
  idNumber: string;
  /** The 15 digits as they were written, of a number that was upgraded. */
  oldNumber: string | null;
  upgradeProblem: IdUpgradeProblem | null;
  ethnicGroup: string | null;
  nationality: string;
}

/** Why 15 digits could not be upgraded by themselves. Domain 6.1. */
export type IdUpgradeProblem =
  | 'ILLEGAL_DATE'
  | 'NON_DIGITS'
  | 'RESERVED_SEQUENCE'
  | 'SAME_NUMBER'
  | 'NUMBER_OF_ANOTHER';

/** What one qualification record says. */
export interface RecordFacts {
  code: string;
  level: Level | null;
  category: Category | null;
  origin: Origin;
  provinceCode: RegionCode;
  techniques: string[];
  diseases: string[];
  issuedOn: CalendarDate;
  education: string | null;
  school: string | null;
  major: string | null;
  title: string | null;
}

/** A person and a record, as a line of a file or an authority's supplement brings them. */
export interface QualificationFacts extends PersonFacts, RecordFacts {
  kind: Kind;
  /** The number that stands inside a physician's code; null where none can be told. */
  codeHolder: string | null;
}
