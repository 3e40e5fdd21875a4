import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { GraphClient } from '@medreg/graph-client';
import { type Identity, startIdentity } from '../../../test/harness.ts';
import { aSnapshot, register } from '../../../test/register.ts';
import { rebuildProjection } from './rebuild-projection.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

it('aligns what is missing or older, and leaves what is newer', async () => {
  const { pii, prisma } = identity.deps;
  const known = await register(identity, {}, 5);
  const old = await register(identity, {}, 1);
  const states = [
    { version: 4, snapshot: { ...known, status: 'DEREGISTERED' } },
    { version: 2, snapshot: { ...old, status: 'FILED' } },
    { version: 1, snapshot: aSnapshot() },
  ].map(({ version, snapshot }) => ({ id: snapshot.registrationId, version, snapshot }));
  const pages = [states.map((state) => pii.seal(JSON.stringify(state))), []];
  const applications: Pick<GraphClient<'applications'>, 'ask'> = {
    ask: async () => ({ registrationSnapshots: pages.shift() ?? [] }) as never,
  };
  expect(await rebuildProjection(identity.deps, applications)).toBe(3);
  const statuses = await prisma.knownRegistration.findMany({ select: { registrationId: true, status: true } });
  const statusOf = new Map(statuses.map(({ registrationId, status }) => [registrationId, status]));
  expect(states.map(({ id }) => statusOf.get(id))).toEqual(['VALID', 'FILED', 'VALID']);
});
