import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { regionCode } from '@medreg/codes';
import { dueOn } from './clocks.ts';
import type { InstitutionFacts, RegistrationFacts } from './facts.ts';
import { accountActivated, notRegisteredThere, notSuspended } from './person.ts';
import { authorityUnchanged, institutionOpen, sameProvince } from './placement.ts';
import { placesOverlap } from './practice-place.ts';
import { firstRefusal } from './refusal.ts';
import { scopeUnchanged } from './scope.ts';

const GUANGDONG = regionCode('440000');

const institution = (over: Partial<InstitutionFacts> = {}): InstitutionFacts => ({
  id: 'institution-1',
  name: '某中医院',
  status: 'VALID',
  regionCode: regionCode('440103'),
  tcmAuthority: { id: 'authority-1', name: '某局', regionCode: '440103', creditCode: null },
  ...over,
});

const registration = (over: Partial<RegistrationFacts> = {}): RegistrationFacts => ({
  status: 'VALID',
  suspended: false,
  practicePlaceCode: '440000',
  ...over,
});

describe('the person', () => {
  it.each([
    ['ACTIVATED', null],
    ['CONTACT_VERIFIED', 'NOT_ACTIVATED'],
    ['REGISTERED', 'NOT_ACTIVATED'],
    [undefined, 'NOT_ACTIVATED'],
  ] as const)('S0-1.2: an account that is %s gives %s', (accountState, code) => {
    expect(accountActivated({ accountState })?.code ?? null).toBe(code);
  });

  it.each<[string, RegistrationFacts[], string | null]>([
    ['nothing on the register', [], null],
    ['VALID in the place', [registration()], 'ALREADY_REGISTERED'],
    ['VALID in a county within it', [registration({ practicePlaceCode: '440103' })], 'ALREADY_REGISTERED'],
    ['VALID in another province', [registration({ practicePlaceCode: '430000' })], null],
    ['DEREGISTERED in the place', [registration({ status: 'DEREGISTERED' })], null],
    ['FILED in the place', [registration({ status: 'FILED' })], null],
  ])('I1: with %s', (_, registrations, code) => {
    expect(notRegisteredThere({ registrations, practicePlaceCode: GUANGDONG })?.code ?? null).toBe(code);
  });

  it.each<[string, RegistrationFacts[], string | null]>([
    ['VALID and suspended', [registration({ suspended: true })], 'SUSPENDED'],
    ['FILED and suspended', [registration({ status: 'FILED', suspended: true })], 'SUSPENDED'],
    ['DEREGISTERED with an old flag', [registration({ status: 'DEREGISTERED', suspended: true })], null],
    ['not suspended', [registration()], null],
  ])('domain 5.1: %s', (_, registrations, code) => {
    expect(notSuspended({ registrations })?.code ?? null).toBe(code);
  });
});

describe('practice places overlap when one contains the other (I1)', () => {
  it.each<[string, string, boolean]>([
    ['440000', '440000', true],
    ['440000', '440103', true],
    ['440103', '440000', true],
    ['440100', '440103', true],
    ['440100', '440203', false],
    ['440103', '440104', false],
    ['440000', '430000', false],
    ['441900', '441900', true],
    ['419001', '410000', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(placesOverlap(a, b)).toBe(expected);
  });
});

describe('the institution', () => {
  it.each([
    ['VALID', null],
    ['SUSPENDED', 'INSTITUTION_CLOSED'],
    ['CLOSED', 'INSTITUTION_CLOSED'],
  ] as const)('domain 3.6: %s gives %s', (status, code) => {
    expect(institutionOpen({ institution: institution({ status }) })?.code ?? null).toBe(code);
  });

  it('O15-27: only in the province of assessment, and says what to do', () => {
    expect(sameProvince({ institution: institution(), provinceCode: GUANGDONG })).toBeNull();
    const refused = sameProvince({
      institution: institution({ regionCode: regionCode('430102') }),
      provinceCode: GUANGDONG,
    });
    expect(refused).toMatchObject({
      code: 'OTHER_PROVINCE',
      basis: '《中医医术确有专长人员医师资格考核注册管理暂行办法》第二十七条',
    });
    expect(refused?.message).toContain('同意');
  });

  it('S0 一: the authority that has the application must still be the institution’s', () => {
    expect(authorityUnchanged({ institution: institution(), authorityId: 'authority-1' })).toBeNull();
    expect(authorityUnchanged({ institution: institution(), authorityId: 'authority-2' })?.code).toBe(
      'OTHER_AUTHORITY',
    );
  });
});

describe('the scope is exactly what was assessed (TCML-15)', () => {
  const copied = { provinceCode: GUANGDONG, techniques: ['推拿'], diseases: ['腰痛', '颈痛'] };
  const qualification = {
    ...copied,
    id: 'q',
    kind: 'TCM_SPECIALTY' as const,
    code: 'X',
    issuedOn: '2022-03-01',
  };
  it.each([
    ['the same', qualification, null],
    ['another technique', { ...qualification, techniques: ['针刺'] }, 'SCOPE_CHANGED'],
    ['one technique more', { ...qualification, techniques: ['推拿', '针刺'] }, 'SCOPE_CHANGED'],
    ['one disease less', { ...qualification, diseases: ['腰痛'] }, 'SCOPE_CHANGED'],
    ['another province', { ...qualification, provinceCode: regionCode('430000') }, 'SCOPE_CHANGED'],
    ['gone', null, 'QUALIFICATION_GONE'],
  ])('%s', (_, now, code) => {
    expect(scopeUnchanged({ copied, qualification: now })?.code ?? null).toBe(code);
  });
});

describe('the clocks (ALL-82; domain 5.4)', () => {
  const days = { acceptance: 5, decision: 20 };
  it.each([
    ['INST_PASSED', '2026-11-09', '2026-11-16'],
    // National Day 2026: 1–7 October off, 10 October is worked.
    ['INST_PASSED', '2026-09-29', '2026-10-12'],
    ['ACCEPTED', '2026-11-09', '2026-12-07'],
    ['SUBMITTED', '2026-11-09', null],
    ['CORRECTION_REQUIRED', '2026-11-09', null],
    ['EFFECTIVE', '2026-11-09', null],
  ])('%s on %s is due on %s', (status, from, due) => {
    expect(dueOn(status, calendarDate(from), days)).toBe(due);
  });
});

it('the first refusal counts, in the order of the requirements', () => {
  const no = (code: string) => () => ({ code, message: '', basis: null });
  expect(firstRefusal([() => null, no('A'), no('B')], {})?.code).toBe('A');
  expect(firstRefusal([() => null], {})).toBeNull();
});
