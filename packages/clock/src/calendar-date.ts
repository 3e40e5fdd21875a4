import { Temporal } from 'temporal-polyfill';

declare const calendarDateBrand: unique symbol;

/**
 * A day in the calendar, `YYYY-MM-DD`, without a time and without a zone. It is a text, so it compares with `<` and `>`,
 * travels as JSON and needs no conversion at the database.
 */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

/** The date that the text names, or null when it is not exactly `YYYY-MM-DD` or no such day exists. */
export function parseCalendarDate(text: string): CalendarDate | null {
  return isCalendarDate(text) ? text : null;
}

/** The date that the text names. @throws RangeError when it is not exactly `YYYY-MM-DD` or no such day exists. */
export function calendarDate(text: string): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw new RangeError('Not a calendar date: expected YYYY-MM-DD and a day that exists');
}

function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
