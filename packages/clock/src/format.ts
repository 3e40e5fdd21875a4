import type { CalendarDate } from './calendar-date.ts';

/** `2022年07月08日`, the form that certificates and notices use. */
export function formatChineseDate(date: CalendarDate): string {
  return `${formatChineseMonth(date)}${date.slice(8, 10)}日`;
}

/** `1986年11月`, the form that the public register uses for a birth month. */
export function formatChineseMonth(date: CalendarDate): string {
  return `${date.slice(0, 4)}年${date.slice(5, 7)}月`;
}
