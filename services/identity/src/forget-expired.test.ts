import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ACTIVATE, aContactVerifiedPerson } from '../test/builders.ts';
import { type Identity, startIdentity } from '../test/harness.ts';
import { forgetExpired } from './forget-expired.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

it('forgets codes after a week and sessions after three months, and keeps the account', async () => {
  const { viewer } = await aContactVerifiedPerson(identity);
  await identity.ask(viewer, ACTIVATE, { code: 'WRONG' });
  const { prisma } = identity.deps;
  const counts = async () => {
    await forgetExpired(identity.deps);
    return [
      await prisma.phoneCode.count(),
      await prisma.activationTries.count(),
      await prisma.session.count(),
      await prisma.refreshToken.count(),
      await prisma.account.count(),
    ];
  };
  expect(await counts()).toEqual([1, 1, 1, 2, 1]);
  identity.passSeconds(9 * 86_400);
  expect(await counts()).toEqual([0, 0, 1, 2, 1]);
  identity.passSeconds(90 * 86_400);
  expect(await counts()).toEqual([0, 0, 0, 0, 1]);
});
