import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { anInstitution, aQualification, aRegistration, facts, refusedBy, theRecord } from '../../test/facts.ts';
import type { Facts, OpenFacts, RegistrationFacts } from './facts.ts';
import {
  atTheProvince,
  clinicalPracticeLongEnough,
  healthCertificateFresh,
  qualifiedBefore2008,
  revokedTwoYearsAgo,
} from './nurse-conditions.ts';
import { identityAgreesWithNumber, identityDiffers, notNameAndNumberTogether } from './nurse-identity.ts';
import {
  changeGoesWithIt,
  movesToAnOpenRegion,
  notThroughTheForces,
  practisesSomewhere,
  recordIsCivilian,
  recordIsMilitary,
} from './nurse-institution.ts';
import { somethingIsMaintained, throughAnInstitution } from './nurse-profile.ts';
import {
  neverRegisteredBefore,
  noRenewalUnderWay,
  onlyAChangeBeside,
  onlyOneValid,
  periodOf,
  reasonIsTrueOfTheRecord,
  withinThePeriod,
} from './nurse-register-state.ts';
import { nurseTrained, nurseTrainingIsDue } from './nurse-training.ts';

const passedOn = (date: string) =>
  aQualification({ kind: 'NURSE', level: null, category: null, issuedOn: calendarDate(date) });
const nurse = (over: Partial<Facts> = {}): Partial<Facts> => ({
  professionType: 'NURSE',
  qualification: passedOn('2025-07-10'),
  ...over,
});
const record = (over: Partial<RegistrationFacts> = {}) =>
  aRegistration({ professionType: 'NURSE', level: 'NURSE', category: 'NONE', ...over });
const open = (over: Partial<OpenFacts>): OpenFacts => ({
  id: 'open',
  procedure: 'NUR_CHG',
  registrationId: 'registration',
  claim: null,
  institutionId: null,
  submitted: true,
  ...over,
});
const day = calendarDate;

describe('S2-Q29.3: qualified before 31 May 2008', () => {
  it.each<[string, Partial<Facts>, boolean, string | null]>([
    ['the day before', nurse({ qualification: passedOn('2008-05-30') }), true, 'AT_THE_PROVINCE'],
    ['that day', nurse({ qualification: passedOn('2008-05-31') }), false, null],
    [
      'registered once',
      nurse({ qualification: passedOn('2000-01-01'), registrations: [record({ status: 'DEREGISTERED' })] }),
      false,
      null,
    ],
    [
      'at the window of the province',
      nurse({ qualification: passedOn('2000-01-01'), channel: 'AUTHORITY' }),
      true,
      null,
    ],
    ['as it was copied', nurse({ copied: passedOn('2000-01-01') }), true, 'AT_THE_PROVINCE'],
  ])('%s', (_, over, old, code) => {
    expect([qualifiedBefore2008(facts(over)), refusedBy(atTheProvince, over)]).toEqual([old, code]);
  });
});

describe('NR-7: eight months of clinical practice', () => {
  const practice = (
    practiceFrom: string | null,
    practiceUntil: string | null,
    practiceHospital: string | null = '某医院',
  ) => nurse({ form: { practiceFrom, practiceUntil, practiceHospital } });
  it.each<[string, Partial<Facts>, string | null]>([
    ['not said', nurse(), 'CLINICAL_PRACTICE'],
    ['eight months, both days', practice('2024-05-01', '2024-12-31'), null],
    ['a day less', practice('2024-05-01', '2024-12-30'), 'CLINICAL_PRACTICE'],
    ['nowhere', practice('2024-05-01', '2024-12-31', null), 'CLINICAL_PRACTICE'],
    ['to end later', practice('2026-05-01', '2026-12-31'), 'CLINICAL_PRACTICE'],
    ['before the regulation', nurse({ qualification: passedOn('2000-01-01') }), null],
  ])('%s', (_, over, code) => {
    expect(refusedBy(clinicalPracticeLongEnough, over)).toBe(code);
  });
});

describe('S2-Q48; 11-A6: a health certificate of the last six months, where the province asks for it', () => {
  const asked = { ...facts().rules, nurseHealthCertificate: true };
  const checked = (healthCheckedOn: string, over: Partial<Facts> = {}) =>
    nurse({ rules: asked, form: { healthCheckedOn, healthCheckedBy: '某医院' }, ...over });
  it.each<[string, Partial<Facts>, string | null]>([
    ['not asked for', nurse(), null],
    ['none', nurse({ rules: asked }), 'HEALTH_CERTIFICATE'],
    ['six months old', checked('2026-05-09'), null],
    ['a day older', checked('2026-05-08'), 'HEALTH_CERTIFICATE'],
    ['of tomorrow', checked('2026-11-10'), 'HEALTH_CERTIFICATE'],
    ['fresh when it was applied for', checked('2026-05-08', { appliedOn: day('2026-11-08') }), null],
    ['by nobody', nurse({ rules: asked, form: { healthCheckedOn: '2026-10-01' } }), 'HEALTH_CERTIFICATE'],
  ])('%s', (_, over, code) => {
    expect(refusedBy(healthCertificateFresh, over)).toBe(code);
  });
});

describe('NR-32; 10.1.19: two years from the decision', () => {
  const revoked = (decidedOn: string, professionType: 'NURSE' | 'PHYSICIAN' | null = 'NURSE') =>
    nurse({
      records: [theRecord({ kind: 'PENALTY', measure: 'REVOCATION', decidedOn: day(decidedOn), professionType })],
    });
  it.each<[string, Partial<Facts>, string | null]>([
    ['never', nurse(), null],
    ['less a day', revoked('2024-11-10'), 'REVOKED_RECENTLY'],
    ['two years', revoked('2024-11-09'), null],
    ['as a physician', revoked('2026-01-01', 'PHYSICIAN'), null],
    ['in every profession', revoked('2026-01-01', null), 'REVOKED_RECENTLY'],
  ])('%s', (_, over, code) => {
    expect(refusedBy(revokedTwoYearsAgo, over)).toBe(code);
  });
});

describe('NR-8; NM: three months of training', () => {
  const stopped = (lastValidOn: string) => [record({ status: 'EXPIRED', lastValidOn: day(lastValidOn) })];
  const TRAINED = {
    trainingInstitution: '某医院',
    trainingFrom: '2026-08-01',
    trainingUntil: '2026-10-31',
    assessmentDate: '2026-11-02',
  };
  it.each<[string, Partial<Facts>, boolean]>([
    ['passed three years ago', nurse({ qualification: passedOn('2023-11-09') }), false],
    ['passed three years and a day ago', nurse({ qualification: passedOn('2023-11-08') }), true],
    [
      'applied for in time, corrected later',
      nurse({ qualification: passedOn('2023-11-08'), appliedOn: day('2026-11-08') }),
      false,
    ],
    ['interrupted for three years', nurse({ registrations: stopped('2023-11-09') }), false],
    ['interrupted for longer', nurse({ registrations: stopped('2023-11-08') }), true],
    [
      'long ago, but practising',
      nurse({ qualification: passedOn('2010-01-01'), registrations: stopped('2026-01-01') }),
      false,
    ],
  ])('%s: due %p', (_, over, due) => {
    expect(nurseTrainingIsDue(facts(over))).toBe(due);
    expect(refusedBy(nurseTrained, over)).toBe(due ? 'TRAINING_REQUIRED' : null);
    expect(refusedBy(nurseTrained, { ...over, form: TRAINED })).toBeNull();
  });

  it('two months and thirty days are not three months', () => {
    const over = nurse({ qualification: passedOn('2020-01-01'), form: { ...TRAINED, trainingUntil: '2026-10-30' } });
    expect(refusedBy(nurseTrained, over)).toBe('TRAINING_REQUIRED');
  });
});

describe('the state of the register', () => {
  it.each<[string, RegistrationFacts[], string | null, string | null]>([
    ['never', [], null, null],
    ['valid', [record({ id: 'other' })], 'ALREADY_REGISTERED', null],
    ['expired', [record({ status: 'EXPIRED' })], null, 'RE_REGISTRATION_NEEDED'],
    ['deregistered', [record({ status: 'DEREGISTERED' })], null, 'RE_REGISTRATION_NEEDED'],
    ['revoked', [record({ status: 'REVOKED' })], null, 'RE_REGISTRATION_NEEDED'],
    ['annulled', [record({ status: 'ANNULLED' })], null, null],
  ])('NR-8; NM: registered before: %s', (_, registrations, one, never) => {
    const over = nurse({ registrations });
    expect([refusedBy(onlyOneValid, over), refusedBy(neverRegisteredBefore, over)]).toEqual([one, never]);
  });

  it('NR-9: a change within the period; her own record does not stand in its way', () => {
    const registration = record();
    expect(refusedBy(onlyOneValid, nurse({ registration, registrations: [registration] }))).toBeNull();
    expect(refusedBy(withinThePeriod, nurse({ registration }))).toBeNull();
    expect(refusedBy(withinThePeriod, nurse({ registration: record({ status: 'EXPIRED' }) }))).toBe('PERIOD_EXPIRED');
  });

  const renewing = open({ procedure: 'NUR_RENEW', claim: periodOf(record()) });
  it.each<[string, Partial<Facts>, string | null]>([
    ['nothing open', {}, null],
    ['a renewal', { open: [renewing] }, 'RENEWAL_OPEN'],
    ['a renewal, but a death', { open: [renewing], form: { reason: 'D-N3' }, channel: 'INSTITUTION' }, null],
    ['a renewal, the institution has not said why yet', { open: [renewing], channel: 'INSTITUTION' }, null],
    [
      'a renewal, and it says she stopped',
      { open: [renewing], channel: 'INSTITUTION', form: { reason: 'D-N4' } },
      'RENEWAL_OPEN',
    ],
    ['a renewal, ex officio', { open: [renewing], channel: 'EX_OFFICIO' }, null],
    ['a change', { open: [open({ claim: 'registration' })] }, null],
  ])('3.1.4: no deregistration beside %s', (_, over, code) => {
    const registration = record();
    expect(refusedBy(noRenewalUnderWay, nurse({ registration, registrations: [registration], ...over }))).toBe(code);
  });

  it.each<[string, OpenFacts[], string | null]>([
    ['a change', [open({ claim: 'registration' })], null],
    ['a deregistration', [open({ procedure: 'NUR_DEREG', claim: 'registration' })], 'CONFLICTING_OPEN'],
    ['something about another record', [open({ procedure: 'NUR_DEREG', claim: 'other' })], null],
  ])('10.1.9: a renewal beside %s', (_, others, code) => {
    expect(refusedBy(onlyAChangeBeside, nurse({ registration: record(), open: others }))).toBe(code);
  });

  it.each<[string, string, Partial<RegistrationFacts>, boolean, string | null]>([
    ['expired, and is', 'D-N1', { status: 'EXPIRED' }, false, null],
    ['expired, and is not', 'D-N1', {}, false, 'REASON_NOT_TRUE'],
    ['revoked, by a record', 'D-N2', {}, true, null],
    ['revoked, by its state', 'D-N2', { status: 'REVOKED' }, false, null],
    ['revoked, and is not', 'D-N2', {}, false, 'REASON_NOT_TRUE'],
    ['stopped', 'D-N4', {}, false, null],
  ])('ALL-70: says it is %s', (_, reason, state, revoked, code) => {
    const records = revoked ? [theRecord({ kind: 'PENALTY', measure: 'REVOCATION', professionType: 'NURSE' })] : [];
    expect(refusedBy(reasonIsTrueOfTheRecord, nurse({ registration: record(state), records, form: { reason } }))).toBe(
      code,
    );
  });
});

describe('where she works', () => {
  const military = anInstitution('440104', { kind: 'MILITARY' });
  it.each<[string, Partial<Facts>, (string | null)[]]>([
    ['at a civilian institution', { present: anInstitution() }, [null, null, 'NO_MILITARY_RECORD']],
    ['at a military one', { present: military }, ['MILITARY_RECORD', 'MILITARY_RECORD', null]],
    ['at a military one, at the window', { present: military, channel: 'AUTHORITY' }, ['MILITARY_RECORD', null, null]],
    ['nobody knows', {}, [null, null, null]],
  ])('S2-Q33: %s', (_, over, codes) => {
    expect(
      [recordIsCivilian, notThroughTheForces, recordIsMilitary].map((rule) => refusedBy(rule, nurse(over))),
    ).toEqual(codes);
  });

  const outside = anInstitution('440104', { regionOpen: false });
  it.each<[string, Partial<Facts>, boolean]>([
    ['from outside to inside', { present: outside, institution: anInstitution() }, true],
    ['from outside, not chosen yet', { present: outside }, true],
    ['within', { present: anInstitution(), institution: anInstitution('440304') }, false],
    ['from outside to outside', { present: outside, institution: outside }, false],
  ])('N2: %s: %p', (_, over, moves) => {
    expect(movesToAnOpenRegion(facts(nurse(over)))).toBe(moves);
  });

  it('3.6: whose institution has stopped names another one to renew', () => {
    const closed = anInstitution('440103', { status: 'CLOSED' });
    expect(refusedBy(practisesSomewhere, nurse({ present: closed }))).toBe('INSTITUTION_CLOSED');
    expect(refusedBy(practisesSomewhere, nurse({ present: closed, institution: anInstitution('440104') }))).toBeNull();
    expect(refusedBy(practisesSomewhere, nurse({ present: anInstitution() }))).toBeNull();
  });

  it('10.1.9: a renewal at another institution goes with the change to it', () => {
    const there = anInstitution('440304');
    const asked = nurse({ registration: record(), institution: there });
    expect(refusedBy(changeGoesWithIt, asked)).toBe('CHANGE_NEEDED');
    expect(refusedBy(changeGoesWithIt, { ...asked, open: [open({ institutionId: there.id })] })).toBeNull();
    expect(refusedBy(changeGoesWithIt, { ...asked, open: [open({ institutionId: 'elsewhere' })] })).toBe(
      'CHANGE_NEEDED',
    );
    expect(refusedBy(changeGoesWithIt, { ...asked, institution: anInstitution() })).toBeNull();
  });
});

describe('who she is', () => {
  const correcting = (form: Record<string, string>, over: Partial<Facts> = {}) =>
    nurse({ form, registration: record(), ...over });
  it.each<[string, Partial<Facts>, (string | null)[]]>([
    ['nothing', correcting({}), ['NOTHING_CHANGES', null, null]],
    ['what is known', correcting({ name: '李时针' }), ['NOTHING_CHANGES', null, null]],
    ['the name', correcting({ name: '李时珍' }), [null, null, null]],
    [
      'W15: name and number together',
      correcting({ name: '李时珍', idNumber: '110105198001010016' }),
      [null, 'NAME_AND_ID_NUMBER', 'NUMBER_DIFFERS'],
    ],
    ['a birth date against the number', correcting({ birthDate: '1986-11-06' }), [null, null, 'NUMBER_DIFFERS']],
    [
      'number and birth date together',
      correcting({ idNumber: '110105198001010016', birthDate: '1980-01-01' }),
      [null, null, null],
    ],
  ])('%s', (_, over, codes) => {
    expect(
      [identityDiffers, notNameAndNumberTogether, identityAgreesWithNumber].map((rule) => refusedBy(rule, over)),
    ).toEqual(codes);
  });
});

describe('S2-Q30: information maintenance goes through an institution', () => {
  const valid = record();
  it.each<[string, Partial<Facts>, string | null]>([
    ['her own record', { registration: valid, registrations: [valid] }, null],
    [
      'another one than her valid one',
      { registration: record({ id: 'old' }), registrations: [valid] },
      'NOT_HER_INSTITUTION',
    ],
    ['nothing valid, nothing open', {}, 'NO_INSTITUTION'],
    ['on her way somewhere', { open: [open({ procedure: 'NUR_REG', institutionId: 'x' })] }, null],
    [
      'on her way elsewhere',
      { institution: anInstitution(), open: [open({ procedure: 'NUR_REG', institutionId: 'x' })] },
      'NO_INSTITUTION',
    ],
  ])('%s', (_, over, code) => {
    expect(refusedBy(throughAnInstitution, nurse(over))).toBe(code);
  });

  it('S2-Q43: something is maintained', () => {
    expect(refusedBy(somethingIsMaintained, nurse())).toBe('NOTHING_CHANGES');
    expect(refusedBy(somethingIsMaintained, nurse({ photo: true }))).toBeNull();
    expect(refusedBy(somethingIsMaintained, nurse({ form: { title: 'SENIOR' } }))).toBeNull();
  });
});
