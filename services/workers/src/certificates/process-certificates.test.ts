import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readPdfSignature, readPdfText, readQrCodes } from '@medreg/documents/inspection';
import { EVENTS, type PayloadOf } from '@medreg/events';
import { connectQueues, defineJob, type Logger, type Queues } from '@medreg/jobs';
import { publish, startRelay } from '@medreg/outbox';
import { eventually } from '@medreg/testkit';
import { CERTIFICATE_QUEUE } from './certificate-requests.ts';
import { processCertificate, startCertificates } from './process-certificates.ts';
import { aRequest, type CertificateWorld, startCertificateWorld } from './testing/certificate-world.ts';
import type { DyingRendererOrder } from './testing/dying-renderer.ts';

const LOCK_MS = 2_000;
const SILENT: Logger = { info() {}, warn() {}, error() {} };
const patience = { timeoutMs: 40_000 };
const AN_ATTEMPT_OR_TWO = defineJob({
  ...CERTIFICATE_QUEUE,
  attempts: 2,
  backoff: { type: 'exponential', delayMs: 20 },
});

describe('certificate.requested', () => {
  let world: CertificateWorld;
  let queues: Queues;

  beforeAll(async () => {
    world = await startCertificateWorld();
    queues = connectQueues({ url: world.url, lockMs: LOCK_MS });
  }, 60_000);
  afterEach(async () => {
    await queues.close();
    queues = connectQueues({ url: world.url, lockMs: LOCK_MS });
  }, 60_000);
  afterAll(async () => {
    await queues.close();
    await world.close();
  }, 60_000);

  const start = () => startCertificates({ ...world, queues, logger: SILENT, job: AN_ATTEMPT_OR_TWO });
  const job = (payload: PayloadOf<'certificate.requested'>, id: string = randomUUID()) => ({
    id,
    topic: 'certificate.requested' as const,
    key: payload.licenceId,
    version: null,
    payload,
    occurredAt: new Date().toISOString(),
  });
  const enqueue = (payload: PayloadOf<'certificate.requested'>) => {
    const message = job(payload);
    return queues.enqueue(AN_ATTEMPT_OR_TWO, message, { id: message.id });
  };
  const published = async (licenceId: string) => {
    const rows = await world.db.outboxMessage.findMany({ where: { topic: 'certificate.rendered', key: licenceId } });
    return rows.map(({ payload }) => EVENTS['certificate.rendered'].payload.parse(payload));
  };
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const deadLetterOf = async () => (await queues.listDeadLetters('certificates', { limit: 1 }))[0];

  it('becomes a signed PDF, its picture and one event', async () => {
    const relay = startRelay({ connectionString: world.url, queues, catalogue: EVENTS, logger: SILENT });
    start();
    const request = aRequest(world);
    await world.db.$transaction((tx) =>
      publish(tx, 'certificate.requested', { key: request.licenceId, payload: request }),
    );
    const [event] = await eventually(async () => {
      const events = await published(request.licenceId);
      expect(events).toHaveLength(1);
      return events;
    }, patience);
    await relay.stop();

    const key = `licences/certificates/${request.licenceId}/1`;
    const pdf = await world.files.getBytes(`${key}.pdf`);
    expect(event).toEqual({
      licenceId: request.licenceId,
      licenceVersion: 1,
      pdfKey: `${key}.pdf`,
      pngKey: `${key}.png`,
      pdfSha256: sha256(pdf),
    });
    expect(readPdfSignature(pdf)).toContain('Signature is Valid');
    expect(readPdfText(pdf)).toContain('姓名 李时针 性别 男');
    expect(readQrCodes(await world.files.getBytes(`${key}.png`))).toEqual([request.verifyUrl]);
    expect(await world.files.describe(`${key}.pdf`)).toMatchObject({ contentType: 'application/pdf' });
  }, 60_000);

  it.each([
    ['PHYSICIAN', '医师执业证书'],
    ['NURSE', '护士执业证书'],
  ] as const)(
    'becomes the paper of its kind: %s',
    async (kind, title) => {
      const request = aRequest(world, { kind });
      await processCertificate(world, job(request));
      const pdf = await world.files.getBytes(`licences/certificates/${request.licenceId}/1.pdf`);
      expect(readPdfText(pdf).split('\n')[0]).toBe(title);
      expect(readPdfSignature(pdf)).toContain('Signature is Valid');
    },
    60_000,
  );

  it('renders nothing when it comes again', async () => {
    const message = job(aRequest(world));
    expect(await processCertificate(world, message)).toBe('RENDERED');
    const untouchable = {
      ...world.files,
      getBytes: () => Promise.reject(new Error('read')),
      put: () => Promise.reject(new Error('written')),
    };
    expect(await processCertificate({ ...world, files: untouchable }, message)).toBe('RENDERED_BEFORE');
    expect(await published(message.key)).toHaveLength(1);
  }, 60_000);

  it('makes the same bytes when two workers have it at once, and is published once', async () => {
    const message = job(aRequest(world));
    const hashes: string[] = [];
    const watched = {
      ...world,
      files: {
        ...world.files,
        put: async (...[key, content, options]: Parameters<CertificateWorld['files']['put']>) => {
          const stored = await world.files.put(key, content, options);
          if (key.endsWith('.pdf')) hashes.push(stored.sha256);
          return stored;
        },
      },
    };
    const outcomes = await Promise.all([processCertificate(watched, message), processCertificate(watched, message)]);
    expect(outcomes.sort()).toEqual(['RENDERED', 'RENDERED_BEFORE']);
    expect(hashes).toHaveLength(2);
    expect(new Set(hashes).size).toBe(1);
    expect(await published(message.key)).toMatchObject([{ pdfSha256: hashes[0] }]);
  }, 60_000);

  it('is done by the next worker when one is killed between storing and publishing', async () => {
    const order: DyingRendererOrder = {
      databaseUrl: world.url,
      lockMs: LOCK_MS,
      filesUrl: world.filesUrl,
      keys: world.keys,
    };
    const script = fileURLToPath(new URL('../../dist/certificates/testing/dying-renderer.js', import.meta.url));
    const dying = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const request = aRequest(world);
    await enqueue(request);
    await once(dying.stdout, 'data');
    dying.kill('SIGKILL');
    await once(dying, 'exit');
    expect(await published(request.licenceId)).toEqual([]);

    start();
    await eventually(async () => expect(await published(request.licenceId)).toHaveLength(1), patience);
    const [event] = await published(request.licenceId);
    expect(sha256(await world.files.getBytes(event?.pdfKey ?? ''))).toBe(event?.pdfSha256);
  }, 90_000);

  it.each([
    [
      'a character that no font has',
      (at: CertificateWorld) => aRequest(at, { name: '张𪚥' }),
      'The certificate cannot be printed: No font has 𪚥 (U+2A6A5)',
    ],
    [
      'a photo that is not there',
      (at: CertificateWorld) => aRequest(at, {}, 'applications/photos/gone.jpg'),
      'The photo of the certificate cannot be read from the file store (NOT_FOUND)',
    ],
    [
      'a nurse’s face without its end',
      (at: CertificateWorld) => aRequest(at, { kind: 'NURSE', validUntil: 'never' }),
      'The face of the certificate is not complete (validUntil: invalid_format)',
    ],
    [
      'a kind that is none',
      (at: CertificateWorld) => ({ ...aRequest(at), face: at.pii.seal(JSON.stringify({ kind: 'SHORT_TERM' })) }),
      'The face of the certificate is not complete (kind: invalid_union)',
    ],
    [
      'a face without techniques',
      (at: CertificateWorld) => aRequest(at, { techniques: [] }),
      'The face of the certificate is not complete (techniques: too_small)',
    ],
  ])(
    'is a dead letter at once with %s',
    async (_, requestIn, reason) => {
      start();
      const request = requestIn(world);
      await enqueue(request);
      await eventually(async () => expect(await deadLetterOf()).toMatchObject({ reason, attempts: 1 }), patience);
      expect(await published(request.licenceId)).toEqual([]);
    },
    60_000,
  );

  it('is tried again after anything else, and can be replayed from the dead letters', async () => {
    let away = true;
    const files = {
      ...world.files,
      getBytes: (key: string) => (away ? Promise.reject(new Error('The storage is away')) : world.files.getBytes(key)),
    };
    startCertificates({ ...world, files, queues, logger: SILENT, job: AN_ATTEMPT_OR_TWO });
    const request = aRequest(world);
    await enqueue(request);
    const reason = 'The storage is away';
    await eventually(async () => expect(await deadLetterOf()).toMatchObject({ reason, attempts: 2 }), patience);
    const letter = await deadLetterOf();
    away = false;
    await queues.replayDeadLetter('certificates', letter?.id ?? '');
    await eventually(async () => expect(await published(request.licenceId)).toHaveLength(1), patience);
  }, 60_000);
});
