import type { CalendarDate } from '@medreg/clock';
import {
  type IdNumber,
  isRegionCode,
  parseIdNumber,
  parseTcmQualificationCode,
  type RegionCode,
  type Sex,
  type TcmQualificationCode,
  toCanonicalText,
} from '@medreg/codes';
import type { Column, Header } from './columns.ts';
import { isInProvince } from './provinces.ts';
import type { Problem, Reason } from './reasons.ts';
import { splitItems, tidy, writtenDate } from './written-values.ts';

/** What a line says when all of it holds. */
export interface QualificationFacts {
  name: string;
  idNumber: IdNumber;
  sex: Sex;
  birthDate: CalendarDate;
  code: TcmQualificationCode;
  provinceCode: RegionCode;
  techniques: string[];
  diseases: string[];
  issuedOn: CalendarDate;
}

/** A line as read: `facts` are whole when there is no reason to refuse it. */
export interface QualificationLine {
  line: number;
  reasons: Reason[];
  facts: Partial<QualificationFacts>;
}

export interface ReadingRules {
  header: Header;
  today: CalendarDate;
  /** Division whose authority provides the data; '000000' may provide for every province. */
  providerRegion: string;
}

const NAME_LENGTH = 50;
const ITEM_LENGTH = 200;
const ITEMS = 50;

/** Letters of any script with their marks; dots, hyphens, apostrophes and blanks between them (买买提·艾力, J. O'Neill-Wu). */
const NAME = /^\p{L}[\p{L}\p{M}·•‧・.\-'’ ]*$/u;

/**
 * Reads one line of the certification centre's file and gives every reason to refuse it at once: whoever mends the file
 * mends it once. Domain 3.4 (source and scope), 6.1 (ID number), 6.2 (code).
 */
export function readLine(line: number, cells: readonly string[], rules: ReadingRules): QualificationLine {
  const { header, today, providerRegion } = rules;
  const reasons: Reason[] = [];
  const facts: Partial<QualificationFacts> = {};
  if (cells.length !== header.width) return { line, reasons: [{ column: null, problem: 'COLUMN_COUNT' }], facts };

  const refuse = (column: Column, problem: Problem) => reasons.push({ column, problem });
  /** The cell when there is something in it that may be read on. */
  function read(column: Column, then: (text: string) => void): void {
    const text = tidy(cells[header.placeOf[column]] ?? '');
    if (text === '') refuse(column, 'REQUIRED');
    // A quotation mark that is left over shows that the quoting of the line is broken (import-file/csv-lines.ts).
    else if (text.includes('"')) refuse(column, 'QUOTES');
    else then(text);
  }
  function readItems(column: Column, field: 'techniques' | 'diseases'): void {
    read(column, (text) => {
      const items = splitItems(text);
      if (items.length === 0) refuse(column, 'REQUIRED');
      else if (items.length > ITEMS) refuse(column, 'TOO_MANY');
      else if (items.some((item) => [...item].length > ITEM_LENGTH)) refuse(column, 'TOO_LONG');
      else facts[field] = items;
    });
  }

  read('姓名', (text) => {
    const name = text.replace(/\s+/gu, ' ');
    if ([...name].length > NAME_LENGTH) refuse('姓名', 'TOO_LONG');
    else if (!NAME.test(name)) refuse('姓名', 'NAME_CHARACTERS');
    else facts.name = name;
  });
  read('身份证号', (text) => {
    const parsed = parseIdNumber(text, { today });
    if (!parsed.ok) refuse('身份证号', `ID_${parsed.problem}`);
    else Object.assign(facts, { idNumber: parsed.idNumber, sex: parsed.sex, birthDate: parsed.birthDate });
  });
  read('资格证书编码', (text) => {
    const parsed = parseTcmQualificationCode(text);
    if (!parsed.ok) refuse('资格证书编码', `CODE_${parsed.problem}`);
    else facts.code = parsed.code;
  });
  read('考核省份代码', (text) => {
    const code = toCanonicalText(text);
    if (!isRegionCode(code) || !code.endsWith('0000')) refuse('考核省份代码', 'PROVINCE_UNKNOWN');
    else if (!isInProvince(code, providerRegion)) refuse('考核省份代码', 'PROVINCE_NOT_YOURS');
    else facts.provinceCode = code;
  });
  readItems('中医药技术方法', 'techniques');
  readItems('治疗病证范围', 'diseases');
  read('发证日期', (text) => {
    const date = writtenDate(text);
    if (!date) refuse('发证日期', 'DATE_INVALID');
    else if (date > today) refuse('发证日期', 'DATE_IN_FUTURE');
    else facts.issuedOn = date;
  });
  return { line, reasons, facts };
}

/** The facts of a line that nothing speaks against. */
export function wholeFacts({ reasons, facts }: QualificationLine): QualificationFacts | null {
  return reasons.length === 0 ? (facts as QualificationFacts) : null;
}
