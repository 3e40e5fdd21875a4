import { type CalendarDate, parseCalendarDate } from '@medreg/clock';
import { toCanonicalText } from '@medreg/codes';

/** Outer blanks, zero-width characters and byte order marks go; composed characters, so that equal texts are equal. */
export function tidy(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/[\u200B\uFEFF]/gu, '')
    .trim();
}

/** `；` `;` `｜` `|` and line breaks. Not `、`: it occurs inside the names of techniques and diseases. */
const SEPARATORS = /[；;｜|\n]/u;

/** The values of one cell, in their order, each once. */
export function splitItems(text: string): string[] {
  const items = text.split(SEPARATORS).map((item) => item.trim().replace(/\s+/gu, ' '));
  return [...new Set(items.filter((item) => item !== ''))];
}

/** 2022-03-15, and what spreadsheets make of it: 2022/3/15, 2022.3.15, 2022年3月15日, 20220315. */
const WRITTEN_DATE = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/u;

/** @returns the date, or null when there is no such day */
export function writtenDate(text: string): CalendarDate | null {
  const [, year, month, day, packedMonth, packedDay] = WRITTEN_DATE.exec(toCanonicalText(text)) ?? [];
  if (!year) return null;
  const twoDigits = (written: string | undefined) => (written ?? '').padStart(2, '0');
  return parseCalendarDate(`${year}-${twoDigits(month ?? packedMonth)}-${twoDigits(day ?? packedDay)}`);
}
