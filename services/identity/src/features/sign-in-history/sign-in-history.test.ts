import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aService } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { aContactVerifiedPerson, SIGN_IN, signedIn, viewerOfToken } from '../../../test/builders.ts';
import { type Identity, type Outcome, someStranger, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const HISTORY = /* GraphQL */ `
  query ($first: Int, $after: String) {
    mySignIns(first: $first, after: $after) {
      edges { node { id client device { browser system kind } current endedAt endReason } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
interface History {
  edges: { node: SignIn }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface SignIn {
  id: string;
  client: string | null;
  device: { browser: string | null; system: string | null; kind: string } | null;
  current: boolean;
  endedAt: string | null;
  endReason: string | null;
}
const signInsOf = async (viewer: Viewer) => {
  const { edges } = await identity.ask<History>(viewer, HISTORY, { first: 20 });
  return edges.map(({ node }) => node);
};

it('shows one’s own sign-ins, the latest first, page by page, and nobody else’s', async () => {
  const { person, viewer } = await aContactVerifiedPerson(identity);
  await aContactVerifiedPerson(identity);
  const second = await signedIn(identity, person);
  await identity.ask(viewer, 'mutation ($id: ID!) { endSession(id: $id) }', { id: second.viewer.sessionId });
  const page = await identity.ask<History>(viewer, HISTORY, { first: 1 });
  expect(page.edges.map(({ node }) => [node.id, node.endReason])).toEqual([
    [second.viewer.sessionId, 'ENDED_BY_HOLDER'],
  ]);
  expect(page.pageInfo.hasNextPage).toBe(true);
  const rest = await identity.ask<History>(viewer, HISTORY, { first: 5, after: page.pageInfo.endCursor });
  expect(rest.edges.map(({ node }) => [node.id, node.endReason])).toEqual([[viewer.sessionId, null]]);
  await expect(identity.ask(viewer, HISTORY, { after: 'eA' })).rejects.toThrow('BAD_USER_INPUT');
  await expect(identity.ask(aService('licences'), HISTORY)).rejects.toThrow('FORBIDDEN');
});

it('tells the device, the masked address and which one is the present one', async () => {
  const { person, viewer } = await aContactVerifiedPerson(identity);
  const PHONE =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
  const input = { loginName: person.loginName, password: person.password };
  const signInBy = async (userAgent: string) => {
    const stranger = { ...someStranger(), address: '203.0.113.77', userAgent };
    const { session } = await identity.ask<Outcome>(stranger, SIGN_IN, { input });
    if (!session) throw new Error('was to be signed in');
    return viewerOfToken(session);
  };
  const phone = await signInBy(PHONE);
  await signInBy('<script>alert(1)</script>/1 (x');
  const [unknown, known] = await signInsOf(phone);
  expect(unknown).toMatchObject({ device: { browser: null, system: null, kind: 'OTHER' }, current: false });
  const device = { browser: 'Safari', system: 'iPhone', kind: 'PHONE' };
  expect(known).toMatchObject({ id: phone.sessionId, client: '203.0.113.*', device, current: true });
  const sessions = '{ mySessions { id device { browser system kind } } }';
  expect(await identity.ask<SignIn[]>(viewer, sessions)).toContainEqual({ id: phone.sessionId, device });
});

it('shows the address alone of whoever signed in before devices were kept', async () => {
  const { viewer } = await aContactVerifiedPerson(identity);
  await identity.deps.prisma.session.update({
    where: { id: viewer.sessionId ?? '' },
    data: { browser: null, system: null, deviceKind: null },
  });
  expect(await signInsOf(viewer)).toMatchObject([{ device: null, client: expect.stringContaining('*') }]);
});

it('tells when a session has timed out that nobody ended, or only after that', async () => {
  const { person, viewer } = await aContactVerifiedPerson(identity);
  const forgotten = identity.clock.now();
  identity.passSeconds(40 * 60);
  const { viewer: present } = await signedIn(identity, person);
  const endedAt = new Date(forgotten.getTime() + 30 * 60_000).toISOString();
  const timedOut = { id: viewer.sessionId, endedAt, endReason: 'TIMED_OUT' };
  expect(await signInsOf(present)).toMatchObject([{ endedAt: null, endReason: null }, timedOut]);
  await identity.ask(present, 'mutation { endOtherSessions }');
  expect(await signInsOf(present)).toMatchObject([{ endedAt: null }, timedOut]);
});
