import { describe, expect, it } from '@jest/globals';
import { addDays, type CalendarDate, calendarDate } from '@medreg/clock';
import fc from 'fast-check';
import type { RecordFacts } from './facts.ts';
import { deemedRenewal, lastDayForDeemedRenewal, registrationPeriod, renewalWindow, renewedPeriod } from './renewal.ts';

const date = calendarDate;

describe('5.2: the new period begins on the day after the old one, five years less a day', () => {
  it.each([
    ['2026-11-08', '2026-11-09', '2031-11-08'],
    ['2026-12-31', '2027-01-01', '2031-12-31'],
    // 10.1.8: the period ends on 29 February.
    ['2028-02-29', '2028-03-01', '2033-02-28'],
    ['2027-02-28', '2027-03-01', '2032-02-29'],
    // A period that would begin on 29 February is no shorter than five years.
    ['2028-02-28', '2028-02-29', '2033-02-28'],
  ])('10.1.8: until %s, then %s to %s', (end, from, until) => {
    expect(renewedPeriod(date(end))).toEqual({ from, until });
  });

  it('periods follow each other without gap or overlap, each of five years', () => {
    const aDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(date('2000-01-01'), days));
    fc.assert(
      fc.property(aDay, (day) => {
        const { until } = registrationPeriod(day);
        const next = renewedPeriod(until);
        expect(next.from).toBe(addDays(until, 1));
        expect(Number(next.from.slice(0, 4)) - Number(day.slice(0, 4))).toBe(5);
      }),
    );
  });

  it('11-A4: the window opens so many days before and closes on the last day', () => {
    expect(renewalWindow(date('2027-02-28'), 90)).toEqual({ opens: '2026-11-30', closes: '2027-02-28' });
    expect(lastDayForDeemedRenewal(date('2027-02-28'))).toBe('2027-01-29');
  });
});

describe('ALL-50, 11-A5: deemed granted', () => {
  const end = date('2026-10-31');
  const nurse = { status: 'VALID', professionType: 'NURSE', periodUntil: end } as const;
  const facts = { records: [] as RecordFacts[], today: date('2026-11-01') };
  const inTime = { status: 'ACCEPTED', receivedOn: date('2026-10-01') } as const;
  const record = (over: Partial<RecordFacts>): RecordFacts => ({
    kind: 'PENALTY',
    measure: 'SUSPENSION',
    professionType: 'NURSE',
    registrationId: null,
    decidedOn: date('2026-05-01'),
    validFrom: date('2026-05-01'),
    validUntil: date('2026-10-31'),
    ...over,
  });

  it('reached the authority thirty days before the end: a new period', () => {
    expect(deemedRenewal(inTime, nurse, facts)).toEqual({ from: '2026-11-01', until: '2031-10-31' });
    expect(deemedRenewal({ ...inTime, status: 'INST_PASSED' }, nurse, facts)).not.toBeNull();
  });

  it.each([
    ['twenty-nine days before', { ...inTime, receivedOn: date('2026-10-02') }],
    ['never reached it', { ...inTime, receivedOn: null }],
    ['still with the institution', { status: 'SUBMITTED' as const, receivedOn: null }],
    ['waiting for corrections by the applicant', { ...inTime, status: 'CORRECTION_REQUIRED' as const }],
    ['returned by the institution', { ...inTime, status: 'INST_RETURNED' as const }],
  ])('not when it was %s', (_, renewal) => {
    expect(deemedRenewal(renewal, nurse, facts)).toBeNull();
  });

  it.each<[string, RecordFacts, boolean]>([
    ['a suspension that ran on the last day', record({}), false],
    ['a suspension that was over before', record({ validUntil: date('2026-10-30') }), true],
    ['a revocation', record({ measure: 'REVOCATION', validFrom: null, validUntil: null }), false],
    ['a ban', record({ kind: 'BAN', measure: 'FRAUD', validUntil: date('2028-01-01') }), false],
    ['a suspension as a physician', record({ professionType: 'PHYSICIAN' }), true],
  ])('with %s on record: %s', (_, one, granted) => {
    expect(deemedRenewal(inTime, nurse, { ...facts, records: [one] }) !== null).toBe(granted);
  });

  it('not before the end, not of what is no longer valid, not of others than nurses', () => {
    expect(deemedRenewal(inTime, nurse, { ...facts, today: end as CalendarDate })).toBeNull();
    expect(deemedRenewal(inTime, { ...nurse, status: 'REVOKED' }, facts)).toBeNull();
    expect(deemedRenewal(inTime, { ...nurse, professionType: 'SHORT_TERM' }, facts)).toBeNull();
  });
});
