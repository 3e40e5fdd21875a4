import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileProblem, type Files, openFiles } from './index.ts';
import { startS3 } from './testing/s3-server.ts';

const JPEG = { contentType: 'image/jpeg' };
const MEBIBYTE = 1024 * 1024;

async function openFolder() {
  const dir = await mkdtemp(join(tmpdir(), 'medreg-files-'));
  return {
    files: openFiles({ url: pathToFileURL(dir).href }),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

async function openBucket() {
  const server = await startS3('medreg');
  return {
    files: openFiles({ url: server.url, credentials: server.credentials }),
    remove: server.stop,
  };
}

describe.each([
  { store: 'a folder', open: openFolder },
  { store: 'S3', open: openBucket },
])('files in $store', ({ open }) => {
  let files: Files;
  let remove: () => Promise<unknown>;
  beforeAll(async () => {
    ({ files, remove } = await open());
  });
  afterAll(() => remove());

  it('gives back what it got, with size, content type and fingerprint', async () => {
    const stored = await files.put('photos/2026/a.jpg', Buffer.from('照片'), JPEG);
    const sha256 = createHash('sha256').update('照片').digest('hex');
    expect(stored).toEqual({ size: 6, contentType: 'image/jpeg', sha256 });
    expect(await files.describe('photos/2026/a.jpg')).toEqual({ size: 6, contentType: 'image/jpeg' });
    expect(await files.size('photos/2026/a.jpg')).toBe(6);
    expect(await files.exists('photos/2026/a.jpg')).toBe(true);
    expect((await files.getBytes('photos/2026/a.jpg')).toString()).toBe('照片');
  });

  it('keeps a content type that the key does not tell', async () => {
    await files.put('materials/0001', Buffer.from('%PDF'), { contentType: 'application/pdf' });
    expect(await files.describe('materials/0001')).toEqual({ size: 4, contentType: 'application/pdf' });
  });

  it('streams what is larger than a part, in both directions', async () => {
    const part = Buffer.alloc(MEBIBYTE, 7);
    const source = Readable.from(
      (function* () {
        for (let sent = 0; sent < 12; sent += 1) yield part;
      })(),
    );
    expect((await files.put('large.bin', source, { contentType: 'application/octet-stream' })).size).toBe(
      12 * MEBIBYTE,
    );
    let received = 0;
    for await (const chunk of await files.get('large.bin')) received += chunk.length;
    expect(received).toBe(12 * MEBIBYTE);
  });

  it('an empty file is a file', async () => {
    await files.put('empty', Readable.from([]), { contentType: 'text/plain' });
    expect(await files.describe('empty')).toEqual({ size: 0, contentType: 'text/plain' });
    expect((await files.getBytes('empty')).length).toBe(0);
  });

  it('a later file takes the place of an earlier one, content type too', async () => {
    await files.put('again', Buffer.from('one'), { contentType: 'text/plain' });
    await files.put('again', Buffer.from('second'), { contentType: 'image/png' });
    expect(await files.describe('again')).toEqual({ size: 6, contentType: 'image/png' });
    expect((await files.getBytes('again')).toString()).toBe('second');
  });

  it('missing files are said to be missing', async () => {
    const missing = { kind: 'NOT_FOUND' };
    await expect(files.get('nowhere')).rejects.toMatchObject(missing);
    await expect(files.get('photos/2026')).rejects.toMatchObject(missing);
    await expect(files.getBytes('nowhere/else')).rejects.toMatchObject(missing);
    await expect(files.size('nowhere')).rejects.toMatchObject(missing);
    expect(await files.describe('nowhere')).toBeNull();
    expect(await files.describe('photos/2026')).toBeNull();
    expect(await files.exists('nowhere')).toBe(false);
  });

  it('deleting is done once and harmless twice', async () => {
    await files.put('gone', Buffer.from('x'), JPEG);
    await files.delete('gone');
    await files.delete('gone');
    expect(await files.exists('gone')).toBe(false);
  });

  it.each(['small', 'large'])('what is too much is refused while it arrives, and leaves nothing (%s)', async (size) => {
    const chunk = Buffer.alloc(size === 'small' ? 10 : MEBIBYTE);
    const maxBytes = chunk.length * 8;
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 1;
          yield chunk;
        }
      })(),
    );
    await expect(files.put('too-much', endless, { ...JPEG, maxBytes })).rejects.toMatchObject({ kind: 'TOO_LARGE' });
    expect(endless.destroyed).toBe(true);
    expect(sent).toBeLessThan(100);
    expect(await files.exists('too-much')).toBe(false);
    await files.put('just-right', Buffer.alloc(maxBytes), { ...JPEG, maxBytes });
  });

  it.each([1, 7])('a stream that breaks leaves the earlier file as it was (after %i MiB)', async (mebibytes) => {
    await files.put('kept', Buffer.from('earlier'), JPEG);
    const broken = Readable.from(
      (function* () {
        for (let sent = 0; sent < mebibytes; sent += 1) yield Buffer.alloc(MEBIBYTE);
        throw new Error('the line broke');
      })(),
    );
    await expect(files.put('kept', broken, JPEG)).rejects.toThrow('the line broke');
    expect((await files.getBytes('kept')).toString()).toBe('earlier');
  });

  it('bytes in memory have a limit', async () => {
    await files.put('bytes', Buffer.alloc(100), JPEG);
    await expect(files.getBytes('bytes', { maxBytes: 99 })).rejects.toMatchObject({ kind: 'TOO_LARGE' });
    expect(await files.getBytes('bytes', { maxBytes: 100 })).toHaveLength(100);
  });

  it('many at once on one key: one of them stays, whole', async () => {
    const contents = Array.from({ length: 8 }, (_, number) => Buffer.alloc(10_000, number));
    await Promise.all(contents.map((content) => files.put('race', content, JPEG)));
    const winner = await files.getBytes('race');
    expect(contents.some((content) => content.equals(winner))).toBe(true);
  });

  it.each([
    '',
    '/',
    '/etc/passwd',
    '../x',
    'a/../b',
    'a/..',
    'a//b',
    'a/',
    '.hidden',
    'a/.x',
    'a.',
    'a.../b',
    '_unfinished/x',
    'a\\..\\b',
    'a b',
    'a\0b',
    '照片.jpg',
    'a%2e%2e/b',
    'x'.repeat(201),
    'abcdefghij/'.repeat(60),
  ])('no key: %j', async (key) => {
    const refused = { kind: 'BAD_KEY' };
    await expect(files.put(key, Buffer.from('x'), JPEG)).rejects.toMatchObject(refused);
    await expect(files.get(key)).rejects.toMatchObject(refused);
    await expect(files.getBytes(key)).rejects.toMatchObject(refused);
    await expect(files.describe(key)).rejects.toMatchObject(refused);
    await expect(files.exists(key)).rejects.toMatchObject(refused);
    await expect(files.delete(key)).rejects.toMatchObject(refused);
  });

  it.each(['', 'jpeg', 'image/jpeg\r\nX-Evil: 1', 'IMAGE/JPEG'])('no content type: %j', async (contentType) => {
    await expect(files.put('typed', Buffer.from('x'), { contentType })).rejects.toMatchObject({
      kind: 'BAD_CONTENT_TYPE',
    });
  });
});

describe('S3', () => {
  it('knows who writes: an unknown access key is refused', async () => {
    const server = await startS3('medreg');
    try {
      const stranger = { accessKeyId: 'STRANGER', secretAccessKey: 'wrong-secret' };
      const files = openFiles({ url: server.url, credentials: stranger });
      const refusal = files.put('a', Buffer.from('x'), JPEG);
      await expect(refusal).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
      await expect(refusal).rejects.not.toThrow('wrong-secret');
    } finally {
      await server.stop();
    }
  });

  it('sends plain signed requests that storage of any make understands', async () => {
    const requests: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      requests.push(request);
      request.resume().on('end', () => response.setHeader('etag', '"1"').end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const files = openFiles({
        url: `s3://medreg?endpoint=http://127.0.0.1:${port}&region=cn-south-1`,
        credentials: { accessKeyId: 'KEY', secretAccessKey: 'SECRET' },
      });
      await files.put('photos/a', Buffer.from('abc'), JPEG);
      const [request] = requests;
      expect(request?.method).toBe('PUT');
      expect(request?.url).toMatch(/^\/medreg\/photos\/a(\?x-id=PutObject)?$/);
      expect(request?.headers).toMatchObject({
        'content-type': 'image/jpeg',
        'content-length': '3',
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/cn-south-1\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/,
        ),
      });
      const names = Object.keys(request?.headers ?? {});
      expect(names.filter((name) => /checksum|trailer|acl|transfer-encoding/.test(name))).toEqual([]);
      expect(requests).toHaveLength(1);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it('that is away is not mistaken for a missing file', async () => {
    const server = await startS3('medreg');
    await server.stop();
    const files = openFiles({ url: server.url, credentials: server.credentials });
    await expect(files.describe('a')).rejects.not.toBeInstanceOf(FileProblem);
    await expect(files.get('a')).rejects.not.toBeInstanceOf(FileProblem);
    await expect(files.put('a', Buffer.from('x'), JPEG)).rejects.not.toBeInstanceOf(FileProblem);
  });
});

describe('a folder', () => {
  it('leaves nothing aside, whether a file was taken or refused', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'medreg-files-'));
    const files = openFiles({ url: pathToFileURL(dir).href });
    await files.put('a', Buffer.from('x'), JPEG);
    await expect(files.put('b', Buffer.from('xx'), { ...JPEG, maxBytes: 1 })).rejects.toThrow();
    expect(await readdir(join(dir, '_unfinished'))).toEqual([]);
    await rm(dir, { recursive: true });
  });

  it('a store that cannot write says so, and the sender is stopped', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'medreg-files-'));
    await writeFile(join(dir, '_unfinished'), 'in the way');
    const files = openFiles({ url: pathToFileURL(dir).href });
    const source = new Readable({ read() {} });
    const ended = new Promise((resolve) => source.once('close', resolve));
    source.on('error', () => undefined);
    await expect(files.put('a', source, JPEG)).rejects.toThrow();
    await ended;
    await rm(dir, { recursive: true });
  });

  it.each(['', 'folder', 'http://x', 's3://'])('%j is no address', (url) => {
    expect(() => openFiles({ url })).toThrow(RangeError);
  });
});
