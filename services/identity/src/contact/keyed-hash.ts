import { createHash, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** What a keyed hash stands for; part of the hash, so that two purposes never meet. */
type Purpose = 'PHONE_CODE' | 'ACTIVATION_CODE' | 'RESET_CODE' | 'LOGIN_NAME';

/** HMAC-SHA-256: six digits and login names could be guessed from a plain hash. */
export type KeyedHash = (purpose: Purpose, value: string) => string;

/** @param secret shared with other uses; the key for this one is derived from it */
export function keyedHash(secret: string): KeyedHash {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'medreg identity: codes and names', 32));
  return (purpose, value) => createHmac('sha256', key).update(`${purpose}\0${value}`).digest('base64url');
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/** Six digits from a cryptographic source. */
export function makePhoneCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** 256 random bits, for links and refresh tokens. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Random tokens need no key: nobody guesses 256 bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
