import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  type CalendarDate,
  calendarDate,
  compareDates,
  daysBetween,
  fullYearsBetween,
} from './index.ts';

const d = calendarDate;
const anyDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => d(date.toISOString().slice(0, 10)));

describe('adding', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2025-01-01', -1, '2024-12-31'],
    ['1986-05-03', 1, '1986-05-04'],
  ])('%s + %i days = %s', (date, days, expected) => expect(addDays(d(date), days)).toBe(expected));

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-11-30', 3, '2025-02-28'],
  ])('%s + %i months = %s (Civil Code 202: no such day, then the last of the month)', (date, months, expected) =>
    expect(addMonths(d(date), months)).toBe(expected),
  );

  it.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 2, '2026-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-28', 1, '2025-02-28'],
    ['2022-07-08', 2, '2024-07-08'],
    ['2024-02-29', -1, '2023-02-28'],
  ])('%s + %i years = %s (29 February clamps to 28 February)', (date, years, expected) =>
    expect(addYears(d(date), years)).toBe(expected),
  );
});

describe('measuring', () => {
  it.each([
    ['1986-11-05', '2022-11-04', 35],
    ['1986-11-05', '2022-11-05', 36],
    ['2004-02-29', '2022-02-27', 17],
    ['2004-02-29', '2022-02-28', 18],
    ['2004-02-29', '2024-02-28', 19],
    ['2004-02-29', '2024-02-29', 20],
    ['2022-06-01', '2022-06-01', 0],
    ['2022-06-01', '2022-05-31', -1],
  ])('full years from %s to %s: %i', (from, to, years) => expect(fullYearsBetween(d(from), d(to))).toBe(years));

  it('days between are exact over a leap day and negative backwards', () => {
    expect(daysBetween(d('2024-02-01'), d('2024-03-01'))).toBe(29);
    expect(daysBetween(d('2024-03-01'), d('2024-02-01'))).toBe(-29);
  });

  it('sorts', () => {
    const dates = ['2024-03-01', '1999-12-31', '2024-02-29'].map(d);
    expect(dates.sort(compareDates)).toEqual(['1999-12-31', '2024-02-29', '2024-03-01']);
    expect(compareDates(d('2024-03-01'), d('2024-03-01'))).toBe(0);
  });
});

describe('properties', () => {
  it('adding days and measuring them are inverse', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -50_000, max: 50_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('adding years and measuring them are inverse', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 120 }), (date, years) => {
        const there: CalendarDate = addYears(date, years);
        expect(fullYearsBetween(date, there)).toBe(years);
        expect(fullYearsBetween(date, addDays(there, -1))).toBe(years - 1);
      }),
    );
  });
});
