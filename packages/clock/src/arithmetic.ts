import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, calendarDate } from './calendar-date.ts';

/** The date `days` days later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return later(date, { days });
}

/**
 * The corresponding day `months` months later (earlier when negative); where that month has no such day, its last day
 * (31 January + 1 month = 28 or 29 February). Civil Code Art. 202.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return later(date, { months });
}

/**
 * The corresponding day `years` years later (earlier when negative). 29 February becomes 28 February in a year that is no
 * leap year: where the month has no corresponding day, a period ends on the month's last day. Civil Code Art. 202.
 */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return later(date, { years });
}

/** Negative when `a` is before `b`, 0 on the same day, positive after: for `sort`. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days from `from` to `to`; negative when `to` is before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/**
 * Whole years from `from` to `to`: somebody's age when `from` is the birth date. Counts as `addYears` does, so whoever was
 * born on 29 February is a year older on 28 February of a common year. Negative (rounded down) when `to` is before `from`.
 */
export function fullYearsBetween(from: CalendarDate, to: CalendarDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return addYears(from, years) <= to ? years : years - 1;
}

function later(date: CalendarDate, duration: Temporal.DurationLike): CalendarDate {
  return calendarDate(Temporal.PlainDate.from(date).add(duration, { overflow: 'constrain' }).toString());
}
