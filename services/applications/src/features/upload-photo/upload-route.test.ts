import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { syntheticPhoto } from '@medreg/documents';
import { aPerson } from '@medreg/testkit';
import { VIEWER_HEADER, type Viewer, viewerSigner } from '@medreg/viewer';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/ask.ts';
import { anOpened, type Case } from '../../../test/builders.ts';
import { CASES, present } from '../../../test/cases.ts';
import { aStage, type Stage, VIEWER_SECRET } from '../../../test/stage.ts';

let stage: Stage;
let portrait: Buffer;
let address: string;
beforeAll(async () => {
  stage = await aStage();
  address = await stage.subgraph.app.listen({ port: 0, host: '127.0.0.1' });
  portrait = await syntheticPhoto('李时针');
});
afterAll(() => stage.close());

const sign = viewerSigner(VIEWER_SECRET);

async function uploadAddress({ viewer, application }: Pick<Case, 'viewer' | 'application'>): Promise<string> {
  const answer = await ask(
    stage,
    viewer,
    `mutation($id: ID!) { openPhotoUpload(applicationId: $id) {
      __typename ... on OpenedPhotoUpload { upload { url expiresAt maxBytes } }
    } }`,
    { id: application.id },
  );
  const { upload } = answer as unknown as { upload?: { url: string; maxBytes: number } };
  if (!upload) throw new Error(answer.__typename);
  expect(upload.maxBytes).toBe(2 * 1024 * 1024);
  return upload.url;
}

/** A request as the gateway sends it. */
async function send(url: string, init: RequestInit, viewer?: Viewer) {
  const headers = { ...init.headers, ...(viewer && { [VIEWER_HEADER]: sign(viewer) }) };
  const response = await fetch(`${address}${url}`, { ...init, headers });
  const body = Buffer.from(await response.arrayBuffer());
  return {
    statusCode: response.status,
    headers: response.headers,
    body,
    // Every test knows what it expects in there.
    json: () => JSON.parse(body.toString()),
  };
}
const put = (url: string, body: Buffer, viewer?: Viewer, type = 'image/jpeg') =>
  send(url, { method: 'PUT', body: new Uint8Array(body), headers: { 'content-type': type } }, viewer);
const get = (url: string, viewer?: Viewer) => send(url, {}, viewer);
const stranger = (): Viewer => ({ kind: 'ANONYMOUS', requestId: 'r', rights: [] });

describe('the photo', () => {
  it.each(['image/jpeg', 'image/png', 'application/octet-stream'])(
    'is accepted as %s, drawn anew and shown',
    async (type) => {
      const opened = await anOpened(stage);
      const response = await put(await uploadAddress(opened), portrait, opened.viewer, type);
      expect([response.statusCode, response.json()]).toEqual([
        200,
        {
          accepted: true,
          width: 560,
          height: 784,
          photoUrl: expect.stringMatching(/^\/files\/applications\/downloads\//),
        },
      ]);
      const { photoKey, version } = await present(stage, opened);
      expect(photoKey).toMatch(/^applications\/photos\/[0-9a-f-]{36}\.jpg$/);
      expect(version).toBe(opened.application.version);
      expect((await readAudit(stage.deps.db, 'Application', opened.application.id)).at(-1)).toMatchObject({
        action: 'savePhoto',
        detail: { photoKey },
      });

      const shown = await get(response.json().photoUrl, opened.viewer);
      expect([shown.statusCode, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect((await sharp(shown.body).metadata()).format).toBe('jpeg');
    },
  );

  it('replaces the one before, whose file goes as long as nobody else has seen it', async () => {
    const opened = await anOpened(stage);
    await put(await uploadAddress(opened), portrait, opened.viewer);
    const first = (await present(stage, opened)).photoKey ?? '';
    await put(await uploadAddress(opened), portrait, opened.viewer);
    const second = (await present(stage, opened)).photoKey ?? '';
    expect([await stage.deps.files.exists(first), await stage.deps.files.exists(second)]).toEqual([false, true]);
  });

  it('replaced in a correction, the one that was reviewed stays', async () => {
    const corrected = await CASES.CORRECTION_REQUIRED(stage);
    const first = corrected.application.photoKey ?? '';
    expect((await put(await uploadAddress(corrected), portrait, corrected.viewer)).statusCode).toBe(200);
    expect(await stage.deps.files.exists(first)).toBe(true);
  });

  it.each<[string, () => Promise<Buffer> | Buffer, number, string]>([
    ['nothing', () => Buffer.alloc(0), 422, 'NOT_AN_IMAGE'],
    ['a page', () => Buffer.from('<html><script>alert(1)</script></html>'.repeat(1000)), 422, 'NOT_AN_IMAGE'],
    ['a PDF', () => Buffer.from(`%PDF-1.7\n${' '.repeat(30_000)}`), 422, 'NOT_AN_IMAGE'],
    ['a photo that was cut off', () => portrait.subarray(0, portrait.length / 2), 422, 'NOT_AN_IMAGE'],
    [
      'a square',
      () => sharp(portrait).resize(900, 900, { fit: 'fill' }).jpeg({ quality: 100 }).toBuffer(),
      422,
      'WRONG_RATIO',
    ],
    ['a stamp', () => sharp(portrait).resize(70, 98).jpeg().toBuffer(), 422, 'TOO_SMALL'],
    ['a little more than 2 MB', () => Buffer.concat([portrait, Buffer.alloc(2 * 1024 * 1024)]), 422, 'TOO_LARGE'],
    ['a telephone’s 7 MB', () => Buffer.alloc(7 * 1024 * 1024), 422, 'TOO_LARGE'],
  ])('%s is refused in words', async (_, make, status, problem) => {
    const opened = await anOpened(stage);
    const response = await put(await uploadAddress(opened), await make(), opened.viewer);
    expect([response.statusCode, response.json()]).toMatchObject([
      status,
      { accepted: false, problem, message: expect.stringMatching(/\p{Script=Han}/u) },
    ]);
    expect((await present(stage, opened)).photoKey).toBeNull();
  });

  it('what is longer than anything that may be sent is not waited for', async () => {
    const opened = await anOpened(stage);
    const url = await uploadAddress(opened);
    const [response] = await new Promise<[IncomingMessage]>((resolve) => {
      const headers = { 'content-length': 13 * 1024 * 1024, [VIEWER_HEADER]: sign(opened.viewer) };
      const sending = request(`${address}${url}`, { method: 'PUT', headers }, (...got) => resolve(got));
      sending.flushHeaders();
    });
    expect(response.statusCode).toBe(413);
    response.destroy();
  });

  it('needs the account that the address was given to', async () => {
    const opened = await anOpened(stage);
    const url = await uploadAddress(opened);
    const other = aPerson({ practitionerId: uuidv7(), accountId: 'somebody else' });
    const forged = viewerSigner('another-secret-of-at-least-32-characters')(opened.viewer);
    expect((await put(url, portrait, other)).json()).toMatchObject({ problem: 'WRONG_OWNER' });
    expect((await put(url, portrait)).statusCode).toBe(401);
    expect((await put(url, portrait, stranger())).statusCode).toBe(401);
    const body = new Uint8Array(portrait);
    expect((await send(url, { method: 'PUT', body, headers: { [VIEWER_HEADER]: forged } })).statusCode).toBe(401);
    expect((await present(stage, opened)).photoKey).toBeNull();
  });

  it('needs an address that still holds, and is for uploads', async () => {
    const opened = await anOpened(stage);
    const url = await uploadAddress(opened);
    const { json } = await put(url, portrait, opened.viewer);
    const download = json().photoUrl.replace('downloads', 'uploads');
    expect((await put(download, portrait, opened.viewer)).json()).toMatchObject({ problem: 'EXPIRED' });
    expect((await put(`${url}x`, portrait, opened.viewer)).statusCode).toBe(403);
    stage.clock.moveTo('2026-11-09T10:10:01+08:00');
    expect((await put(url, portrait, opened.viewer)).json()).toMatchObject({ problem: 'EXPIRED' });
    stage.clock.moveTo('2026-11-09T10:00:00+08:00');
  });

  it('cannot be changed any more once the application is under way', async () => {
    const draft = await CASES.DRAFT(stage);
    const url = await uploadAddress(draft);
    const submit =
      'mutation($id: ID!, $version: Int!) { submitApplication(applicationId: $id, version: $version) { __typename } }';
    const { id, version } = draft.application;
    await ask(stage, draft.viewer, submit, { id, version });
    const response = await put(url, portrait, draft.viewer);
    expect([response.statusCode, response.json().problem]).toEqual([409, 'NOT_EDITABLE']);
    expect((await present(stage, draft)).photoKey).toBe(draft.application.photoKey);
    await expect(uploadAddress(draft)).rejects.toThrow('StepNotAllowed');
  });

  it('of somebody else’s draft: there is no such draft', async () => {
    const opened = await anOpened(stage);
    const thief = { viewer: aPerson({ practitionerId: uuidv7() }), application: opened.application };
    await expect(uploadAddress(thief)).rejects.toThrow('ApplicationNotFound');
  });

  it('is limited', async () => {
    const opened = await anOpened(stage);
    for (let attempt = 0; attempt < 30; attempt += 1) await uploadAddress(opened);
    await expect(uploadAddress(opened)).rejects.toThrow('RATE_LIMITED');
  });
});

describe('downloads', () => {
  const URLS = 'query($id: ID!) { application(id: $id) { __typename photoUrl printableFormUrl } }';
  async function urls(viewer: Viewer, { application }: Case) {
    const answer = await ask(stage, viewer, URLS, { id: application.id });
    return answer as unknown as { photoUrl: string; printableFormUrl: string };
  }

  it('are for the account that got the address, and for its browser that follows a link', async () => {
    const submitted = await CASES.SUBMITTED(stage);
    for (const viewer of [submitted.viewer, submitted.reviewer, submitted.officer]) {
      const { photoUrl } = await urls(viewer, submitted);
      expect((await get(photoUrl, viewer)).statusCode).toBe(200);
      expect((await get(photoUrl, stranger())).statusCode).toBe(200);
      const other = aPerson({ accountId: 'somebody else' });
      expect((await get(photoUrl, other)).json()).toMatchObject({ problem: 'WRONG_OWNER' });
      expect((await get(photoUrl)).statusCode).toBe(401);
    }
  });

  it('end after five minutes', async () => {
    const submitted = await CASES.SUBMITTED(stage);
    const { photoUrl, printableFormUrl } = await urls(submitted.viewer, submitted);
    stage.clock.moveTo('2026-11-09T10:05:00+08:00');
    for (const url of [photoUrl, printableFormUrl]) {
      const response = await get(url, submitted.viewer);
      expect([response.statusCode, response.json().problem]).toEqual([403, 'EXPIRED']);
    }
    stage.clock.moveTo('2026-11-09T10:00:00+08:00');
  });

  it.each(['DRAFT', 'INST_RETURNED', 'INST_PASSED', 'EFFECTIVE', 'REFUSED'] as const)(
    'the printable form of an application that is %s is a PDF',
    async (status) => {
      const theCase = await CASES[status](stage);
      const { printableFormUrl } = await urls(theCase.viewer, theCase);
      const response = await get(printableFormUrl, theCase.viewer);
      expect([response.statusCode, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(response.headers.get('content-disposition')).toBe(`inline; filename="${theCase.application.number}.pdf"`);
      expect(response.body.subarray(0, 5).toString()).toBe('%PDF-');
    },
  );

  it('printing is limited', async () => {
    const theCase = await CASES.DRAFT(stage);
    const { printableFormUrl } = await urls(theCase.viewer, theCase);
    await stage.deps.limits.prints.consume(theCase.viewer.accountId ?? '', 200);
    const response = await get(printableFormUrl, theCase.viewer);
    expect([response.statusCode, response.json().problem]).toEqual([429, 'RATE_LIMITED']);
  });

  it('a draft with nothing in it prints as well', async () => {
    const opened = await anOpened(stage);
    const { printableFormUrl, photoUrl } = await urls(opened.viewer, opened);
    expect(photoUrl).toBeNull();
    expect((await get(printableFormUrl, opened.viewer)).statusCode).toBe(200);
  });
});
