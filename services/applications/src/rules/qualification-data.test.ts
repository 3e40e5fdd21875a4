import { describe, expect, it } from '@jest/globals';
import { anInstitution, aPhysicians, aQualification, aRegistration, facts, refusedBy } from '../../test/facts.ts';
import type { Field } from '../forms/fields.ts';
import type { Facts } from './facts.ts';
import { qualificationKnown } from './qualification.ts';
import {
  aPhysiciansQualification,
  codeReadable,
  datesArePast,
  hasOldNumber,
  identityHangsTogether,
  passedOnByOwnInstitution,
  sameBirthDate,
  somethingIsCorrected,
  wholeRecord,
} from './qualification-data.ts';

const FIELDS: readonly Field[] = [
  { name: 'name', label: '姓名', kind: 'TEXT', max: 100, required: false },
  { name: 'code', label: '证书编码', kind: 'TEXT', max: 40, required: false },
];
const about = (over: Partial<Facts> = {}): Partial<Facts> => ({
  professionType: 'PHYSICIAN',
  qualification: aPhysicians(),
  ...over,
});
/** Somebody recognised before 1998, with a number of fifteen digits. */
function old(idNumber = '440103861105123', over: Partial<Facts> = {}): Partial<Facts> {
  const qualification = aPhysicians({ origin: 'RECOGNITION' });
  return about({ practitioner: { ...facts().practitioner, idNumber, qualifications: [qualification] }, ...over });
}

it.each<[string, Partial<Facts>, string | null]>([
  ['of a known record', about({ form: { name: '李' } }), null],
  ['a missing record, whole', about({ qualification: null, form: { name: '李', code: 'x' } }), null],
  ['a missing record, in part', about({ qualification: null, form: { name: '李' } }), 'RECORD_INCOMPLETE'],
])('S2-Q14: %s', (_, over, code) => {
  expect(refusedBy(wholeRecord(FIELDS), over)).toBe(code);
});

it.each<[string, Partial<Facts>, string | null]>([
  ['a physician’s', about(), null],
  ['a specialist’s', about({ qualification: aQualification() }), 'OTHER_QUALIFICATION'],
  ['none', about({ qualification: null }), null],
  ['one that is gone', about({ qualification: null, copied: aPhysicians() }), 'QUALIFICATION_GONE'],
])('S2-Q14: the qualification is %s', (_, over, code) => {
  expect(refusedBy(aPhysiciansQualification, over)).toBe(code);
});

it.each<[string, Partial<Facts>, string | null]>([
  ['nothing', about(), 'NOTHING_CHANGES'],
  ['what is on record', about({ form: { name: '李时针', code: 'GDZC2022000123' } }), 'NOTHING_CHANGES'],
  ['the name', about({ form: { name: '李时珍' } }), null],
])('S2-Q22: corrects %s', (_, over, code) => {
  expect(refusedBy(somethingIsCorrected(FIELDS), over)).toBe(code);
});

describe('6.1: what is corrected hangs together', () => {
  it.each<[string, Facts['form'], string | null]>([
    ['nothing', {}, null],
    ['the day of the number', { birthDate: '1986-11-05' }, null],
    ['another day', { birthDate: '1986-11-06' }, 'ID_NUMBER_DIFFERS'],
    ['another sex', { sex: 'FEMALE' }, 'ID_NUMBER_DIFFERS'],
    ['another number with its day', { idNumber: '110105198001010016', birthDate: '1980-01-01' }, null],
  ])('%s', (_, form, code) => {
    expect(refusedBy(identityHangsTogether, about({ form }))).toBe(code);
  });

  it.each<[string, Facts['form'], string | null]>([
    ['none', {}, null],
    ['6.2: 27 characters', { code: '200944110440103198611051230' }, null],
    ['something else', { code: 'XYZ' }, 'CODE_INVALID'],
  ])('the code is %s', (_, form, code) => {
    expect(refusedBy(codeReadable, about({ form }))).toBe(code);
  });

  it.each([
    ['birthDate', '2026-11-09', null],
    ['birthDate', '2026-11-10', 'IN_THE_FUTURE'],
    ['issuedOn', '2026-11-10', 'IN_THE_FUTURE'],
  ])('%s %s: %s', (name, value, code) => {
    expect(refusedBy(datesArePast, about({ form: { [name]: value } }))).toBe(code);
  });
});

it.each<[string, Partial<Facts>, string | null]>([
  ['nobody', about({ registrations: [aRegistration()] }), null],
  ['his own', about({ registrations: [aRegistration()], institution: anInstitution() }), null],
  [
    'another one',
    about({ registrations: [aRegistration()], institution: anInstitution('440304') }),
    'NOT_YOUR_INSTITUTION',
  ],
  ['any, of somebody not registered', about({ institution: anInstitution('440304') }), null],
])('S2-Q46, Q47: passed on by %s', (_, over, code) => {
  expect(refusedBy(passedOnByOwnInstitution, over)).toBe(code);
});

describe('S2-Q47: a number of fifteen digits', () => {
  it.each<[string, Partial<Facts>, string | null]>([
    ['recognised, fifteen digits', old(), null],
    ['recognised, eighteen digits', old('440103198611051230'), 'UPGRADED_ALREADY'],
    ['examined', about(), 'NOT_RECOGNISED'],
  ])('%s', (_, over, code) => {
    expect(refusedBy(hasOldNumber, over)).toBe(code);
  });

  it.each<[string, Facts['form'], string | null]>([
    ['born on the same day', { idNumber: '440103198611051230' }, null],
    ['born on another day', { idNumber: '110105198001010016' }, 'BIRTH_DATE_DIFFERS'],
    ['… with the proof of the public security', { idNumber: '110105198001010016', birthDateDiffers: true }, null],
  ])('%s', (_, form, code) => {
    expect(refusedBy(sameBirthDate, old(undefined, { form }))).toBe(code);
  });
});

it.each<[string, Partial<Facts>, string | null]>([
  ['what the record rests on', { registration: aRegistration() }, null],
  ['something else only', { registration: aRegistration({ qualificationIds: ['gone'] }) }, 'QUALIFICATION_GONE'],
  ['no record', {}, null],
])('TCML-15: he still has %s', (_, over, code) => {
  expect(refusedBy(qualificationKnown, over)).toBe(code);
});
