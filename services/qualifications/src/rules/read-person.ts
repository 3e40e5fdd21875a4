import { calendarDate, parseCalendarDate } from '@medreg/clock';
import {
  IDENTITY_DOCUMENTS,
  type IdentityDocumentType,
  type IdNumberProblem,
  parseIdentityDocument,
  parseIdNumber,
  toCanonicalText,
} from '@medreg/codes';
import type { IdUpgradeProblem } from './facts.ts';
import { readName } from './names.ts';
import type { CellReader, Reading } from './reading.ts';
import { writtenDate } from './written-values.ts';

export const name: CellReader = (text, { facts, refuse }) => {
  const read = readName(text);
  if ('problem' in read) refuse('姓名', read.problem);
  else facts.name = read.name;
};

/** A code of CV02.01.101 (domain 6.10), or its name. */
export const documentType: CellReader = (text, { facts, refuse }) => {
  const code = Object.entries(IDENTITY_DOCUMENTS).find(([type, { name }]) => type === text || name === text)?.[0];
  if (code) facts.documentType = code as IdentityDocumentType;
  else refuse('证件类型', 'DOCUMENT_UNKNOWN');
};

/** Documents whose number is a citizen's identity number in shape, and are found by the number alone. Domain 6.10. */
const LIKE_A_CITIZENS: readonly (IdentityDocumentType | undefined)[] = [undefined, '01', '08'];

/** 身份证号; the number of another document where 证件类型 says so. Domain 6.1, 6.10. */
export const idNumber: CellReader = (text, { facts, today, refuse }) => {
  const isOther = !LIKE_A_CITIZENS.includes(facts.documentType) && !(facts.documentType === '09' && /^\d/.test(text));
  if (isOther && facts.documentType) {
    const number = parseIdentityDocument(facts.documentType, text, { today });
    if (number) facts.idNumber = number;
    else refuse('身份证号', 'DOCUMENT_INVALID');
    return;
  }
  const parsed = parseIdNumber(text, { today });
  if (!parsed.ok) return refuse('身份证号', `ID_${parsed.problem}`);
  const { idNumber, sex, birthDate, upgradedFrom15 } = parsed;
  facts.documentType ??= documentOf(idNumber);
  Object.assign(facts, { idNumber, sex, birthDate });
  if (upgradedFrom15) facts.oldNumber = toCanonicalText(text);
};

/** Which of the documents of one series has this number. */
export function documentOf(idNumber: string): IdentityDocumentType {
  if (idNumber.startsWith('9')) return '09';
  return /^8[1-3]0000/.test(idNumber) ? '08' : '01';
}

const UPGRADE_PROBLEMS: Partial<Record<IdNumberProblem, IdUpgradeProblem>> = {
  BIRTH_DATE: 'ILLEGAL_DATE',
  CHARACTERS: 'NON_DIGITS',
  NOT_UPGRADABLE: 'RESERVED_SEQUENCE',
};

/** As `idNumber`, for recognised physicians: 15 digits that cannot be upgraded are kept with the reason. 6.1, S2-Q47. */
export const physicianIdNumber: CellReader = (text, reading) => {
  const { facts, today } = reading;
  const typed = toCanonicalText(text);
  const parsed = parseIdNumber(typed, { today });
  const problem = parsed.ok ? undefined : UPGRADE_PROBLEMS[parsed.problem];
  if (!problem || !/^[0-9A-Z]{15}$/.test(typed) || (facts.documentType ?? '01') !== '01')
    return idNumber(text, reading);
  Object.assign(facts, { idNumber: typed, documentType: '01', upgradeProblem: problem });
};

export const sex: CellReader = (text, { stated, refuse }) => {
  const found = { 男: 'MALE', '1': 'MALE', 女: 'FEMALE', '2': 'FEMALE' }[text];
  if (found) stated.sex = found as 'MALE' | 'FEMALE';
  else refuse('性别', 'SEX_UNKNOWN');
};

export const birthDate: CellReader = (text, { stated, today, refuse }) => {
  const date = writtenDate(text);
  if (!date) refuse('出生日期', 'DATE_INVALID');
  else if (date > today || date < calendarDate('1800-01-01')) refuse('出生日期', 'DATE_IMPOSSIBLE');
  else stated.birthDate = date;
};

const ETHNIC_GROUP_LENGTH = 20;
const NATIONALITY_LENGTH = 30;

export const ethnicGroup: CellReader = (text, { facts, refuse }) => {
  if ([...text].length > ETHNIC_GROUP_LENGTH) refuse('民族', 'TOO_LONG');
  else facts.ethnicGroup = text;
};

export const nationality: CellReader = (text, { facts, refuse }) => {
  if ([...text].length > NATIONALITY_LENGTH) refuse('国籍', 'TOO_LONG');
  else facts.nationality = text;
};

/**
 * Once every cell is read: sex and birth date are those of the identity number; where there is none that says them, what the
 * cells state. Old numbers that could not be upgraded stay for recognised physicians alone.
 */
export function settlePerson(reading: Reading): void {
  const { facts, stated, refuse, warn } = reading;
  if (facts.idNumber === undefined) return;
  if (facts.upgradeProblem && facts.origin !== 'RECOGNITION') {
    const [problem] = Object.entries(UPGRADE_PROBLEMS).find(([, upgrade]) => upgrade === facts.upgradeProblem) ?? [];
    refuse('身份证号', `ID_${problem as IdNumberProblem}`);
    return;
  }
  if (facts.upgradeProblem) readOldNumber(reading, facts.idNumber);
  const { sex, birthDate } = facts;
  if (sex && stated.sex && sex !== stated.sex) warn('性别', 'DIFFERS_FROM_ID_NUMBER');
  if (birthDate && stated.birthDate && birthDate !== stated.birthDate) warn('出生日期', 'DIFFERS_FROM_ID_NUMBER');
  facts.sex ??= stated.sex;
  facts.birthDate ??= stated.birthDate;
  if (!facts.sex) refuse('性别', 'REQUIRED');
  if (!facts.birthDate) refuse('出生日期', 'REQUIRED');
}

/** What 15 digits say although they cannot be upgraded; the century is a guess, and said to be one. */
function readOldNumber({ facts, stated, warn }: Reading, number: string): void {
  const lastDigit = Number(number.at(-1));
  const sex = Number.isNaN(lastDigit) ? undefined : lastDigit % 2 === 1 ? 'MALE' : 'FEMALE';
  const birthDate = parseCalendarDate(`19${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`);
  facts.sex = stated.sex ?? sex;
  facts.birthDate = stated.birthDate ?? birthDate ?? undefined;
  if (!stated.birthDate && birthDate) warn('身份证号', 'BIRTH_DATE_UNSURE');
  warn('身份证号', 'ID_KEPT_OLD');
}
