import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { aRegistration, facts, refusedBy, theRecord } from '../../test/facts.ts';
import { type Facts, holds, type RecordFacts } from './facts.ts';
import { notBanned, notSuspended, waitingPeriodsOver } from './standing.ts';

const TODAY = calendarDate('2026-11-09');
const on = (date: string | null) => (date === null ? null : calendarDate(date));
const said = (
  kind: RecordFacts['kind'],
  measure: string,
  from: string | null = null,
  until: string | null = null,
  over: Partial<RecordFacts> = {},
): Partial<Facts> => ({
  records: [theRecord({ kind, measure, validFrom: on(from), validUntil: on(until), ...over })],
});

it.each([
  [null, null, true],
  ['2026-11-09', null, true],
  ['2026-11-10', null, false],
  [null, '2026-11-09', true],
  [null, '2026-11-08', false],
])('a record from %s until %s holds today: %s', (from, until, expected) => {
  expect(holds({ validFrom: on(from), validUntil: on(until) }, TODAY)).toBe(expected);
});

describe('PL-42; NR-31; 10.1.27: suspended', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['never', {}, null],
    ['by a penalty', said('PENALTY', 'SUSPENSION', '2026-06-01', '2026-12-01'), 'SUSPENDED'],
    ['by a failed assessment', said('ASSESSMENT', 'FAILED', '2026-06-01', '2026-12-01'), 'SUSPENDED'],
    ['on its last day', said('PENALTY', 'SUSPENSION', '2026-06-01', '2026-11-09'), 'SUSPENDED'],
    ['the day after', said('PENALTY', 'SUSPENSION', '2026-06-01', '2026-11-08'), null],
    ['before it begins', said('PENALTY', 'SUSPENSION', '2026-11-10', '2027-05-10'), null],
    ['a warning', said('PENALTY', 'WARNING'), null],
    ['a passed assessment', said('ASSESSMENT', 'PASSED'), null],
    ['as a nurse only', said('PENALTY', 'SUSPENSION', null, null, { professionType: 'NURSE' }), null],
    ['in this profession', said('PENALTY', 'SUSPENSION', null, null, { professionType: 'TCM_SPECIALTY' }), 'SUSPENDED'],
  ])('%s', (_, over, code) => {
    expect(refusedBy(notSuspended, over)).toBe(code);
  });

  it('names the last day, and the article of the profession', () => {
    const record = said('PENALTY', 'SUSPENSION', '2026-06-01', '2026-12-01');
    expect(notSuspended.check(facts(record))).toMatchObject({
      message: expect.stringContaining('2026-12-01'),
      basis: expect.stringContaining('医师法'),
    });
    expect(notSuspended.check(facts({ ...record, professionType: 'NURSE' }))?.basis).toContain('护士条例');
  });
});

describe('ALL-78, 79; PL-54: banned', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['never', {}, null],
    ['one year for false materials', said('BAN', 'FALSE_MATERIALS', '2026-01-01', '2026-12-31'), 'BANNED'],
    ['over', said('BAN', 'FALSE_MATERIALS', '2025-01-01', '2025-12-31'), null],
    ['for life', said('BAN', 'LIFE', '2020-01-01', null), 'BANNED'],
    ['another profession', said('BAN', 'FRAUD', null, null, { professionType: 'NURSE' }), null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(notBanned, over)).toBe(code);
  });
});

describe('PL-16(2)–(4); O13-6; NR-32: waiting periods', () => {
  const revoked = (decidedOn: string) =>
    said('PENALTY', 'REVOCATION', null, null, { decidedOn: calendarDate(decidedOn) });
  const failed = (since: string, statusReason = 'D-P4'): Partial<Facts> => ({
    registrations: [aRegistration({ status: 'DEREGISTERED', statusReason, statusSince: calendarDate(since) })],
  });
  it.each<[string, Partial<Facts>, string | null]>([
    ['none', {}, null],
    ['in prison', said('CRIMINAL', 'SENTENCE', '2025-01-01', null), 'CRIMINAL_PENALTY'],
    ['served two years ago less a day', said('CRIMINAL', 'SENTENCE', null, '2024-11-10'), 'CRIMINAL_PENALTY'],
    ['served two years ago', said('CRIMINAL', 'SENTENCE', null, '2024-11-09'), null],
    ['10.1.19: two years from the decision, less a day', revoked('2024-11-10'), 'REVOKED_RECENTLY'],
    ['10.1.19: two years from the decision', revoked('2024-11-09'), null],
    ['29 February', { ...revoked('2024-02-29'), today: calendarDate('2026-02-27') }, 'REVOKED_RECENTLY'],
    ['29 February, two years later', { ...revoked('2024-02-29'), today: calendarDate('2026-02-28') }, null],
    ['R-P4: failed assessment, less than a year', failed('2025-11-10'), 'ASSESSMENT_FAILED'],
    ['R-P4: a year', failed('2025-11-09'), null],
    ['deregistered for something else', failed('2026-11-01', 'D-P10'), null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(waitingPeriodsOver, over)).toBe(code);
  });
});
