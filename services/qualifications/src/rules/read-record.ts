import { isRegionCode, parseTcmQualificationCode, toCanonicalText } from '@medreg/codes';
import type { Column } from './columns.ts';
import { CATEGORIES, type Category, LEVELS, type Level, ORIGINS, type Origin } from './kinds.ts';
import { compareWithCode, readPhysicianCode } from './physician-code.ts';
import { isInProvince } from './provinces.ts';
import type { CellReader, Reading } from './reading.ts';
import { splitItems, writtenDate } from './written-values.ts';

export const ITEM_LENGTH = 200;
export const ITEMS = 50;

/** 1–40 letters and digits: the codes whose structure is not published (domain 6.2, 6.11). */
export const plainCode =
  (column: Column): CellReader =>
  (text, { facts, refuse }) => {
    const parsed = parseTcmQualificationCode(text);
    if (parsed.ok) facts.code = parsed.code;
    else refuse(column, `CODE_${parsed.problem}`);
  };

/** 医师资格证书编码. Domain 6.2. */
export const physicianCode: CellReader = (text, reading) => {
  const { facts, today, refuse } = reading;
  const parsed = readPhysicianCode(text, { documentType: facts.documentType ?? '01', today });
  if (!parsed.ok) return refuse('资格证书编码', `CODE_${parsed.problem}`);
  const { code, holder, ...parts } = parsed.read;
  Object.assign(facts, { code, codeHolder: holder });
  reading.physicianCode = parts;
};

/** A province, and one for which the provider may provide. */
export const province =
  (column: Column): CellReader =>
  (text, { facts, providerRegion, refuse }) => {
    const code = toCanonicalText(text);
    if (!isRegionCode(code) || !code.endsWith('0000')) refuse(column, 'PROVINCE_UNKNOWN');
    else if (!isInProvince(code, providerRegion)) refuse(column, 'PROVINCE_NOT_YOURS');
    else facts.provinceCode = code;
  };

export const date =
  (column: Column): CellReader =>
  (text, { facts, today, refuse }) => {
    const date = writtenDate(text);
    if (!date) refuse(column, 'DATE_INVALID');
    else if (date > today) refuse(column, 'DATE_IN_FUTURE');
    else facts.issuedOn = date;
  };

export const items =
  (column: Column, field: 'techniques' | 'diseases'): CellReader =>
  (text, { facts, refuse }) => {
    const items = splitItems(text);
    if (items.length === 0) refuse(column, 'REQUIRED');
    else if (items.length > ITEMS) refuse(column, 'TOO_MANY');
    else if (items.some((item) => [...item].length > ITEM_LENGTH)) refuse(column, 'TOO_LONG');
    else facts[field] = items;
  };

/** 学历 and the like: whatever stands there. */
export const remark =
  (column: Column, field: 'education' | 'school' | 'major', length: number): CellReader =>
  (text, { facts, refuse }) => {
    const remark = text.replace(/\s+/gu, ' ');
    if ([...remark].length > length) refuse(column, 'TOO_LONG');
    else facts[field] = remark;
  };

/** SPECIALTY is a kind of its own and no level that physicians sit for. */
export const level: CellReader = (text, { facts, refuse }) => {
  const found = keyOf(LEVELS, text);
  if (found && found !== 'SPECIALTY') facts.level = found satisfies Level;
  else refuse('医师级别', 'LEVEL_UNKNOWN');
};

/** 乡村全科执业助理医师 have two categories in one: they count as clinical (W22, domain 3.2). */
const TWO_IN_ONE = '临床和中医';

export const category: CellReader = (text, { facts, refuse }) => {
  const word = text.replace(/类别?$/u, '');
  const found = word === TWO_IN_ONE && facts.level === 'RURAL_ASSISTANT' ? 'CLINICAL' : keyOf(CATEGORIES, word);
  if (found) facts.category = found satisfies Category;
  else refuse('执业类别', 'CATEGORY_UNKNOWN');
};

export const origin: CellReader = (text, { facts, refuse }) => {
  const found = keyOf(ORIGINS, text);
  if (found) facts.origin = found satisfies Origin;
  else refuse('取得方式', 'ORIGIN_UNKNOWN');
};

function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, text: string): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => words[key] === text);
}

/** Once every cell is read: level, category and province against the code. Refused only where the scheme is certain (9.1). */
export function compareCells({ facts, physicianCode, refuse, warn }: Reading): void {
  if (!physicianCode) return;
  const differences = compareWithCode(physicianCode, facts);
  const say = { REFUSED: refuse, UNUSUAL: warn };
  if (differences.level) say[differences.level]('医师级别', 'LEVEL_DIFFERS_FROM_CODE');
  if (differences.category) say[differences.category]('执业类别', 'CATEGORY_DIFFERS_FROM_CODE');
  if (facts.provinceCode && facts.provinceCode.slice(0, 2) !== physicianCode.provincePrefix) {
    warn('资格省份代码', 'PROVINCE_DIFFERS_FROM_CODE');
  }
}
