import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween } from './arithmetic.ts';
import { type CalendarDate, calendarDate } from './calendar-date.ts';

/**
 * Days on which an office differs from the published calendar: a notice that is newer than the installed data, or a local
 * day off. `workingDays` wins over `holidays`, and both win over the published data.
 */
export type HolidayCorrections = {
  readonly holidays?: ReadonlySet<CalendarDate>;
  readonly workingDays?: ReadonlySet<CalendarDate>;
};

/**
 * Whether offices work on that day: Monday to Friday except holidays, and the make-up days (调休) of the State Council's
 * yearly notice. A day after `holidayDataThrough()` (the notice for next year comes in November) counts by weekdays alone,
 * as does a day before 2004: whoever shows a deadline there must say that it may still move.
 */
export function isWorkingDay(date: CalendarDate, corrections?: HolidayCorrections): boolean {
  if (corrections?.workingDays?.has(date)) return true;
  if (corrections?.holidays?.has(date)) return false;
  if (NOTICES.workdays.has(date)) return true;
  return !NOTICES.holidays.has(date) && Temporal.PlainDate.from(date).dayOfWeek <= 5;
}

/**
 * The n-th working day after `date`; the day itself is not counted, as in Civil Code Art. 201 and ALL-82. 0 gives `date`
 * itself, a negative count goes back. @throws RangeError when `count` is not a whole number.
 */
export function addWorkingDays(date: CalendarDate, count: number, corrections?: HolidayCorrections): CalendarDate {
  if (!Number.isSafeInteger(count)) throw new RangeError('A number of working days is a whole number');
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, corrections)) left -= 1;
  }
  return day;
}

/**
 * Working days after `from` up to and including `to`, so that `workingDaysBetween(d, addWorkingDays(d, n))` is n.
 * Negative when `to` is before `from`, counting the days before `from` down to and including `to`.
 */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate, corrections?: HolidayCorrections): number {
  const step = to < from ? -1 : 1;
  let count = 0;
  let day = from;
  for (let left = Math.abs(daysBetween(from, to)); left > 0; left -= 1) {
    day = addDays(day, step);
    if (isWorkingDay(day, corrections)) count += step;
  }
  return count;
}

/** The day itself when offices work on it, otherwise the next one: a period never ends on a holiday. Civil Code Art. 203. */
export function nextWorkingDay(date: CalendarDate, corrections?: HolidayCorrections): CalendarDate {
  return isWorkingDay(date, corrections) ? date : addWorkingDays(date, 1, corrections);
}

/** The last day for which the installed holiday data (`chinese-days`) is complete, e.g. `2026-12-31`. */
export function holidayDataThrough(): CalendarDate {
  return LAST_DAY;
}

/** The library's data without its functions: those mix UTC with the machine's zone and are a day off west of Greenwich. */
const NOTICES = {
  holidays: new Set(Object.keys(published.holidays)),
  workdays: new Set(Object.keys(published.workdays)),
};

/** A notice covers the year that it names; National Day is a holiday in every one of them. */
const LAST_DAY = calendarDate(
  `${[...NOTICES.holidays]
    .filter((day) => day.endsWith('-10-01'))
    .sort()
    .at(-1)
    ?.slice(0, 4)}-12-31`,
);
