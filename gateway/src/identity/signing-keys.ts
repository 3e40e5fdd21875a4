import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { ACCESS_TOKEN_AUDIENCE, ACCESS_TOKEN_ISSUER } from '@medreg/viewer';
import { type Algorithm, createVerifier } from 'fast-jwt';
import type { Logger } from 'pino';
import { request } from 'undici';
import { z } from 'zod';

/** Checks signature, issuer, audience and time of a token; throws when one is wrong. */
export type VerifyToken = (token: string) => unknown;

const KeySet = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), use: z.string().optional() })),
});

/** A token with an unknown key id makes us look again, but strangers cannot make us look more often than this. */
const MIN_INTERVAL_MS = 5_000;
const REFRESH_MS = 5 * 60_000;
const TIMEOUT_MS = 3_000;

/**
 * Identity's signing keys, by key id. Looked up at start, every five minutes, and when a token names a key that we have
 * not seen (a key was rotated); when identity is away the known keys go on working.
 */
export class SigningKeys {
  readonly #url: string;
  readonly #logger: Logger;
  readonly #now: () => number;
  #verifiers: ReadonlyMap<string, VerifyToken> = new Map();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;

  constructor(url: string, logger: Logger, now: () => number = () => performance.now()) {
    this.#url = url;
    this.#logger = logger;
    this.#now = now;
  }

  get loaded(): boolean {
    return this.#verifiers.size > 0;
  }

  /** @returns null when identity has no such key. */
  async find(kid: string): Promise<VerifyToken | null> {
    const known = this.#verifiers.get(kid);
    if (known && this.#now() - this.#lookedAt < REFRESH_MS) return known;
    if (this.#now() - this.#lookedAt >= MIN_INTERVAL_MS || this.#looking) await this.refresh();
    return this.#verifiers.get(kid) ?? null;
  }

  refresh(): Promise<void> {
    this.#looking ??= this.#load().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #load(): Promise<void> {
    this.#lookedAt = this.#now();
    try {
      const { statusCode, body } = await request(this.#url, { headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
      const document = await body.json();
      if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`);
      this.#verifiers = verifiersOf(KeySet.parse(document).keys);
    } catch (error) {
      this.#logger.warn({ err: error }, 'signing keys could not be read');
    }
  }
}

/** One verifier per key, bound to the key's own algorithm, so that a token cannot choose how it is checked. */
function verifiersOf(keys: readonly (JsonWebKey & { kid: string })[]): ReadonlyMap<string, VerifyToken> {
  const verifiers = new Map<string, VerifyToken>();
  for (const key of keys) {
    const algorithm = algorithmOf(key);
    if (algorithm === null) continue;
    verifiers.set(
      key.kid,
      createVerifier({
        key: createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString(),
        algorithms: [algorithm],
        allowedIss: ACCESS_TOKEN_ISSUER,
        allowedAud: ACCESS_TOKEN_AUDIENCE,
        requiredClaims: ['exp', 'iss', 'aud', 'sub'],
      }),
    );
  }
  return verifiers;
}

function algorithmOf(key: JsonWebKey): Algorithm | null {
  if (key.kty === 'OKP' && key.crv === 'Ed25519') return 'EdDSA';
  if (key.kty === 'EC' && key.crv === 'P-256') return 'ES256';
  return null;
}
