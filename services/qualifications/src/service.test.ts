import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publish } from '@medreg/outbox';
import { eventually, type TestDatabase, testDatabase } from '@medreg/testkit';
import { VIEWER_HEADER, viewerSigner } from '@medreg/viewer';
import { BATCH, type BatchView, CENTRE, KEYS, VIEWER_SECRET } from '../test/harness.ts';
import { csvOf, people } from '../test/people.ts';
import { createQualificationsService } from './service.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase('qualifications');
  folder = await mkdtemp(join(tmpdir(), 'medreg-qualifications-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The whole service, queues and all. */
async function start() {
  const { subgraph, deps } = await createQualificationsService({
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.url,
    QUEUE_URL: database.url,
    FILES_URL: pathToFileURL(folder).href,
    LIMITS_URL: 'memory:',
    VIEWER_SECRET,
    TICKET_SECRET: 'another-secret-of-the-tests-of-32-chars',
    PII_KEYS: KEYS.keys,
    PII_INDEX_KEY: KEYS.indexKey,
  });
  await subgraph.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = subgraph.app.server.address() as AddressInfo;
  const ask = async <Answer>(document: string, variables: Record<string, unknown>) =>
    Object.values((await subgraph.execute(CENTRE, document, variables)).data ?? {})[0] as Answer;
  return {
    deps,
    close: () => subgraph.close(),
    batchOf: (id: string) => ask<BatchView>(BATCH, { id }),
    ready: async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status,
    async upload(content: string) {
      const opened = await ask<{ batch: { id: string }; upload: { url: string } }>(
        `mutation ($size: Int!) { openQualificationImport(fileName: "名单.csv", sizeBytes: $size) {
          ... on OpenedImport { batch { id } upload { url } } } }`,
        { size: Buffer.byteLength(content) },
      );
      await fetch(`http://127.0.0.1:${port}${opened.upload.url}`, {
        method: 'PUT',
        headers: { [VIEWER_HEADER]: viewerSigner(VIEWER_SECRET)(CENTRE) },
        body: content,
      });
      return opened.batch.id;
    },
  };
}

it('processes by itself what was uploaded, and goes on after it was stopped half-way', async () => {
  const first = await start();
  expect(await first.ready()).toBe(200);
  const id = await first.upload(csvOf(people(0, 12_000)));
  await eventually(async () => expect((await first.batchOf(id)).linesRead).toBeGreaterThan(0), { timeoutMs: 20_000 });
  await first.close();

  const second = await start();
  await eventually(async () => expect((await second.batchOf(id)).state).toBe('FINISHED'), { timeoutMs: 40_000 });
  expect(await second.batchOf(id)).toMatchObject({ linesRead: 12_000, added: 12_000, unchanged: 0, rejected: 0 });
  expect(await second.deps.db.practitioner.count()).toBe(12_000);
  const told = await second.deps.db.outboxMessage.findMany({ where: { topic: 'qualificationImport.finished' } });
  expect(told.map(({ payload }) => payload)).toEqual([{ batchId: id, added: 12_000 }]);
  await second.close();
}, 90_000);

it('hears of a decided correction and answers', async () => {
  const house = await start();
  const { db, pii } = house.deps;
  const person = await db.practitioner.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const correction = {
    qualificationId: null,
    providedBy: person.id,
    basis: '公安机关证明',
    person: { name: '新名字' },
  };
  const applicationId = person.id;
  await db.$transaction((tx) =>
    publish(tx, 'qualification.correctionDecided', {
      key: applicationId,
      payload: { applicationId, practitionerId: person.id, correction: pii.seal(JSON.stringify(correction)) },
    }),
  );
  await eventually(async () => {
    const [settled] = await db.outboxMessage.findMany({ where: { topic: 'qualification.correctionSettled' } });
    expect(settled?.payload).toEqual({ applicationId, outcome: 'APPLIED' });
  });
  expect(await db.practitioner.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({
    name: '新名字',
    version: 2,
  });
  await house.close();
}, 30_000);
