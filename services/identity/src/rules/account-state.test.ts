import { describe, expect, it } from '@jest/globals';
import { ACCOUNT_STATES } from '@medreg/viewer';
import { isIdentityVerified, nextStep, stateWithContact, stateWithIdentity, usableState } from './account-state.ts';

const NEVER = { phoneVerifiedAt: null, emailVerifiedAt: null };
const AT = new Date('2026-11-22T01:00:00Z');

describe('account states (domain 4.1)', () => {
  it.each([
    ['REGISTERED', false, 'CORRECT_IDENTITY', 'REGISTERED'],
    ['IDENTITY_FAILED', false, 'CORRECT_IDENTITY', 'IDENTITY_FAILED'],
    ['IDENTITY_VERIFIED', true, 'VERIFY_CONTACT', 'CONTACT_VERIFIED'],
    ['CONTACT_VERIFIED', true, 'ACTIVATE', 'CONTACT_VERIFIED'],
    ['ACTIVATED', true, null, 'ACTIVATED'],
  ] as const)('%s', (state, verified, step, withContact) => {
    expect(isIdentityVerified(state)).toBe(verified);
    expect(nextStep({ state, mustChangePassword: false, frozenAt: null })).toBe(step);
    expect(nextStep({ state, mustChangePassword: true, frozenAt: null })).toBe('CHANGE_PASSWORD');
    expect(nextStep({ state, mustChangePassword: false, frozenAt: AT })).toBe('ANSWER_REVOCATION');
    expect(stateWithContact(state)).toBe(withContact);
    expect(usableState(state, null)).toBe(state);
    expect(usableState(state, AT)).toBe(verified ? 'IDENTITY_VERIFIED' : state);
  });

  it('covers every state', () => expect(ACCOUNT_STATES).toHaveLength(5));

  it.each([
    [NEVER, 'IDENTITY_VERIFIED'],
    [{ ...NEVER, phoneVerifiedAt: AT }, 'CONTACT_VERIFIED'],
    [{ ...NEVER, emailVerifiedAt: AT }, 'CONTACT_VERIFIED'],
  ])('an identity verified with contacts %j becomes %s', (contacts, state) => {
    expect(stateWithIdentity(contacts)).toBe(state);
  });

  it('an issued account has nothing to do after its first password (domain 2.1)', () => {
    expect(nextStep({ state: null, mustChangePassword: false, frozenAt: null })).toBeNull();
  });
});
