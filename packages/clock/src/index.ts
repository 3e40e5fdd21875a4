/**
 * Time as the law counts it: calendar dates in China, working days by the State Council's holiday notices, periods by the
 * Civil Code. "Today" is always passed in, so that a rule can be tried on any day.
 */
export {
  addDays,
  addMonths,
  addYears,
  compareDates,
  daysBetween,
  fullYearsBetween,
} from './arithmetic.ts';
export { type CalendarDate, calendarDate, parseCalendarDate } from './calendar-date.ts';
export { type Clock, type FixedClock, fixedClock, systemClock } from './clock.ts';
export { formatChineseDate, formatChineseMonth } from './format.ts';
export { type Instant, startOfDay, today } from './shanghai.ts';
export {
  addWorkingDays,
  type HolidayCorrections,
  holidayDataThrough,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from './working-days.ts';
