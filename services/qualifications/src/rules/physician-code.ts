import type { CalendarDate } from '@medreg/clock';
import {
  type IdentityDocumentType,
  type PhysicianQualificationProblem,
  parsePhysicianQualificationCode,
} from '@medreg/codes';
import type { Category, Level } from './kinds.ts';

export interface PhysicianCode {
  code: string;
  year: number;
  provincePrefix: string;
  /** Positions 7–9. */
  levelAndCategory: string;
  /** The number inside: 18 characters of a citizen's, else as it stands. */
  holder: string;
}

/** The code of an old number: 24 characters instead of 27. */
const OLD_LENGTH = 24;

/**
 * Reads a physician's code. Strictly for citizens; for documents of Hong Kong, Macao, Taiwan and abroad the number inside may
 * be anything, and so it may where 15 digits stand that cannot be upgraded (S2-Q47). Domain 6.2.
 */
export function readPhysicianCode(
  typed: string,
  { documentType, today }: { documentType: IdentityDocumentType; today: CalendarDate },
): { ok: true; read: PhysicianCode } | { ok: false; problem: PhysicianQualificationProblem } {
  const document = documentType === '01' ? 'ID_NUMBER' : 'OTHER';
  const strict = parsePhysicianQualificationCode(typed, { document, today });
  const isOldNumber = !strict.ok && strict.problem === 'ID_NUMBER' && typed.trim().length === OLD_LENGTH;
  const parsed = isOldNumber ? parsePhysicianQualificationCode(typed, { document: 'OTHER', today }) : strict;
  if (!parsed.ok) return parsed;
  const { code, year, provincePrefix, levelAndCategory, idNumber, documentNumber } = parsed;
  return { ok: true, read: { code, year, provincePrefix, levelAndCategory, holder: idNumber ?? documentNumber } };
}

/** What positions of the code stand for: what is to be expected, and what cannot be. */
interface Meaning<Value> {
  expects: readonly Value[];
  /** Where the scheme is certain; elsewhere a difference is only worth a look. */
  refuses?: readonly Value[];
}

const ASSISTANTS = ['ASSISTANT', 'RURAL_ASSISTANT', 'TOWNSHIP_ASSISTANT'] as const;

/** Position 7. 3 and 4: by apprenticeship or expertise (师承和确有专长); X of XC: general practice in the country (W22). Domain 9.1. */
const LEVEL_OF: Readonly<Record<string, Meaning<Level>>> = {
  1: { expects: ['LICENSED'], refuses: ASSISTANTS },
  2: { expects: ['ASSISTANT', 'TOWNSHIP_ASSISTANT'], refuses: ['LICENSED'] },
  3: { expects: ['LICENSED'] },
  4: { expects: ASSISTANTS },
  X: { expects: ['RURAL_ASSISTANT'] },
};

/** In every scheme. Domain 9.1. */
const CERTAIN_CATEGORIES: Readonly<Record<string, Meaning<Category>>> = {
  10: { expects: ['CLINICAL'], refuses: ['DENTAL', 'PUBLIC_HEALTH', 'TCM'] },
  20: { expects: ['DENTAL'], refuses: ['CLINICAL', 'PUBLIC_HEALTH', 'TCM'] },
  30: { expects: ['PUBLIC_HEALTH'], refuses: ['CLINICAL', 'DENTAL', 'TCM'] },
};
const TCM: Meaning<Category> = { expects: ['TCM'] };
const allTcm = (...digits: number[]) => Object.fromEntries(digits.map((digit) => [digit, TCM]));

/**
 * Positions 8–9 by the year of the code. 41 is TCM in the older scheme and Korean medicine in the newer, 42 integrated and
 * Zhuang; for the practice category all of them are TCM. Which scheme the years between had is not known. Domain 9.1.
 */
const CATEGORY_SCHEMES: readonly {
  from: number;
  until: number;
  categories: Readonly<Record<string, Meaning<Category>>>;
}[] = [
  { from: 1998, until: 2009, categories: { ...CERTAIN_CATEGORIES, ...allTcm(41, 42, 43, 44, 45) } },
  {
    from: 2007,
    until: 9999,
    categories: { ...CERTAIN_CATEGORIES, ...allTcm(40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 60, 70, 80, 90) },
  },
];

/** How a value and the code agree: REFUSED where the scheme is certain, else UNUSUAL; null when they do or nothing is known. */
export type Difference = 'REFUSED' | 'UNUSUAL' | null;

/** 级别和类别 of the code against what the record says. */
export function compareWithCode(
  { year, levelAndCategory }: Pick<PhysicianCode, 'year' | 'levelAndCategory'>,
  { level, category }: { level?: Level | null | undefined; category?: Category | null | undefined },
): { level: Difference; category: Difference } {
  const digits = levelAndCategory.slice(1);
  const scheme = CATEGORY_SCHEMES.find(
    ({ from, until, categories }) => from <= year && year <= until && categories[digits],
  );
  return {
    level: level ? differenceOf(LEVEL_OF[levelAndCategory.charAt(0)], level) : null,
    category: category ? differenceOf(scheme?.categories[digits], category) : null,
  };
}

function differenceOf<Value>(meaning: Meaning<Value> | undefined, value: Value): Difference {
  if (!meaning || meaning.expects.includes(value)) return null;
  return meaning.refuses?.includes(value) ? 'REFUSED' : 'UNUSUAL';
}
