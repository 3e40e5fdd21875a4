import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@medreg/viewer';
import {
  aContactVerifiedPerson,
  aPersonToSignUp,
  SESSION,
  sessionOf,
  signedIn,
  signIn,
  signUp,
} from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const CHANGE = /* GraphQL */ `
  mutation ($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on PasswordChanged { session ${SESSION} }
      ... on InvalidInput { problems { field problem } }
      ... on SignInRefused { message }
    }
  }
`;
const change = (viewer: Viewer, current: string, password: string, passwordConfirmation = password) =>
  identity.ask(viewer, CHANGE, { input: { current, password, passwordConfirmation } });

describe('changePassword (S0-5.3)', () => {
  it('ends every other session, goes on with this one and tells the holder', async () => {
    const { person, viewer } = await aContactVerifiedPerson(identity);
    const other = await signedIn(identity, person);
    const before = (await identity.messages()).length;
    const changed = sessionOf(await change(viewer, person.password, 'New3Password'));
    expect(changed.viewer.sessionId).toBe(viewer.sessionId);
    const revoked = await identity.revokedSessions();
    expect(revoked).toContain(other.viewer.sessionId);
    expect(revoked).not.toContain(viewer.sessionId);
    expect((await identity.messages()).slice(before)).toMatchObject([
      { topic: 'sms.requested', to: person.phone, template: 'PASSWORD_CHANGED' },
    ]);
    expect(await identity.kept(viewer.practitionerId ?? '')).toEqual([{ template: 'PASSWORD_CHANGED', params: {} }]);
    expect(await signIn(identity, person)).toMatchObject({ __typename: 'SignInRefused' });
    expect(await signIn(identity, { ...person, password: 'New3Password' })).toMatchObject({ __typename: 'SignedIn' });
    expect(await identity.audited(viewer.accountId ?? '')).toContain('change-password');
  });

  it('refuses a wrong current password, a weak one, another confirmation and the same again', async () => {
    const person = aPersonToSignUp();
    await signUp(identity, person);
    const { viewer } = await signedIn(identity, person);
    expect(await change(viewer, 'Wrong2Word', 'New3Password')).toMatchObject({ __typename: 'SignInRefused' });
    expect(await change(viewer, person.password, 'password1')).toMatchObject({ problems: [{ problem: 'COMMON' }] });
    expect(await change(viewer, person.password, 'New3Password', 'new3password')).toMatchObject({
      problems: [{ field: 'passwordConfirmation', problem: 'CONFIRMATION' }],
    });
    expect(await change(viewer, person.password, person.password)).toMatchObject({
      problems: [{ problem: 'SAME_PASSWORD' }],
    });
    await expect(change(someStranger(), 'a', 'b')).rejects.toThrow('UNAUTHENTICATED');
  });

  it('changes once of two at once', async () => {
    const person = aPersonToSignUp();
    await signUp(identity, person);
    const { viewer } = await signedIn(identity, person);
    const both = await Promise.all([
      change(viewer, person.password, 'First3Password'),
      change(viewer, person.password, 'Second3Password'),
    ]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['PasswordChanged', 'SignInRefused']);
  });

  it('limits guesses at the current password', async () => {
    const person = aPersonToSignUp();
    await signUp(identity, person);
    const { viewer } = await signedIn(identity, person);
    for (let times = 0; times < 10; times += 1) await change(viewer, 'Wrong2Word', 'New3Password');
    await expect(change(viewer, person.password, 'New3Password')).rejects.toThrow('RATE_LIMITED');
  });

  it('does not open a session by a sign-in that began with the old password', async () => {
    const person = aPersonToSignUp();
    await signUp(identity, person);
    const { viewer } = await signedIn(identity, person);
    const [late] = await Promise.all([signIn(identity, person), change(viewer, person.password, 'New3Password')]);
    const sessions = await identity.deps.prisma.session.findMany({
      where: { accountId: viewer.accountId ?? '', endedAt: null },
    });
    // Whichever was first: refused, or ended by the change.
    expect(['SignedIn', 'SignInRefused']).toContain(late.__typename);
    expect(sessions.map(({ id }) => id)).toEqual([viewer.sessionId]);
  });
});
