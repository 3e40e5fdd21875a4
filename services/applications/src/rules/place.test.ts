import { describe, expect, it } from '@jest/globals';
import { regionCode } from '@medreg/codes';
import { anInstitution, aPhysicians, aQualification, aRegistration, facts, refusedBy } from '../../test/facts.ts';
import { somethingChanges } from './change.ts';
import type { Facts, RegistrationFacts } from './facts.ts';
import {
  assistantOnePlace,
  filingInsideThePlace,
  institutionCivilian,
  institutionOpen,
  leavesItsProvince,
  notRegisteredThere,
  provinceConsents,
} from './place.ts';
import { liesIn, placesOverlap, practicePlace, provinceOfPlace } from './practice-place.ts';

const HERE = anInstitution();
const HUNAN = anInstitution('430102');
const valid = (place: string, over: Partial<RegistrationFacts> = {}) =>
  aRegistration({ id: `r-${place}`, practicePlaceCode: regionCode(place), ...over });

describe('places (O13-7; S2-Q7, Q8; domain 6.7)', () => {
  it.each([
    ['440000', '440103', true],
    ['440103', '440000', true],
    ['440100', '440103', true],
    ['440100', '440304', false],
    ['440103', '440103', true],
    ['440103', '440104', false],
    ['440000', '430000', false],
    // A city without districts acts as a county.
    ['441900', '440000', true],
    ['441900', '442000', false],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    expect([placesOverlap(a, b), placesOverlap(b, a)]).toEqual([expected, expected]);
  });

  it.each([
    ['440000', '440103', true],
    ['440103', '440103', true],
    ['440103', '440104', false],
    ['440103', '440100', false],
    ['430000', '440103', false],
  ])('in %s lies %s: %s', (place, region, expected) => {
    expect(liesIn(place, region)).toBe(expected);
  });

  it.each([
    ['LICENSED', '440000', undefined],
    ['SPECIALTY', '440000', undefined],
    ['ASSISTANT', '440103', undefined],
    ['TOWNSHIP_ASSISTANT', '440103', undefined],
    ['RURAL_ASSISTANT', '440103', HERE.id],
    ['NURSE', '440103', HERE.id],
    ['FOREIGN', '440103', HERE.id],
  ] as const)('of %s at an institution in 荔湾: %s %s', (level, code, institutionId) => {
    expect(practicePlace(level, HERE)).toMatchObject({ code, ...(institutionId && { institutionId }) });
  });

  it('a pseudo-region counts as what it belongs to, whatever its own code (S2-Q56)', () => {
    const zone = anInstitution('440171', { county: { code: regionCode('440106'), name: '天河区' } });
    expect(practicePlace('ASSISTANT', zone).code).toBe('440106');
    expect(provinceOfPlace('440171')).toBe('440000');
  });
});

describe('3.6, 10.1.4: the institution', () => {
  it.each<[string, Partial<Facts>, string | null, string | null]>([
    ['none is chosen yet', {}, null, null],
    ['open', { institution: HERE }, null, null],
    ['closed', { institution: anInstitution('440103', { status: 'CLOSED' }) }, 'INSTITUTION_CLOSED', null],
    ['suspended', { institution: anInstitution('440103', { status: 'SUSPENDED' }) }, 'INSTITUTION_CLOSED', null],
    ['a filed clinic', { institution: anInstitution('440103', { kind: 'FILED' }) }, null, null],
    ['S2-Q33: military', { institution: anInstitution('440103', { kind: 'MILITARY' }) }, null, 'MILITARY_INSTITUTION'],
  ])('%s', (_, over, open, civilian) => {
    expect([refusedBy(institutionOpen, over), refusedBy(institutionCivilian, over)]).toEqual([open, civilian]);
  });
});

describe('5.1 I1: not registered there', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['nowhere', {}, null],
    ['a specialist, before he chooses: in his province', { registrations: [valid('440000')] }, 'ALREADY_REGISTERED'],
    ['in another province', { registrations: [valid('430000')], institution: HERE }, null],
    ['filed there', { registrations: [valid('440000', { status: 'FILED' })], institution: HERE }, null],
    [
      'the record that he changes',
      { registration: valid('440000'), registrations: [valid('440000')], institution: HERE },
      null,
    ],
    [
      'another record where he wants to go (3.2 (a))',
      { registration: valid('430000'), registrations: [valid('430000'), valid('440000')], institution: HERE },
      'ALREADY_REGISTERED',
    ],
    ['a physician before he chooses', { qualification: aPhysicians(), registrations: [valid('440000')] }, null],
    [
      'a physician who has a county of it',
      { qualification: aPhysicians(), registrations: [valid('440103')], institution: HERE },
      'ALREADY_REGISTERED',
    ],
    [
      'an assistant of another county',
      { qualification: aPhysicians({ level: 'ASSISTANT' }), registrations: [valid('440104')], institution: HERE },
      null,
    ],
    ['the qualification is gone', { qualification: null, registrations: [valid('440000')] }, null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(notRegisteredThere, over)).toBe(code);
  });
});

describe('O13-17; 11-A1; I4: an assistant has one place', () => {
  const assistant = aPhysicians({ level: 'ASSISTANT' });
  it.each<[string, Partial<Facts>, string | null]>([
    ['none yet', { qualification: assistant }, null],
    ['one already', { qualification: assistant, registrations: [valid('440104')] }, 'ASSISTANT_ONE_PLACE'],
    ['one that is filed', { qualification: assistant, registrations: [valid('440104', { status: 'FILED' })] }, null],
    ['a licensed physician', { qualification: aPhysicians(), registrations: [valid('430000')] }, null],
    [
      'where the province lets him have two',
      {
        qualification: assistant,
        registrations: [valid('440104')],
        rules: { ...facts().rules, assistantMultiPlace: true },
      },
      null,
    ],
    [
      'a rural assistant',
      { qualification: aPhysicians({ level: 'RURAL_ASSISTANT' }), registrations: [valid('440104')] },
      'ASSISTANT_ONE_PLACE',
    ],
  ])('%s', (_, over, code) => {
    expect(refusedBy(assistantOnePlace, over)).toBe(code);
  });
});

describe('O15-27; 11-A27: another province consents', () => {
  const CONSENT = { consentNo: '1号', consentDate: '2026-10-01', consentAuthority: '湖南省中医药管理局' };
  const changing = { qualification: null, copied: null, registration: aRegistration() };
  const practitioner = { ...facts().practitioner, qualifications: [aQualification()] };
  it.each<[string, Partial<Facts>, boolean, string | null]>([
    ['nothing chosen', {}, false, null],
    ['at home', { institution: HERE }, false, null],
    ['elsewhere', { institution: HUNAN }, true, 'OTHER_PROVINCE'],
    ['elsewhere, consented', { institution: HUNAN, form: CONSENT }, true, null],
    ['a number without a day', { institution: HUNAN, form: { ...CONSENT, consentDate: null } }, true, 'OTHER_PROVINCE'],
    [
      'as it was copied',
      { institution: HUNAN, copied: aQualification({ provinceCode: regionCode('430000') }) },
      false,
      null,
    ],
    [
      'a change: by the record’s qualification',
      { ...changing, practitioner, institution: HUNAN },
      true,
      'OTHER_PROVINCE',
    ],
    ['a change at home', { ...changing, practitioner, institution: HERE }, false, null],
  ])('%s', (_, over, leaves, code) => {
    expect([leavesItsProvince(facts(over)), refusedBy(provinceConsents, over)]).toEqual([leaves, code]);
  });
});

describe('O13-10; S2-Q10; I3: a filing lies in the place', () => {
  const registration = aRegistration();
  it.each<[string, Partial<Facts>, string | null]>([
    ['nothing chosen', { registration }, null],
    ['another institution of the province', { registration, institution: anInstitution('440304') }, null],
    ['the primary institution', { registration, institution: HERE }, 'PRIMARY_INSTITUTION'],
    ['another province', { registration, institution: HUNAN }, 'OUTSIDE_THE_PLACE'],
    ['an assistant’s county', { registration: valid('440104'), institution: anInstitution('440104') }, null],
    [
      'outside an assistant’s county',
      { registration: valid('440104'), institution: anInstitution('440106') },
      'OUTSIDE_THE_PLACE',
    ],
    [
      'a place that is an institution',
      { registration: valid('440104', { practicePlaceInstitutionId: 'x' }), institution: anInstitution('440104') },
      'OUTSIDE_THE_PLACE',
    ],
  ])('%s', (_, over, code) => {
    expect(refusedBy(filingInsideThePlace, over)).toBe(code);
  });
});

describe('S2-Q22; 10.1.26: something changes', () => {
  const registration = aRegistration({ primaryInstitutionId: HERE.id });
  it.each<[string, Partial<Facts>, string | null]>([
    ['nothing chosen', { registration }, null],
    ['another institution', { registration, institution: anInstitution('440304') }, null],
    ['the same one', { registration, institution: HERE }, 'NOTHING_CHANGES'],
    [
      'the same one at the window, for a corrected scope',
      { registration, institution: HERE, channel: 'AUTHORITY' },
      null,
    ],
  ])('%s', (_, over, code) => {
    expect(refusedBy(somethingChanges, over)).toBe(code);
  });
});
