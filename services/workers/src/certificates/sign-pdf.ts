import { type Clock, systemClock } from '@medreg/clock';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import type { DocumentSigner } from './document-signer.ts';

/** Room for the PKCS#7 message with a chain of certificates, in bytes. */
const SIGNATURE_BYTES = 16_384;

/**
 * Adds an invisible signature over the whole document (adbe.pkcs7.detached) as an incremental update.
 *
 * @param signedAt the moment that stands in the signature; the same moment, document and signer give the same bytes
 * @throws Error when the signer's certificate is not valid now: such a signature would never verify
 */
export async function signPdf(
  pdf: Buffer,
  signer: DocumentSigner,
  clock: Clock = systemClock,
  signedAt: Date = clock.now(),
): Promise<Buffer> {
  const now = clock.now();
  if (now < signer.validFrom || now > signer.validUntil) {
    throw new Error(
      `The certificate of ${signer.subject} is valid only from ${signer.validFrom.toISOString()} to ${signer.validUntil.toISOString()}`,
    );
  }
  const prepared = plainAddPlaceholder({
    pdfBuffer: pdf,
    // ASCII only: the library writes other texts as damaged UTF-16. Who signed stands in the certificate.
    reason: 'Electronic licence',
    contactInfo: '',
    name: '',
    location: 'CN',
    signingTime: signedAt,
    signatureLength: SIGNATURE_BYTES,
  });
  return new SignPdf().sign(pointToCrossReference(prepared), signer, signedAt);
}

/** The library's `startxref` points at the line end before the table, which strict readers complain about. */
function pointToCrossReference(pdf: Buffer): Buffer {
  const marker = pdf.lastIndexOf('startxref');
  const table = pdf.subarray(0, marker).lastIndexOf('\nxref') + 1;
  return Buffer.concat([pdf.subarray(0, marker), Buffer.from(`startxref\n${table}\n%%EOF\n`)]);
}
