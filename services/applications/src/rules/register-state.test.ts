import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { regionCode } from '@medreg/codes';
import { aRegistration, facts, refusedBy } from '../../test/facts.ts';
import type { Facts, RegistrationFacts } from './facts.ts';
import { mayBeRegisteredAgain, noOtherInItsPlace, notStoppedForTwoYears } from './register-state.ts';

const one = (status: RegistrationFacts['status'], since = '2026-06-01') =>
  aRegistration({ id: `${status}-${since}`, status, statusSince: calendarDate(since) });

describe('PL-19; 5.1; 11-A3: first registration or re-registration', () => {
  it.each<[string, RegistrationFacts[], 'REG' | 'REREG']>([
    ['never registered', [], 'REG'],
    ['registered', [one('VALID')], 'REG'],
    ['filed', [one('FILED')], 'REG'],
    ['filed two years ago', [one('FILED', '2024-11-09')], 'REG'],
    ['filed two years and a day ago', [one('FILED', '2024-11-08')], 'REREG'],
    ['deregistered', [one('DEREGISTERED')], 'REREG'],
    ['moved to a region not open', [one('TRANSFERRED_OUT')], 'REG'],
    ['deregistered long ago, registered again', [one('DEREGISTERED', '2020-01-01'), one('VALID')], 'REG'],
    ['deregistered long ago, registered again, filed', [one('DEREGISTERED', '2020-01-01'), one('FILED')], 'REG'],
    ['… and filed too long', [one('DEREGISTERED', '2020-01-01'), one('FILED', '2024-01-01')], 'REREG'],
    ['history alone', [one('SUPERSEDED')], 'REG'],
    ['annulled', [one('ANNULLED')], 'REG'],
  ])('%s', (_, registrations, way) => {
    expect([
      refusedBy(notStoppedForTwoYears, { registrations }),
      refusedBy(mayBeRegisteredAgain, { registrations }),
    ]).toEqual(way === 'REG' ? [null, 'NO_RE_REGISTRATION'] : ['RE_REGISTRATION_NEEDED', null]);
  });
});

describe('5.1: what comes back fits beside what has become VALID (I1, I4, I5)', () => {
  const filed = aRegistration({ status: 'FILED' });
  const beside = (over: Partial<RegistrationFacts>) => aRegistration({ id: 'other', ...over });
  const HUNAN = regionCode('430000');
  it.each<[string, Partial<Facts>, string | null]>([
    ['alone', {}, null],
    ['another in the place', { registrations: [beside({})] }, 'ALREADY_REGISTERED'],
    [
      'another in a county of it',
      { registrations: [beside({ practicePlaceCode: regionCode('440103') })] },
      'ALREADY_REGISTERED',
    ],
    ['another elsewhere, the same scope', { registrations: [beside({ practicePlaceCode: HUNAN })] }, null],
    [
      'another elsewhere, another scope',
      { registrations: [beside({ practicePlaceCode: HUNAN, scopeKey: 'x|' })] },
      'SCOPE_DIFFERS',
    ],
    ['another that is filed too', { registrations: [beside({ status: 'FILED' })] }, null],
    [
      'an assistant',
      {
        registration: aRegistration({ status: 'FILED', level: 'ASSISTANT' }),
        registrations: [beside({ practicePlaceCode: HUNAN })],
      },
      'ASSISTANT_ONE_PLACE',
    ],
    [
      'an assistant where two are allowed',
      {
        registration: aRegistration({ status: 'FILED', level: 'ASSISTANT' }),
        registrations: [beside({ practicePlaceCode: HUNAN })],
        rules: { ...facts().rules, assistantMultiPlace: true },
      },
      null,
    ],
  ])('%s', (_, over, code) => {
    expect(refusedBy(noOtherInItsPlace, { registration: filed, ...over })).toBe(code);
  });
});
