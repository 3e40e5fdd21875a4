import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS, RegistrationSnapshot } from '@medreg/events';
import { connectQueues, type Queues } from '@medreg/jobs';
import { startConsumer } from '@medreg/outbox';
import { eventually } from '@medreg/testkit';
import { anApproved } from '../test/builders.ts';
import { aStage, type Stage } from '../test/stage.ts';
import type { Transaction } from './database.ts';

let stage: Stage;
let queues: Queues;
beforeAll(async () => {
  stage = await aStage();
  queues = connectQueues({ url: stage.databaseUrl });
});
afterAll(async () => {
  await queues.close();
  await stage.close();
});

/** What licences and identity would hear, on the inbox of this database. */
function listen() {
  const heard: { topic: string; id: string; version: number | null; payload: Record<string, unknown> }[] = [];
  const { db } = stage.deps;
  const silent = { info() {}, warn() {}, error() {} };
  const common = {
    queues,
    catalogue: EVENTS,
    transaction: (work: (tx: Transaction) => Promise<void>) => db.$transaction(work),
    logger: silent,
  };
  const hear = async (_: unknown, { topic, id, version, payload }: (typeof heard)[number]) => {
    heard.push({ topic, id, version, payload });
  };
  const ignore = async () => {};
  startConsumer({
    ...common,
    queue: 'licences',
    handlers: { 'registration.changed': hear, 'certificate.rendered': ignore },
  });
  startConsumer({
    ...common,
    queue: 'identity',
    handlers: {
      'practitioner.notice': hear,
      'institutionUser.issued': ignore,
      'authorityUser.issued': ignore,
      'qualificationImport.finished': ignore,
      'account.activationDue': ignore,
      'account.closureDue': ignore,
      'automaticActivation.enabled': ignore,
      'practitioner.corrected': ignore,
      'registration.changed': ignore,
    },
  });
  return heard;
}

describe('killed between the approval and its consequences', () => {
  it('nothing is lost: the messages lie in the outbox until a relay lives, and travel once', async () => {
    // No relay has run: as if the process had died at the moment of the commit.
    const approved = await anApproved(stage);
    const unsent = () => stage.deps.db.outboxMessage.count({ where: { sentAt: null } });
    expect(await unsent()).toBe(5); // submit, pass, accept, approve: notices; and the registration
    const heard = listen();

    stage.startRelaying();
    await eventually(() => expect(heard).toHaveLength(5), { timeoutMs: 15_000 });
    expect(await unsent()).toBe(0);
    expect(await stage.subgraph.metrics.metrics()).toMatch(/^medreg_outbox_lag_seconds\S* 0$/mu);
    const [changed] = heard.filter(({ topic }) => topic === 'registration.changed');
    expect(changed?.version).toBe(1);
    const snapshot = stage.deps.pii.open(String(changed?.payload.snapshot));
    expect(RegistrationSnapshot.parse(JSON.parse(snapshot)).certificateCode).toBe(
      approved.registration.certificateCode,
    );
    expect(heard.filter(({ topic }) => topic === 'practitioner.notice').map(({ payload }) => payload.template)).toEqual(
      expect.arrayContaining(['APPLICATION_PROGRESS', 'APPLICATION_APPROVED']),
    );
    const notice = heard.find(({ payload }) => payload.template === 'APPLICATION_PROGRESS');
    expect(JSON.parse(stage.deps.pii.open(String(notice?.payload.params)))).toMatchObject({
      applicationNumber: approved.application.number,
      state: expect.stringMatching(/\p{Script=Han}/u),
    });
  });
});
