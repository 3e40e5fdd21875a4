import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS, type RegistrationSnapshot } from '@medreg/events';
import { connectQueues, defineJob, type Logger, type Queues } from '@medreg/jobs';
import { publish, type Relay, startRelay } from '@medreg/outbox';
import { eventually } from '@medreg/testkit';
import { z } from 'zod';
import { aSnapshot, type Harness, openHarness } from '../test/harness.ts';
import { QUEUE, startEvents } from './events.ts';

const patience = { timeoutMs: 15_000 };
/** The machine may be busy. */
const PATIENTLY = { maxWait: 15_000, timeout: 15_000 };
const leftOut: unknown[] = [];
const LISTENING: Logger = {
  info: (fields, message) => void (message === 'message left out' && leftOut.push(fields)),
  warn() {},
  error() {},
};
/** As the relay puts messages into the queue. */
const MESSAGE = defineJob({
  queue: QUEUE,
  payload: z.unknown(),
  attempts: 3,
  backoff: { type: 'exponential', delayMs: 20 },
  concurrency: 5,
});

describe('registration.changed through outbox, relay, queue and inbox', () => {
  let harness: Harness;
  let queues: Queues;
  let relay: Relay;
  beforeAll(async () => {
    harness = await openHarness();
    queues = connectQueues({ url: harness.url });
    relay = startRelay({ connectionString: harness.url, queues, catalogue: EVENTS, logger: LISTENING });
    startEvents(harness.deps, queues, LISTENING);
  }, 60_000);
  afterAll(async () => {
    await relay.stop();
    await queues.close();
    await harness.close();
  }, 60_000);

  const payloadOf = (snapshot: RegistrationSnapshot) => ({
    registrationId: snapshot.registrationId,
    practitionerId: snapshot.practitionerId,
    snapshot: harness.deps.pii.seal(JSON.stringify(snapshot)),
  });
  const announce = (snapshot: RegistrationSnapshot, version: number) =>
    harness.deps.db.$transaction(
      (tx) =>
        publish(tx, 'registration.changed', { key: snapshot.registrationId, version, payload: payloadOf(snapshot) }),
      PATIENTLY,
    );
  const entryOf = ({ registrationId }: RegistrationSnapshot) =>
    harness.deps.db.registerEntry.findUniqueOrThrow({ where: { registrationId } });
  const licencesOf = ({ registrationId }: RegistrationSnapshot) =>
    harness.deps.db.eLicence.findMany({ where: { registrationId }, orderBy: { version: 'asc' } });

  it('makes one entry and one licence', async () => {
    const snapshot = aSnapshot();
    await announce(snapshot, 1);
    await eventually(async () => expect(await licencesOf(snapshot)).toMatchObject([{ state: 'PREPARING' }]), patience);
    expect(await entryOf(snapshot)).toMatchObject({ name: snapshot.name, status: 'VALID' });
  });

  it('does nothing when the same message comes twice', async () => {
    const snapshot = aSnapshot();
    const id = randomUUID();
    const message = {
      id,
      topic: 'registration.changed',
      key: snapshot.registrationId,
      version: 1,
      payload: payloadOf(snapshot),
      occurredAt: new Date().toISOString(),
    };
    await queues.enqueue(MESSAGE, message, { id: `first-${id}` });
    await queues.enqueue(MESSAGE, message, { id: `second-${id}` });
    await eventually(
      () => expect(leftOut).toContainEqual(expect.objectContaining({ id, admission: 'WORKED_BEFORE' })),
      patience,
    );
    expect(await licencesOf(snapshot)).toHaveLength(1);
  });

  it('lets an older version that comes after a newer one lose', async () => {
    const snapshot = aSnapshot();
    await announce({ ...snapshot, status: 'REVOKED' }, 7);
    await eventually(async () => expect(await entryOf(snapshot)).toMatchObject({ status: 'INVALID' }), patience);
    const before = leftOut.length;
    await announce(snapshot, 6);
    await eventually(() => expect(leftOut).toHaveLength(before + 1), patience);
    expect(leftOut.at(-1)).toMatchObject({ admission: 'NEWER_WORKED' });
    expect(await entryOf(snapshot)).toMatchObject({ status: 'INVALID' });
    expect(await licencesOf(snapshot)).toEqual([]);
  });

  it('ends with one living licence when versions come all at once', async () => {
    const snapshot = aSnapshot();
    await Promise.all(
      [1, 2, 3, 4, 5].map((version) => announce({ ...snapshot, primaryInstitutionName: `第${version}医院` }, version)),
    );
    await eventually(
      async () => expect(await entryOf(snapshot)).toMatchObject({ primaryInstitution: '第5医院' }),
      patience,
    );
    const licences = await licencesOf(snapshot);
    expect(licences.filter(({ state }) => state !== 'INVALID')).toHaveLength(1);
    expect(JSON.parse(harness.deps.pii.open(licences.at(-1)?.face ?? ''))).toMatchObject({
      primaryInstitution: '第5医院',
    });
  });
});
