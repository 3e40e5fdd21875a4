import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { anInstitution, aRegistration, facts, refusedBy, theFiling } from '../../test/facts.ts';
import type { Facts } from './facts.ts';
import { filedWithinTwoYears, filingDaysInOrder, filingDoesNotOverlap } from './filing-days.ts';

const filed = (statusSince: string) => aRegistration({ status: 'FILED', statusSince: calendarDate(statusSince) });

describe('S0-2.6; O13-19; 10.1.7: cancelled within two years', () => {
  it.each<[string, string, string, string | null]>([
    ['the same day', '2026-11-09', '2026-11-09', null],
    ['the day before two years are full', '2024-11-09', '2026-11-08', null],
    ['the same calendar day two years later', '2024-11-09', '2026-11-09', null],
    ['the day after', '2024-11-09', '2026-11-10', 'CANCELLATION_WINDOW_CLOSED'],
    ['filed on 29 February: until 28 February', '2024-02-29', '2026-02-28', null],
    ['filed on 29 February: not on 1 March', '2024-02-29', '2026-03-01', 'CANCELLATION_WINDOW_CLOSED'],
    ['filed on 28 February, two years later a leap year', '2026-02-28', '2028-02-28', null],
    ['… and not on 29 February', '2026-02-28', '2028-02-29', 'CANCELLATION_WINDOW_CLOSED'],
  ])('%s', (_, since, today, code) => {
    expect(refusedBy(filedWithinTwoYears, { registration: filed(since), today: calendarDate(today) })).toBe(code);
  });

  it('says until when it was possible', () => {
    const refused = filedWithinTwoYears.check(facts({ registration: filed('2024-02-29') }));
    expect(refused?.message).toContain('2026-02-28');
  });
});

describe('S2-Q10; 5.3; 11-A11: the days of a filing', () => {
  const days = (validFrom: string | null, validUntil: string | null) => ({ form: { validFrom, validUntil } });
  const atMost = (multiFilingMaxYears: number) => ({ rules: { ...facts().rules, multiFilingMaxYears } });
  it.each<[string, Partial<Facts>, string | null]>([
    ['none yet', {}, null],
    ['one of them', days('2026-11-09', null), null],
    ['from today', days('2026-11-09', '2027-11-08'), null],
    ['one day', days('2026-11-09', '2026-11-09'), null],
    ['later', days('2026-12-01', '2026-12-31'), null],
    ['the end before the start', days('2026-12-02', '2026-12-01'), 'FILING_DAYS'],
    ['from yesterday', days('2026-11-08', '2026-12-01'), 'FILING_DAYS'],
    [
      'from the day of the submission',
      { ...days('2026-11-02', '2026-12-01'), submittedOn: calendarDate('2026-11-02') },
      null,
    ],
    [
      'before the submission',
      { ...days('2026-11-01', '2026-12-01'), submittedOn: calendarDate('2026-11-02') },
      'FILING_DAYS',
    ],
    [
      'over when it is decided',
      { ...days('2026-11-02', '2026-11-08'), submittedOn: calendarDate('2026-11-02') },
      'FILING_DAYS',
    ],
    [
      'its last day when it is decided',
      { ...days('2026-11-02', '2026-11-09'), submittedOn: calendarDate('2026-11-02') },
      null,
    ],
    ['twenty years without a limit', days('2026-11-09', '2046-11-09'), null],
    ['five years of five', { ...days('2026-11-09', '2031-11-08'), ...atMost(5) }, null],
    ['a day more', { ...days('2026-11-09', '2031-11-09'), ...atMost(5) }, 'FILING_DAYS'],
  ])('%s', (_, over, code) => {
    expect(refusedBy(filingDaysInOrder, over)).toBe(code);
  });
});

describe('5.3: no two filings at one institution at a time', () => {
  const institution = anInstitution('440104');
  const asked = { institution, form: { validFrom: '2026-12-01', validUntil: '2026-12-31' } };
  const held = (from: string, until: string, endedOn: string | null = null, institutionId = institution.id) => [
    theFiling({
      institutionId,
      validFrom: calendarDate(from),
      validUntil: calendarDate(until),
      endedOn: endedOn === null ? null : calendarDate(endedOn),
    }),
  ];
  it.each<[string, Partial<Facts>, string | null]>([
    ['none', asked, null],
    ['nothing chosen', { ...asked, institution: null, filings: held('2026-11-01', '2027-01-01') }, null],
    ['before', { ...asked, filings: held('2026-11-01', '2026-11-30') }, null],
    ['until its first day', { ...asked, filings: held('2026-11-01', '2026-12-01') }, 'FILING_OVERLAPS'],
    ['around it', { ...asked, filings: held('2026-11-01', '2027-01-01') }, 'FILING_OVERLAPS'],
    ['from its last day', { ...asked, filings: held('2026-12-31', '2027-01-01') }, 'FILING_OVERLAPS'],
    ['after', { ...asked, filings: held('2027-01-01', '2027-02-01') }, null],
    ['ended before', { ...asked, filings: held('2026-11-01', '2027-01-01', '2026-11-30') }, null],
    [
      'ended on its first day',
      { ...asked, filings: held('2026-11-01', '2027-01-01', '2026-12-01') },
      'FILING_OVERLAPS',
    ],
    ['one that never began', { ...asked, filings: held('2026-12-15', '2027-01-01', '2026-12-14') }, null],
    ['elsewhere', { ...asked, filings: held('2026-11-01', '2027-01-01', null, 'institution-x') }, null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(filingDoesNotOverlap, over)).toBe(code);
  });
});
