import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser, anOfficer, aPerson, aService } from '@medreg/testkit';
import {
  ACTIVATE,
  aContactVerifiedPerson,
  aPersonToSignUp,
  beginSignUp,
  qualify,
  signedIn,
  signIn,
  signUp,
} from '../../../test/builders.ts';
import { type Identity, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const CLOSE = 'mutation ($id: ID!) { closeAccountOfDeceased(practitionerId: $id) }';
const close = (id: string, viewer = aService('applications')) => identity.ask<boolean>(viewer, CLOSE, { id });

describe('closeAccountOfDeceased (domain 10.1.18)', () => {
  it('ends the sessions, refuses the sign-in like a wrong password and keeps the identity taken', async () => {
    const { person, viewer, qualified } = await aContactVerifiedPerson(identity);
    expect(await close(qualified.practitionerId)).toBe(true);
    expect(await identity.revokedSessions()).toContain(viewer.sessionId);
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignInRefused' });
    expect(await signIn(identity, { ...person, loginName: person.phone })).toMatchObject({
      __typename: 'SignInRefused',
    });
    await expect(identity.ask(viewer, ACTIVATE, { code: qualified.code })).rejects.toThrow('UNAUTHENTICATED');
    expect(await beginSignUp(identity, person)).toMatchObject({ __typename: 'IdentityAlreadyRegistered' });
    expect(await identity.audited(viewer.accountId ?? '')).toContain('close-account');
  });

  it('closes once, of two at once and once more', async () => {
    const { viewer, qualified } = await aContactVerifiedPerson(identity);
    const both = await Promise.all([close(qualified.practitionerId), close(qualified.practitionerId)]);
    expect(both.sort()).toEqual([false, true]);
    expect(await close(qualified.practitionerId)).toBe(false);
    const actions = await identity.audited(viewer.accountId ?? '');
    expect(actions.filter((action) => action === 'close-account')).toHaveLength(1);
  });

  it('lets nobody be verified as a person who had no account', async () => {
    const person = aPersonToSignUp();
    const { practitionerId } = qualify(identity, person);
    expect(await close(practitionerId)).toBe(false);
    await signUp(identity, person);
    expect((await signedIn(identity, person)).account.state).toBe('REGISTERED');
  });

  it('is for services', async () => {
    for (const viewer of [aPerson(), anInstitutionUser(), anOfficer()]) {
      await expect(close(randomUUID(), viewer)).rejects.toThrow('FORBIDDEN');
    }
    await expect(close('x')).rejects.toThrow('BAD_USER_INPUT');
  });
});
