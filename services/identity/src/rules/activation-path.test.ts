import { describe, expect, it } from '@jest/globals';
import {
  activationObstacle,
  activationState,
  findClosing,
  pathOfQualificationCode,
  takesCertificateNumber,
} from './activation-path.ts';

const registration = (profession: string, status: string) => ({ profession, status });

describe('activation paths (domain 4.2)', () => {
  it.each([
    ['P1: a physician validly registered', registration('PHYSICIAN', 'VALID'), true],
    ['N1: a nurse validly registered', registration('NURSE', 'VALID'), true],
    ['T1: a TCM-specialty physician, always by the own code', registration('TCM_SPECIALTY', 'VALID'), false],
    ['P5: filed', registration('PHYSICIAN', 'FILED'), false],
    ['P5: deregistered', registration('PHYSICIAN', 'DEREGISTERED'), false],
    ['N5: deregistered', registration('NURSE', 'DEREGISTERED'), false],
    ['short-term practice', registration('SHORT_TERM', 'VALID'), false],
  ])('%s: the primary institution activates: %s', (_, one, closes) => {
    expect(findClosing([one]) !== null).toBe(closes);
  });

  it.each([
    ['NURSE', 'DEREGISTERED', true],
    ['NURSE', 'EXPIRED', true],
    ['NURSE', 'REVOKED', true],
    ['NURSE', 'VALID', false],
    ['NURSE', 'SUPERSEDED', false],
    ['PHYSICIAN', 'DEREGISTERED', false],
  ])('N5 (S2-Q29.4): %s %s types the certificate number: %s', (profession, status, takes) => {
    expect(takesCertificateNumber(registration(profession, status))).toBe(takes);
  });

  it.each([
    ['P4', ['PHYSICIAN'], true, []],
    ['P5', ['PHYSICIAN'], true, [registration('PHYSICIAN', 'FILED')]],
    ['P4', ['PHYSICIAN', 'TCM_SPECIALTY'], true, []],
    ['P4', ['PHYSICIAN'], false, [registration('NURSE', 'DEREGISTERED')]],
    ['T1', ['TCM_SPECIALTY'], false, []],
    ['T1', ['PHYSICIAN', 'TCM_SPECIALTY'], false, [registration('PHYSICIAN', 'VALID')]],
    ['N4', ['NURSE'], false, []],
  ] as const)('%s: qualifications %j, a physician’s code: %s', (path, kinds, physicianCode, registrations) => {
    expect(pathOfQualificationCode({ kinds, physicianCode }, [...registrations])).toBe(path);
  });
});

describe('the institution’s list (S2-Q21, Q24, Q42, Q45)', () => {
  const account = (state: 'IDENTITY_FAILED' | 'IDENTITY_VERIFIED' | 'CONTACT_VERIFIED' | 'ACTIVATED') => ({
    state,
    frozenAt: null,
  });
  it.each([
    [{ account: null }, 'NOT_SIGNED_UP', 'NO_ACCOUNT'],
    [{ account: account('IDENTITY_FAILED') }, 'WAITING', 'IDENTITY_NOT_VERIFIED'],
    [{ account: account('IDENTITY_VERIFIED') }, 'WAITING', 'CONTACT_NOT_VERIFIED'],
    [{ account: account('CONTACT_VERIFIED') }, 'WAITING', null],
    [{ account: account('ACTIVATED') }, 'ACTIVATED', 'ALREADY_ACTIVATED'],
    [{ account: account('CONTACT_VERIFIED'), primary: false }, 'WAITING', 'OTHER_PRIMARY_INSTITUTION'],
    [{ account: account('CONTACT_VERIFIED'), profession: 'TCM_SPECIALTY' }, 'WAITING', 'OWN_CERTIFICATE_CODE'],
    [{ account: { ...account('ACTIVATED'), frozenAt: new Date() } }, 'ACTIVATED', 'ACCOUNT_FROZEN'],
  ] as const)('%j is %s, %s', (change, state, obstacle) => {
    const one = { primary: true, profession: 'NURSE', ...change };
    expect(activationState(one)).toBe(state);
    expect(activationObstacle(one)).toBe(obstacle);
  });
});
