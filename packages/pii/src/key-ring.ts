import { createSecretKey, type KeyObject } from 'node:crypto';
import { PiiError } from './contract.ts';

/** Keys as opaque objects: printing one shows nothing. */
export type KeyRing = { readonly current: string; find(id: string): KeyObject | undefined };

const AES_256_BYTES = 32;

/** @throws PiiError BAD_KEYS, naming the entry by its place and never by its content. */
export function readKeyRing(text: string): KeyRing {
  const ring = new Map<string, KeyObject>();
  for (const [place, entry] of text.split(',').entries()) {
    const match = /^\s*([A-Za-z0-9_-]{1,16}):([A-Za-z0-9+/_=-]+)\s*$/.exec(entry);
    const [, id, encoded] = match ?? [];
    if (id === undefined || encoded === undefined) throw badKeys(`key ${place + 1} is not <id>:<base64>`);
    const bytes = Buffer.from(encoded, 'base64');
    if (bytes.length !== AES_256_BYTES) throw badKeys(`key ${place + 1} is not ${AES_256_BYTES} bytes in base64`);
    if (ring.has(id)) throw badKeys(`key ${place + 1} repeats the id of an earlier one`);
    ring.set(id, createSecretKey(bytes));
  }
  const [current = ''] = ring.keys();
  return { current, find: (id) => ring.get(id) };
}

/** @throws PiiError BAD_KEYS when it is shorter than the hash. */
export function readIndexKey(text: string): KeyObject {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length < 32) throw badKeys('the index key is not at least 32 bytes in base64');
  return createSecretKey(bytes);
}

function badKeys(reason: string): PiiError {
  return new PiiError('BAD_KEYS', `Cannot use the keys for personal data: ${reason}`);
}
