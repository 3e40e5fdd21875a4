import { expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { filingState } from './filing-state.ts';

it.each([
  ['2026-11-08', null, 'SCHEDULED'],
  ['2026-11-09', null, 'ACTIVE'],
  ['2026-12-31', null, 'ACTIVE'],
  ['2027-01-01', null, 'ENDED'],
  ['2026-12-01', '2026-12-01', 'ACTIVE'],
  ['2026-12-02', '2026-12-01', 'CANCELLED'],
  ['2027-06-01', '2026-12-01', 'CANCELLED'],
  ['2026-11-08', '2026-11-07', 'CANCELLED'],
] as const)('5.3, I8: on %s one from 9 November to 31 December, ended on %s, is %s', (today, endedOn, state) => {
  const days = {
    validFrom: calendarDate('2026-11-09'),
    validUntil: calendarDate('2026-12-31'),
    endedOn: endedOn === null ? null : calendarDate(endedOn),
  };
  expect(filingState(days, calendarDate(today))).toBe(state);
});
