import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { anInstitution, aRegistration, refusedBy } from '../../test/facts.ts';
import type { Facts } from './facts.ts';
import {
  followsThePresentTerm,
  healthProofFresh,
  institutionIsALegalPerson,
  scopesOfTheCategory,
  termAtMost,
  termNotOver,
} from './short-term.ts';

const term = (employedFrom: string, employedUntil: string, over: Partial<Facts> = {}): Partial<Facts> => ({
  professionType: 'SHORT_TERM',
  qualification: null,
  form: { employedFrom, employedUntil },
  ...over,
});

describe('O62, O63: three years; O24: one; as long as the employment', () => {
  it.each<[string, Partial<Facts>, number, string | null]>([
    ['three years', term('2026-12-01', '2029-11-30'), 3, null],
    ['a day more', term('2026-12-01', '2029-12-01'), 3, 'TERM_TOO_LONG'],
    ['one year', term('2026-12-01', '2027-11-30'), 1, null],
    ['from 29 February', term('2028-02-29', '2029-02-27'), 1, null],
    ['the end before the beginning', term('2026-12-02', '2026-12-01'), 3, 'TERM_REVERSED'],
    ['not said', { form: {} }, 3, null],
  ])('%s', (_, over, years, code) => {
    expect(refusedBy(termAtMost(years, 'O62'), over)).toBe(code);
  });

  it.each([
    ['2026-11-09', null],
    ['2026-11-08', 'TERM_OVER'],
  ])('until %s: %s', (until, code) => {
    expect(refusedBy(termNotOver('O24'), term('2026-01-01', until))).toBe(code);
  });
});

it.each([
  ['2026-08-09', null],
  ['2026-08-08', 'HEALTH_PROOF_OLD'],
  ['2026-11-10', 'HEALTH_PROOF_OLD'],
  [null, null],
])('O62-6: examined on %s: %s', (healthCheckedOn, code) => {
  expect(refusedBy(healthProofFresh('O62'), { form: { healthCheckedOn } })).toBe(code);
});

it.each<[string, Partial<Parameters<typeof anInstitution>[1] & object>, string | null]>([
  ['a hospital', {}, null],
  ['a filed clinic', { kind: 'FILED' }, 'NO_LEGAL_PERSON'],
  ['somebody’s own practice', { ownerPractitionerId: 'x' }, 'NO_LEGAL_PERSON'],
])('O62-2: invited by %s', (_, details, code) => {
  expect(refusedBy(institutionIsALegalPerson('O62'), { institution: anInstitution('440103', details) })).toBe(code);
});

it('O13-7: scopes of the category that is applied for', () => {
  expect(refusedBy(scopesOfTheCategory, { form: { category: 'CLINICAL', scopes: ['1001'] } })).toBeNull();
  expect(refusedBy(scopesOfTheCategory, { form: { category: 'DENTAL', scopes: ['1001'] } })).toBe('SCOPE_NOT_ALLOWED');
});

describe('O62-7: another term goes on where the present one ends', () => {
  const institution = anInstitution();
  const present = aRegistration({
    professionType: 'SHORT_TERM',
    level: 'TAIWAN',
    primaryInstitutionId: institution.id,
    periodUntil: calendarDate('2026-12-31'),
  });
  it.each<[string, Partial<Facts>, string | null]>([
    ['the day after', term('2027-01-01', '2027-12-31'), null],
    ['overlapping', term('2026-12-01', '2027-11-30'), null],
    ['a day later', term('2027-01-02', '2027-12-31'), 'TERM_NOT_CONTINUOUS'],
    ['within the present one', term('2026-12-01', '2026-12-31'), 'REGISTERED_ALREADY'],
    ['elsewhere', term('2026-12-01', '2026-12-31', { institution: anInstitution('440304') }), null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(followsThePresentTerm('O62'), { institution, registrations: [present], ...over })).toBe(code);
  });
});
