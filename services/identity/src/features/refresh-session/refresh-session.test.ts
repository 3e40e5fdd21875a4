import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aService } from '@medreg/testkit';
import {
  ACCOUNT,
  aPersonToSignUp,
  SESSION,
  sessionOf,
  signedIn,
  signUp,
  viewerOfToken,
} from '../../../test/builders.ts';
import { type Identity, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const REFRESH = /* GraphQL */ `
  mutation ($token: String!) {
    refreshSession(refreshToken: $token) {
      __typename
      ... on SignedIn { session ${SESSION} }
      ... on SignInRefused { message }
    }
  }
`;
const SESSIONS = '{ mySessions { id current client startedAt lastUsedAt } }';

const refresh = (token: string) => identity.ask(someStranger(), REFRESH, { token });
const revoked = () => identity.revokedSessions();

async function someSession() {
  const person = aPersonToSignUp();
  await signUp(identity, person);
  return { person, ...(await signedIn(identity, person)) };
}

describe('refreshSession', () => {
  it('gives the next pair of the same session, with the account as it is now', async () => {
    const { tokens, viewer } = await someSession();
    await identity.deps.prisma.account.update({
      where: { id: viewer.accountId ?? '' },
      data: { state: 'REGISTERED', mismatchReason: null },
    });
    const next = sessionOf(await refresh(tokens.refreshToken));
    expect(next.viewer).toMatchObject({ sessionId: viewer.sessionId, accountState: 'REGISTERED' });
    expect(next.tokens.refreshToken).not.toBe(tokens.refreshToken);
    expect(await refresh(next.tokens.refreshToken)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('ends the session when a replaced token comes back', async () => {
    const { tokens, viewer } = await someSession();
    const next = sessionOf(await refresh(tokens.refreshToken));
    expect(await refresh(tokens.refreshToken)).toMatchObject({ __typename: 'SignInRefused' });
    expect(await refresh(next.tokens.refreshToken)).toMatchObject({ __typename: 'SignInRefused' });
    expect(await revoked()).toContain(viewer.sessionId);
    expect(await identity.audited(viewer.accountId ?? '')).toContain('end-session');
  });

  it('gives one pair to two at once, and ends the session', async () => {
    const { tokens, viewer } = await someSession();
    const both = await Promise.all([refresh(tokens.refreshToken), refresh(tokens.refreshToken)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['SignInRefused', 'SignedIn']);
    expect(await revoked()).toContain(viewer.sessionId);
  });

  it('does not let an unknown token end anything', async () => {
    const { tokens } = await someSession();
    expect(await refresh('unknown')).toMatchObject({ __typename: 'SignInRefused' });
    expect(await refresh(tokens.refreshToken)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('times out after 30 idle minutes, and after 12 hours however busy', async () => {
    const idle = await someSession();
    identity.passSeconds(30 * 60);
    expect(await refresh(idle.tokens.refreshToken)).toMatchObject({ __typename: 'SignInRefused' });

    const { tokens, viewer } = await someSession();
    let token = tokens.refreshToken;
    let last = tokens;
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      identity.passSeconds(25 * 60);
      last = sessionOf(await refresh(token)).tokens;
      token = last.refreshToken;
    }
    // 28 times 25 minutes are 11:40; the last access token does not outlive the session.
    identity.passSeconds(15 * 60);
    last = sessionOf(await refresh(token)).tokens;
    const { exp, iat } = JSON.parse(Buffer.from(last.accessToken.split('.')[1] ?? '', 'base64url').toString());
    expect(exp - iat).toBe(5 * 60);
    identity.passSeconds(5 * 60);
    expect(await refresh(last.refreshToken)).toMatchObject({ __typename: 'SignInRefused' });
    expect(await identity.ask(viewer, SESSIONS)).toEqual([]);
  });
});

describe('sessions', () => {
  it('are seen by their holder only', async () => {
    const { person, viewer } = await someSession();
    const second = await signedIn(identity, person);
    const shown = await identity.ask<{ id: string; current: boolean; client: string }[]>(second.viewer, SESSIONS);
    expect(shown.map(({ id, current }) => [id, current])).toEqual([
      [second.viewer.sessionId, true],
      [viewer.sessionId, false],
    ]);
    expect(shown[0]?.client).toMatch(/^198\.51\.\d+\.\*$/);
    const other = await someSession();
    expect(await identity.ask(other.viewer, SESSIONS)).toHaveLength(1);
  });

  it('end by sign-out, twice as well as once', async () => {
    const { viewer, tokens } = await someSession();
    expect(await Promise.all([1, 2].map(() => identity.ask(viewer, 'mutation { signOut }')))).toEqual([true, true]);
    expect(await refresh(tokens.refreshToken)).toMatchObject({ __typename: 'SignInRefused' });
    const ends = (await identity.audited(viewer.accountId ?? '')).filter((action) => action === 'end-session');
    expect(ends).toHaveLength(1);
  });

  it('end from another device, but not those of others', async () => {
    const { person, viewer } = await someSession();
    const second = await signedIn(identity, person);
    const other = await someSession();
    const end = (by: typeof viewer, id: string | undefined) =>
      identity.ask(by, 'mutation ($id: ID!) { endSession(id: $id) }', { id });
    expect(await end(other.viewer, viewer.sessionId)).toBe(false);
    expect(await end(other.viewer, 'no-session')).toBe(false);
    expect(await end(second.viewer, viewer.sessionId)).toBe(true);
    expect(await end(second.viewer, viewer.sessionId)).toBe(false);
    expect(await revoked()).toContain(viewer.sessionId);
    expect(await revoked()).not.toContain(second.viewer.sessionId);
  });

  it('end all at once but that which is asking', async () => {
    const { person, viewer } = await someSession();
    const [second, third] = [await signedIn(identity, person), await signedIn(identity, person)];
    const other = await someSession();
    const END_OTHERS = 'mutation { endOtherSessions }';
    expect(await Promise.all([1, 2].map(() => identity.ask(second.viewer, END_OTHERS)))).toEqual(
      expect.arrayContaining([2, 0]),
    );
    const shown = await identity.ask<{ id: string }[]>(second.viewer, SESSIONS);
    expect(shown.map(({ id }) => id)).toEqual([second.viewer.sessionId]);
    expect(await revoked()).toEqual(expect.arrayContaining([viewer.sessionId, third.viewer.sessionId]));
    expect(await identity.ask(other.viewer, SESSIONS)).toHaveLength(1);
    await expect(identity.ask(someStranger(), END_OTHERS)).rejects.toThrow('UNAUTHENTICATED');
    await expect(identity.ask(aService('licences'), END_OTHERS)).rejects.toThrow('FORBIDDEN');
  });

  it('are forgotten by the list of revoked ones when no token can live any more', async () => {
    const { viewer } = await someSession();
    await identity.ask(viewer, 'mutation { signOut }');
    expect(await revoked()).toContain(viewer.sessionId);
    identity.passSeconds(661);
    expect(await revoked()).not.toContain(viewer.sessionId);
  });

  it('that ended continue nowhere', async () => {
    const { viewer } = await someSession();
    await identity.ask(viewer, 'mutation { signOut }');
    await expect(identity.ask(viewer, 'mutation { checkMyIdentity { __typename } }')).resolves.toBeDefined();
    const verified = { ...viewer, sessionId: 'none' };
    await expect(
      identity.ask(
        verified,
        `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }`,
        {
          input: { current: 'Yang2Sheng6', password: 'Other3Words', passwordConfirmation: 'Other3Words' },
        },
      ),
    ).rejects.toThrow('UNAUTHENTICATED');
  });

  it('revoked are told to siblings only', async () => {
    expect((await identity.get('/internal/revoked-sessions')).status).toBe(404);
    expect((await identity.get('/internal/revoked-sessions', aPerson())).status).toBe(404);
  });
});

describe('an account', () => {
  const REFERENCE = `query ($id: ID!) { _entities(representations: [{ __typename: "Account", id: $id }]) { ... on Account ${ACCOUNT} } }`;

  it('is seen by its holder and by siblings, by reference too', async () => {
    const { viewer, tokens } = await someSession();
    const id = viewer.accountId;
    expect(await identity.ask(viewerOfToken(tokens), `{ me ${ACCOUNT} }`)).toMatchObject({ id });
    expect(await identity.ask(viewer, REFERENCE, { id })).toMatchObject([{ id }]);
    expect(await identity.ask(aService('applications'), REFERENCE, { id })).toMatchObject([{ id }]);

    const other = await someSession();
    expect(await identity.ask(other.viewer, REFERENCE, { id })).toEqual([null]);
    expect(await identity.ask(someStranger(), REFERENCE, { id })).toEqual([null]);
    expect(await identity.ask(other.viewer, REFERENCE, { id: 'x' })).toEqual([null]);
    await expect(identity.ask(someStranger(), '{ me { id } }')).rejects.toThrow('UNAUTHENTICATED');
    await expect(identity.ask(aService('applications'), '{ me { id } }')).rejects.toThrow('FORBIDDEN');
  });
});
