import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { aSubmitted } from '../../test/builders.ts';
import { present } from '../../test/cases.ts';
import { aStage, type Stage, someone } from '../../test/stage.ts';
import { accountRevoked } from './account-revoked.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

it('S2-Q13: what a revoked account has applied for ends, what another account has applied for goes on', async () => {
  const who = someone(stage, {}, 'SPECIALIST');
  const accountId = uuidv7();
  const theirs = await aSubmitted(stage, { ...who, viewer: { ...who.viewer, accountId } });
  const { deps } = stage;
  const revoke = (one: string) =>
    deps.db.$transaction((tx) => accountRevoked(tx, deps, { accountId: one, practitionerId: who.practitionerId }));
  await revoke(uuidv7());
  expect(await present(stage, theirs)).toMatchObject({ status: 'SUBMITTED' });
  await revoke(accountId);
  await revoke(accountId);
  expect(await present(stage, theirs)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW', waitingFor: null });
});
