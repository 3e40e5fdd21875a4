import { createHash } from 'node:crypto';
import type { Clock } from '@medreg/clock';
import { MissingCharacterError } from '@medreg/documents';
import { CertificateFace } from '@medreg/events';
import { FileProblem, type Files } from '@medreg/files';
import { type Logger, PermanentFailure, type Queues, type RunningWorker } from '@medreg/jobs';
import { publish } from '@medreg/outbox';
import type { Pii } from '@medreg/pii';
import { ZodError } from 'zod';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { CERTIFICATE_QUEUE, type CertificateRequest } from './certificate-requests.ts';
import type { CertificateSigner } from './certificate-signer.ts';
import { renderCertificatePdf } from './render-certificate-pdf.ts';
import { renderCertificatePng } from './render-certificate-png.ts';
import { signPdf } from './sign-pdf.ts';

export type CertificateContext = {
  db: PrismaClient;
  pii: Pii;
  clock: Clock;
  /** Shared: photos are read from it, certificates written into it. */
  files: Files;
  signer: CertificateSigner;
};

export type CertificateProcessorOptions = CertificateContext & {
  queues: Queues;
  logger: Logger;
  job?: typeof CERTIFICATE_QUEUE;
};

/** What became of a request: a second copy of one that is done renders nothing. */
export type CertificateOutcome = 'RENDERED' | 'RENDERED_BEFORE';

/** Works the requests for certificates. One that can never be rendered becomes a dead letter at once, with the reason. */
export function startCertificates(options: CertificateProcessorOptions): RunningWorker {
  const { queues, logger, job = CERTIFICATE_QUEUE } = options;
  return queues.work(
    job,
    async (request) => {
      const outcome = await processCertificate(options, request);
      const { licenceId, licenceVersion } = request.payload;
      logger.info({ id: request.id, licenceId, licenceVersion, outcome }, 'certificate worked');
    },
    { logger },
  );
}

/**
 * Renders, signs and stores one version of an e-licence, then says so. Drawing takes a second or two, so it comes before the
 * transaction. Killed in between, the next run makes the same bytes under the same keys: whoever publishes, publishes the
 * truth.
 *
 * @throws PermanentFailure when no further attempt can help: no photo, a face that is not complete, a character without font
 */
export async function processCertificate(
  { db, pii, clock, files, signer }: CertificateContext,
  { id, payload, occurredAt }: CertificateRequest,
): Promise<CertificateOutcome> {
  const inbox = { messageId: id, consumer: CERTIFICATE_QUEUE.queue };
  if (await db.inboxMessage.findUnique({ where: { messageId_consumer: inbox } })) return 'RENDERED_BEFORE';

  const { licenceId, licenceVersion, identifier, verifyUrl, photoKey } = payload;
  const face = readFace(pii.open(payload.face));
  const photo = await files.getBytes(photoKey).catch(refuseMissingPhoto);
  const pdf = await renderCertificatePdf({ ...face, identifier }, { photo, verifyUrl }).catch(refuseUnprintable);
  const signed = await sign(pdf, signer, clock, new Date(occurredAt));
  const png = await renderCertificatePng(signed);

  const key = `licences/certificates/${licenceId}/${licenceVersion}`;
  const [pdfKey, pngKey] = [`${key}.pdf`, `${key}.png`];
  await files.put(pdfKey, signed, { contentType: 'application/pdf' });
  await files.put(pngKey, png, { contentType: 'image/png' });
  const pdfSha256 = createHash('sha256').update(signed).digest('hex');

  return db.$transaction(async (tx) => {
    const { count } = await tx.inboxMessage.createMany({ data: inbox, skipDuplicates: true });
    if (count === 0) return 'RENDERED_BEFORE';
    await publish(tx, 'certificate.rendered', {
      key: licenceId,
      payload: { licenceId, licenceVersion, pdfKey, pdfSha256, pngKey },
    });
    return 'RENDERED';
  });
}

/** The signature bears the moment of the request, so that a second run of it gives the same bytes. */
async function sign(pdf: Buffer, signer: CertificateSigner, clock: Clock, requestedAt: Date): Promise<Buffer> {
  const opened = await signer();
  const signedAt = requestedAt < opened.validFrom ? opened.validFrom : requestedAt;
  return signPdf(pdf, opened, clock, signedAt);
}

/** Names what is wrong by field, never by value. */
function readFace(json: string): CertificateFace {
  try {
    return CertificateFace.parse(JSON.parse(json));
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const fields = error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
    throw new PermanentFailure(`The face of the certificate is not complete (${fields.join(', ')})`);
  }
}

function refuseMissingPhoto(error: unknown): never {
  if (!(error instanceof FileProblem)) throw error;
  throw new PermanentFailure(`The photo of the certificate cannot be read from the file store (${error.kind})`);
}

function refuseUnprintable(error: unknown): never {
  if (!(error instanceof MissingCharacterError)) throw error;
  throw new PermanentFailure(`The certificate cannot be printed: ${error.message}`);
}
