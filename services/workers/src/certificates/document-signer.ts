import { constants, createHash, createPrivateKey, type KeyObject, privateEncrypt } from 'node:crypto';
import { Signer } from '@signpdf/signpdf';
import forge from 'node-forge';

/** DER of `DigestInfo { sha256, NULL }` up to the digest (RFC 8017, 9.2). */
const SHA256_DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * Signs documents with the key of one PKCS#12 file: detached PKCS#7, SHA-256, RSA. The file is opened once; the key works
 * in node:crypto. (The ready-made `P12Signer` reads its buffer empty at the first signature, and decrypts the file and
 * computes RSA in JavaScript each time.)
 */
export class DocumentSigner extends Signer {
  readonly #certificates: forge.pki.Certificate[];
  readonly #certificate: forge.pki.Certificate;
  readonly #key: KeyObject;

  /** Throws when the passphrase is wrong, or when the file holds no RSA key or no certificate for it. */
  constructor({ p12, passphrase }: { p12: Buffer; passphrase: string }) {
    super();
    const content = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(p12.toString('binary')), false, passphrase);
    const { certBag, pkcs8ShroudedKeyBag, keyBag } = forge.pki.oids;
    const bags = (type: string | undefined) => (type ? (content.getBags({ bagType: type })[type] ?? []) : []);
    const key = [...bags(pkcs8ShroudedKeyBag), ...bags(keyBag)].map((bag) => bag.key).find((found) => found != null);
    if (!key || !('n' in key)) throw new Error('The PKCS#12 file holds no RSA private key');
    this.#certificates = bags(certBag).flatMap((bag) => (bag.cert ? [bag.cert] : []));
    const own = this.#certificates.find(({ publicKey }) => 'n' in publicKey && publicKey.n.compareTo(key.n) === 0);
    if (!own) throw new Error('The PKCS#12 file holds no certificate for its private key');
    this.#certificate = own;
    this.#key = createPrivateKey(forge.pki.privateKeyToPem(key));
  }

  /** Common name of the certificate. */
  get subject(): string {
    return String(this.#certificate.subject.getField('CN')?.value ?? '');
  }

  /** SHA-256 of the certificate, hexadecimal. */
  get fingerprint(): string {
    const der = forge.asn1.toDer(forge.pki.certificateToAsn1(this.#certificate)).getBytes();
    return createHash('sha256').update(der, 'binary').digest('hex');
  }

  get validFrom(): Date {
    return this.#certificate.validity.notBefore;
  }

  get validUntil(): Date {
    return this.#certificate.validity.notAfter;
  }

  /** Called by signpdf with the signed byte ranges; returns the DER of the PKCS#7 message. */
  override async sign(content: Buffer, signingTime = new Date()): Promise<Buffer> {
    const { contentType, data, messageDigest, signingTime: signingTimeOid, sha256 } = forge.pki.oids;
    const message = forge.pkcs7.createSignedData();
    message.content = forge.util.createBuffer(content.toString('binary'));
    for (const certificate of this.#certificates) message.addCertificate(certificate);
    message.addSigner({
      key: this.#nativeKey(),
      certificate: this.#certificate,
      digestAlgorithm: sha256 ?? '',
      authenticatedAttributes: [
        { type: contentType ?? '', value: data ?? '' },
        // forge writes the moment itself; its type description knows only texts.
        Object.assign(Object.create(null), { type: signingTimeOid, value: signingTime }),
        { type: messageDigest ?? '' },
      ],
    });
    message.sign({ detached: true });
    return Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'binary');
  }

  /** What forge calls a private key: something that signs a digest. */
  #nativeKey(): forge.pki.rsa.PrivateKey {
    const sign = (digest: forge.md.MessageDigest) => {
      const info = Buffer.concat([SHA256_DIGEST_INFO, Buffer.from(digest.digest().getBytes(), 'binary')]);
      return privateEncrypt({ key: this.#key, padding: constants.RSA_PKCS1_PADDING }, info).toString('binary');
    };
    return Object.assign(Object.create(null), { sign });
  }
}
