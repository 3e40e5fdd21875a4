import { describe, expect, it } from '@jest/globals';
import { calendarDate, fixedClock, startOfDay, systemClock, today } from './index.ts';

describe('today in China', () => {
  it.each([
    ['2026-11-21T15:59:59.999Z', '2026-11-21'],
    ['2026-11-21T16:00:00.000Z', '2026-11-22'],
    ['2026-11-22T00:00:00+08:00', '2026-11-22'],
    ['2024-12-31T16:00:00Z', '2025-01-01'],
    ['1988-07-01T15:30:00Z', '1988-07-02'],
  ])('at %s it is %s', (moment, date) => expect(today(new Date(moment))).toBe(date));

  it('a day begins at midnight in China, in the summer time of 1986–1991 too', () => {
    expect(startOfDay(calendarDate('2026-11-22')).toISOString()).toBe('2026-11-21T16:00:00.000Z');
    expect(startOfDay(calendarDate('1988-07-02')).toISOString()).toBe('1988-07-01T15:00:00.000Z');
    expect(today(startOfDay(calendarDate('2026-11-22')))).toBe('2026-11-22');
  });
});

describe('clocks', () => {
  it('a fixed clock stands still until it is moved, and cannot be changed from outside', () => {
    const clock = fixedClock('2026-11-22T09:00:00+08:00');
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2026-11-22T01:00:00.000Z');
    clock.moveTo(new Date('2026-12-01T00:00:00Z'));
    expect(clock.now().toISOString()).toBe('2026-12-01T00:00:00.000Z');
  });

  it('a bare date is that day in China', () => expect(today(fixedClock('2026-11-22').now())).toBe('2026-11-22'));

  it('refuses what is no moment', () => expect(() => fixedClock('yesterday')).toThrow(RangeError));

  it('the system clock runs', () => expect(systemClock.now()).toBeInstanceOf(Date));
});
