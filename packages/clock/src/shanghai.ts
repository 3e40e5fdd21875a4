import { Temporal } from 'temporal-polyfill';
import { type CalendarDate, calendarDate } from './calendar-date.ts';

/** The one time zone of the country, whatever the machine is set to. */
const CHINA = 'Asia/Shanghai';

/** A moment, the same everywhere. Dates of the law are `CalendarDate`s; moments are for logs, sessions and signatures. */
export type Instant = Date;

/** The calendar date in China at the moment `now`. */
export function today(now: Instant): CalendarDate {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(CHINA);
  return calendarDate(zoned.toPlainDate().toString());
}

/** The moment at which the date begins in China: for "everything since that day" over a column of moments. */
export function startOfDay(date: CalendarDate): Instant {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(CHINA).epochMilliseconds);
}
