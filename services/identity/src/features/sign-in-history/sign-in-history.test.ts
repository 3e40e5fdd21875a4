import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aService } from '@medreg/testkit';
import { aContactVerifiedPerson, signedIn } from '../../../test/builders.ts';
import { type Identity, startIdentity } from '../../../test/harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

const HISTORY = /* GraphQL */ `
  query ($first: Int, $after: String) {
    mySignIns(first: $first, after: $after) {
      edges { node { id startedAt client endedAt endReason } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
interface History {
  edges: { node: { id: string; endReason: string | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

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
