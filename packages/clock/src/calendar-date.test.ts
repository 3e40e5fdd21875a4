import { describe, expect, it } from '@jest/globals';
import { calendarDate, formatChineseDate, formatChineseMonth, parseCalendarDate } from './index.ts';

describe('calendar dates', () => {
  it.each(['2022-07-08', '2024-02-29', '1900-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(calendarDate(text)).toBe(text);
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each([
    '2023-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-04-31',
    '2022-7-8',
    '20220708',
    '2022-07-08T00:00:00Z',
    ' 2022-07-08',
    '2022-07-08\n',
    '',
  ])('%j is none', (text) => {
    expect(parseCalendarDate(text)).toBeNull();
    expect(() => calendarDate(text)).toThrow(RangeError);
  });

  it('does not repeat what it was given in its error: it may be a birth date', () => {
    expect(() => calendarDate('1986-13-05')).not.toThrow('1986');
  });

  it('is written as in the manual (S0, S1)', () => {
    expect(formatChineseDate(calendarDate('2022-07-08'))).toBe('2022年07月08日');
    expect(formatChineseMonth(calendarDate('1986-11-05'))).toBe('1986年11月');
  });
});
