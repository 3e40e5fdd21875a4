import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { indexForm } from './blind-index.ts';
import { type Pii, PiiError, type PiiKeys } from './contract.ts';
import { readIndexKey, readKeyRing } from './key-ring.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** An envelope is `p1.<key id>.<base64url of nonce, ciphertext, tag>`; p1 is the version of this layout. */
const ENVELOPE = /^p1\.([A-Za-z0-9_-]{1,16})\.([A-Za-z0-9_-]+)$/;

/**
 * Seals and finds personal data with the given keys.
 * @throws PiiError BAD_KEYS when they cannot be used; the message never shows one.
 */
export function createPii({ keys, indexKey }: PiiKeys): Pii {
  const ring = readKeyRing(keys);
  const fingerprintKey = readIndexKey(indexKey);

  return {
    seal(text) {
      const key = keyOf(ring.current);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(header(ring.current));
      const body = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `p1.${ring.current}.${body.toString('base64url')}`;
    },

    open(sealed) {
      const { keyId, body } = parse(sealed);
      const key = keyOf(keyId);
      const nonce = body.subarray(0, NONCE_BYTES);
      const tag = body.subarray(-TAG_BYTES);
      try {
        const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(header(keyId)).setAuthTag(tag);
        const text = Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
        return text.toString('utf8');
      } catch {
        throw new PiiError('TAMPERED', 'Sealed personal data was changed, or its key id now names another key');
      }
    },

    isCurrent: (sealed) => parse(sealed).keyId === ring.current,

    blindIndex: (kind, value) =>
      createHmac('sha256', fingerprintKey)
        .update(`${kind}\0${indexForm(kind, value)}`)
        .digest('base64url'),
  };

  function keyOf(id: string) {
    const key = ring.find(id);
    if (key) return key;
    throw new PiiError('UNKNOWN_KEY', `Sealed with key "${id}", which is not among the configured keys`);
  }
}

function parse(sealed: string): { keyId: string; body: Buffer } {
  const [, keyId, encoded] = ENVELOPE.exec(sealed) ?? [];
  const body = Buffer.from(encoded ?? '', 'base64url');
  if (keyId === undefined || body.length < NONCE_BYTES + TAG_BYTES) {
    throw new PiiError('NOT_SEALED', 'Expected sealed personal data and found something else');
  }
  return { keyId, body };
}

/** The key id is authenticated too, so that an envelope cannot be relabelled. */
function header(keyId: string): Buffer {
  return Buffer.from(`p1.${keyId}`);
}
