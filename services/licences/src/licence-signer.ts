import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import { createSigner } from 'fast-jwt';
import { z } from 'zod';

/** Signs what a licence says, and publishes the keys by which anybody can check it. */
export interface LicenceSigner {
  /** @returns a JWS (EdDSA, compact) of the payload */
  sign(payload: Record<string, unknown>): string;
  /** JWKS with the public keys of every signature that is still to be believed. */
  keys: { keys: JsonWebKey[] };
}

const PrivateKeys = z
  .array(
    z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), kid: z.string(), x: z.string(), d: z.string() }),
  )
  .min(1);

/** @param json JSON array of Ed25519 private keys (JWK); the first signs. @throws when it is none */
export function licenceSigner(json: string): LicenceSigner {
  const keys = PrivateKeys.parse(JSON.parse(json));
  const [current] = keys;
  if (!current) throw new Error('No signing key');
  const pem = createPrivateKey({ key: current as JsonWebKey, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' });
  const sign = createSigner({ key: pem.toString(), algorithm: 'EdDSA', kid: current.kid, noTimestamp: true });
  return {
    sign: (payload) => sign(payload),
    keys: {
      keys: keys.map(({ kid, ...key }) => ({
        ...createPublicKey({ key: key as JsonWebKey, format: 'jwk' }).export({ format: 'jwk' }),
        kid,
        alg: 'EdDSA',
        use: 'sig',
      })),
    },
  };
}
