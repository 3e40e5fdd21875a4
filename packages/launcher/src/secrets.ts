import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Secrets of this installation only; made at its first start, kept readable to its owner alone. */
export interface Secrets {
  VIEWER_SECRET: string;
  TICKET_SECRET: string;
  CAPTCHA_SECRET: string;
  PII_KEYS: string;
  PII_INDEX_KEY: string;
  SIGNING_KEYS: string;
  LICENCE_SIGNING_KEYS: string;
}

/** Reads the secrets, or makes them when there are none. Missing ones (of a newer version) are added. */
export function secretsIn(file: string): Secrets {
  const known: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const secrets: Secrets = {
    VIEWER_SECRET: known.VIEWER_SECRET ?? secretText(),
    TICKET_SECRET: known.TICKET_SECRET ?? secretText(),
    CAPTCHA_SECRET: known.CAPTCHA_SECRET ?? secretText(),
    PII_KEYS: known.PII_KEYS ?? `k1:${randomBytes(32).toString('base64')}`,
    PII_INDEX_KEY: known.PII_INDEX_KEY ?? randomBytes(32).toString('base64'),
    SIGNING_KEYS: known.SIGNING_KEYS ?? signingKeys(),
    LICENCE_SIGNING_KEYS: known.LICENCE_SIGNING_KEYS ?? signingKeys(),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

const secretText = () => randomBytes(48).toString('base64url');

/** JSON array with one Ed25519 private key (JWK). */
function signingKeys(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return JSON.stringify([{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'EdDSA', use: 'sig' }]);
}
