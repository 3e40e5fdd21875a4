import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  calendarDate,
  holidayDataThrough,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from './index.ts';

const d = calendarDate;

describe("the State Council's notices", () => {
  it.each([
    ['2024-01-01', 'New Year'],
    ['2024-02-12', 'Spring Festival, Monday'],
    ['2024-04-04', 'Tomb-sweeping, Thursday'],
    ['2024-05-01', 'Labour Day'],
    ['2024-06-10', 'Dragon Boat'],
    ['2024-09-17', 'Mid-autumn'],
    ['2024-10-07', 'National Day, last day'],
    ['2025-01-28', "Spring Festival's eve, a holiday since 2025"],
    ['2025-05-05', 'Labour Day, a Monday'],
    ['2025-10-08', 'National Day and Mid-autumn together'],
    ['2026-01-02', 'New Year, a Friday'],
    ['2026-02-23', 'Spring Festival, last day'],
    ['2026-10-06', 'National Day'],
    ['2026-11-22', 'a Sunday'],
  ])('%s is off (%s)', (date) => expect(isWorkingDay(d(date))).toBe(false));

  it.each([
    ['2024-02-04', 'Sunday, made up for the Spring Festival'],
    ['2024-02-18', 'Sunday, made up for the Spring Festival'],
    ['2024-04-28', 'Sunday, made up for Labour Day'],
    ['2024-09-14', 'Saturday, made up for Mid-autumn'],
    ['2025-01-26', 'Sunday, made up for the Spring Festival'],
    ['2025-09-28', 'Sunday, made up for National Day'],
    ['2025-10-11', 'Saturday, made up for National Day'],
    ['2026-01-04', 'Sunday, made up for New Year'],
    ['2026-02-28', 'Saturday, made up for the Spring Festival'],
    ['2024-02-09', "Spring Festival's eve 2024, a working day by the notice"],
    ['2026-11-23', 'a Monday'],
  ])('%s is worked (%s)', (date) => expect(isWorkingDay(d(date))).toBe(true));
});

describe('counting (Civil Code 201, ALL-82: the first day is not counted)', () => {
  it.each([
    ['2024-09-30', 1, '2024-10-08'],
    ['2024-09-30', 5, '2024-10-12'],
    ['2024-09-13', 1, '2024-09-14'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2024-10-05', 1, '2024-10-08'],
    ['2024-10-08', -1, '2024-09-30'],
    ['2024-10-05', 0, '2024-10-05'],
  ])('%s + %i working days = %s', (date, count, expected) => {
    expect(addWorkingDays(d(date), count)).toBe(expected);
  });

  it('between counts the last day, not the first', () => {
    expect(workingDaysBetween(d('2024-09-30'), d('2024-10-08'))).toBe(1);
    expect(workingDaysBetween(d('2024-10-08'), d('2024-10-08'))).toBe(0);
    expect(workingDaysBetween(d('2024-10-08'), d('2024-09-30'))).toBe(-1);
  });

  it('refuses half a day', () => expect(() => addWorkingDays(d('2024-10-08'), 1.5)).toThrow(RangeError));

  it('a period that ends on a holiday ends on the next working day (Civil Code 203)', () => {
    expect(nextWorkingDay(d('2024-10-03'))).toBe('2024-10-08');
    expect(nextWorkingDay(d('2024-10-08'))).toBe('2024-10-08');
  });

  it('properties: adding and counting are inverse, and the end is a working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 60 }), (offset, count) => {
        const start = addDays(d('2023-01-01'), offset);
        const end = addWorkingDays(start, count);
        expect(isWorkingDay(end)).toBe(true);
        expect(workingDaysBetween(start, end)).toBe(count);
      }),
    );
  });
});

describe('where the data ends', () => {
  const unknown = addDays(holidayDataThrough(), 1).slice(0, 4);

  it('says through when it is complete', () => {
    expect(holidayDataThrough() >= d('2026-12-31')).toBe(true);
    expect(holidayDataThrough()).toMatch(/-12-31$/);
  });

  it('counts by weekdays alone afterwards', () => {
    for (let day = d(`${unknown}-09-28`); day < d(`${unknown}-10-12`); day = addDays(day, 1)) {
      const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
      expect(isWorkingDay(day)).toBe(weekday >= 1 && weekday <= 5);
    }
  });

  it('an office can enter a newer notice itself', () => {
    const holidays = new Set([d('2031-10-01'), d('2031-10-02'), d('2031-10-03')]);
    const workingDays = new Set([d('2031-10-04')]);
    expect(isWorkingDay(d('2031-10-01'))).toBe(true);
    expect(isWorkingDay(d('2031-10-01'), { holidays })).toBe(false);
    expect(addWorkingDays(d('2031-09-30'), 1, { holidays, workingDays })).toBe('2031-10-04');
    expect(workingDaysBetween(d('2031-09-30'), d('2031-10-04'), { holidays, workingDays })).toBe(1);
    expect(nextWorkingDay(d('2031-10-01'), { holidays })).toBe('2031-10-06');
  });
});
