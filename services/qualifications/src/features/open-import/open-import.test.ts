import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { anInstitutionUser, aPerson, aService, aStranger } from '@medreg/testkit';
import { CENTRE, type Harness, openHarness, provinceOf } from '../../../test/harness.ts';
import { csvOf, people } from '../../../test/people.ts';

let house: Harness;
beforeAll(async () => {
  house = await openHarness();
});
afterAll(() => house.close());

const CONTENT = csvOf(people(0, 2));
const BYTES = Buffer.byteLength(CONTENT);

/** Files of a batch in the store. */
const filesOf = (batchId: string) =>
  readdir(join(house.folder, 'qualifications', 'imports', batchId)).catch(() => [] as string[]);

describe('opening an import', () => {
  it('gives a batch and an address for its file', async () => {
    const opened = await house.open(BYTES);
    expect(opened).toMatchObject({ __typename: 'OpenedImport', batch: { state: 'AWAITING_FILE', bytesTotal: BYTES } });
    expect(opened.upload).toMatchObject({ maxBytes: BYTES, expiresAt: '2026-11-23T02:10:00.000Z' });
    expect(await house.actionsOf('ImportBatch', opened.batch.id)).toEqual(['open-import']);
  });

  it.each([
    ['an empty file', 'a.csv', 0, ['sizeBytes EMPTY_FILE']],
    ['more than 100 MB', 'a.csv', 100 * 1024 * 1024 + 1, ['sizeBytes TOO_LARGE']],
    ['no name', '  ', 10, ['fileName REQUIRED']],
    ['a path', '../a.csv', -1, ['fileName INVALID', 'sizeBytes EMPTY_FILE']],
    ['a name that hides its end', 'a\u202Evsc.exe', 10, ['fileName INVALID']],
  ])('refuses %s', async (_, name, size, expected) => {
    const { __typename, problems } = await house.open(size, CENTRE, name);
    expect(__typename).toBe('InvalidInput');
    expect(problems.map(({ field, problem }) => `${field} ${problem}`)).toEqual(expected);
  });

  it.each([
    ['a stranger', aStranger(), 'UNAUTHENTICATED'],
    ['a person', aPerson(), 'FORBIDDEN'],
    ['an institution', anInstitutionUser(), 'FORBIDDEN'],
    ['a service', aService('identity'), 'FORBIDDEN'],
    ['an officer without the right', provinceOf('440000', ['DECIDE_APPLICATIONS']), 'FORBIDDEN'],
    ['an officer with the first password', { ...CENTRE, mustChangePassword: true }, 'FORBIDDEN'],
  ])('is refused to %s', async (_, viewer, code) => {
    await expect(house.open(10, viewer)).rejects.toThrow(code);
  });

  it('twice at once gives two batches', async () => {
    const [one, other] = await Promise.all([house.open(10), house.open(10)]);
    expect(one.batch.id).not.toBe(other.batch.id);
  });

  it('is limited', async () => {
    const hasty = { ...CENTRE, accountId: 'hasty' };
    for (let n = 0; n < 60; n++) await house.open(10, hasty);
    await expect(house.open(10, hasty)).rejects.toThrow('RATE_LIMITED');
  });
});

describe('uploading the file', () => {
  it('queues the batch with its message', async () => {
    const { batch, upload } = await house.open(BYTES);
    expect((await house.upload(upload.url, CONTENT)).status).toBe(202);
    expect(await house.batchOf(batch.id)).toMatchObject({ state: 'QUEUED' });
    expect(await house.messages('qualificationImport.uploaded')).toContainEqual({ batchId: batch.id });
    expect(await house.actionsOf('ImportBatch', batch.id)).toEqual(['open-import', 'upload-file']);
  });

  it.each([
    ['nobody', null, 401],
    ['a stranger', aStranger(), 401],
    ['another account of the same authority', { ...CENTRE, accountId: 'colleague' }, 403],
  ])('is refused to %s', async (_, viewer, status) => {
    const { batch, upload } = await house.open(BYTES);
    expect((await house.upload(upload.url, CONTENT, viewer)).status).toBe(status);
    expect(await house.batchOf(batch.id)).toMatchObject({ state: 'AWAITING_FILE' });
    expect(await filesOf(batch.id)).toEqual([]);
  });

  it('takes a ticket once', async () => {
    const { batch, upload } = await house.open(BYTES);
    expect((await house.upload(upload.url, CONTENT)).status).toBe(202);
    expect((await house.upload(upload.url, CONTENT)).status).toBe(409);
    expect(await filesOf(batch.id)).toHaveLength(1);
  });

  it('takes one of two files that come at once', async () => {
    const { batch, upload } = await house.open(BYTES);
    const answers = await Promise.all([1, 2, 3].map(() => house.upload(upload.url, CONTENT)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    expect(await filesOf(batch.id)).toHaveLength(1);
    expect(
      (await house.messages('qualificationImport.uploaded')).filter((sent) => JSON.stringify(sent).includes(batch.id)),
    ).toHaveLength(1);
  });

  it('is refused after the ticket has expired, and with none', async () => {
    const { upload } = await house.open(BYTES);
    house.clock.moveTo(new Date('2026-11-23T02:10:01Z'));
    expect((await house.upload(upload.url, CONTENT)).status).toBe(403);
    house.clock.moveTo(new Date('2026-11-23T02:00:00Z'));
    expect((await house.upload('/files/qualifications/uploads/nothing', CONTENT)).status).toBe(403);
  });

  it('is refused when it is larger than declared, at once or as it comes', async () => {
    const { batch, upload } = await house.open(10_000);
    expect((await house.upload(upload.url, Buffer.alloc(600_000, 'x'))).status).toBe(413);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(5_000)),
    });
    const answer = await house
      .http(upload.url, CENTRE, { method: 'PUT', body: endless, duplex: 'half' } as RequestInit)
      .then(({ status }) => status);
    expect(answer).toBe(413);
    expect(await filesOf(batch.id)).toEqual([]);
    expect(await house.batchOf(batch.id)).toMatchObject({ state: 'AWAITING_FILE' });
  });

  it('may be repeated when it was cut off', async () => {
    const { batch, upload } = await house.open(BYTES);
    expect((await house.upload(upload.url, CONTENT.slice(0, 50))).status).toBe(422);
    expect(await filesOf(batch.id)).toEqual([]);
    expect((await house.upload(upload.url, CONTENT)).status).toBe(202);
  });
});
