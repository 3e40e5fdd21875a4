import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '@medreg/clock';
import forge from 'node-forge';
import { DocumentSigner } from './document-signer.ts';

const DAY = 86_400_000;

/**
 * A self-signed PKCS#12 file with a fresh RSA key, valid for one year. Its subject says "Development only": a reader of
 * the PDF sees that nobody vouches for it. Never for a real licence.
 */
export function developmentP12(
  clock: Clock = systemClock,
  passphrase = randomBytes(24).toString('base64url'),
): { p12: Buffer; passphrase: string } {
  const now = clock.now().getTime();
  const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const key = forge.pki.privateKeyFromPem(pem.toString());
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  // Positive, as RFC 5280 4.1.2.2 asks.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(now - DAY);
  certificate.validity.notAfter = new Date(now + 365 * DAY);
  const subject = [
    { shortName: 'CN', value: 'medreg e-licence signer (Development only)' },
    { shortName: 'O', value: 'Development only' },
  ];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  const container = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: 'aes256' });
  return { p12: Buffer.from(forge.asn1.toDer(container).getBytes(), 'binary'), passphrase };
}

/** A signer with a key of its own that lasts as long as the process. */
export function developmentSigner(clock: Clock = systemClock): DocumentSigner {
  return new DocumentSigner(developmentP12(clock));
}
