import { expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import type { ApplicationStatus } from '../generated/resolvers.ts';
import { STATUSES } from '../workflow.ts';
import { dueOn } from './clocks.ts';

const MONDAY = calendarDate('2026-11-09');
const DAYS = { review: 10, acceptance: 5, decision: 20 };

it.each<[ApplicationStatus, string | null]>([
  ['SUBMITTED', '2026-11-23'],
  ['PARTLY_PASSED', '2026-11-23'],
  ['MIL_PASSED', '2026-11-23'],
  ['AWAITING_RELEASE', '2026-11-23'],
  ['INST_PASSED', '2026-11-16'],
  ['ACCEPTED', '2026-12-07'],
  ['HEARING', '2026-12-09'],
])('ALL-82: %s from 9 November lasts until %s, in working days; a hearing 30 calendar days', (status, last) => {
  expect(dueOn(status, MONDAY, DAYS)).toBe(last);
});

it('ALL-45: nothing runs while the applicant has to do something, or nobody has', () => {
  const running = [
    'SUBMITTED',
    'PARTLY_PASSED',
    'MIL_PASSED',
    'AWAITING_RELEASE',
    'INST_PASSED',
    'ACCEPTED',
    'HEARING',
  ];
  for (const status of ['DRAFT', 'PENDING', 'CORRECTION_REQUIRED', 'EFFECTIVE', 'APPROVED'] as const) {
    expect([status, dueOn(status, MONDAY, DAYS)]).toEqual([status, null]);
  }
  const others = STATUSES.filter((status) => dueOn(status, MONDAY, DAYS) !== null);
  expect(others.filter((status) => !running.includes(status)).every((status) => status === 'FORWARDED')).toBe(true);
});

it('ALL-82: public holidays do not count, make-up workdays do', () => {
  expect(dueOn('INST_PASSED', calendarDate('2026-09-29'), DAYS)).toBe('2026-10-12');
});

it('none is promised: no end', () => {
  expect(dueOn('ACCEPTED', MONDAY, { ...DAYS, decision: null })).toBeNull();
});
