import { createHash, createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import { z } from 'zod';

/** An Ed25519 key of ours: the private half as PEM for the signer, the public half as a JWK for everybody. */
export interface SigningKey {
  kid: string;
  privatePem: string;
  publicJwk: { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string; use: 'sig'; alg: 'EdDSA' };
}

const PrivateJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
  kid: z.string().max(64).optional(),
});

/**
 * Reads a JSON array of Ed25519 private JWKs. The first one signs; all of them are published, so that a key can be rotated by
 * putting a new one in front and dropping the old one when the last token that it signed has expired.
 * @throws Error that names the place, never the key
 */
export function readSigningKeys(text: string): [SigningKey, ...SigningKey[]] {
  const [first, ...others] = parseArray(text).map((jwk, place) => {
    const parsed = PrivateJwk.safeParse(jwk);
    if (!parsed.success) throw new Error(`must hold Ed25519 private JWKs; number ${place + 1} is none`);
    return toSigningKey(parsed.data, place);
  });
  if (!first) throw new Error('must hold at least one key');
  if (new Set([first, ...others].map(({ kid }) => kid)).size <= others.length) {
    throw new Error('must not hold a key id twice');
  }
  return [first, ...others];
}

function parseArray(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed;
  } catch {
    // The message of JSON.parse quotes what it was given.
  }
  throw new Error('must be a JSON array of private JWKs');
}

function toSigningKey({ kty, crv, x, d, kid = thumbprint(x) }: z.infer<typeof PrivateJwk>, place: number): SigningKey {
  const jwk: JsonWebKey = { kty, crv, x, d };
  try {
    const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
    // A JWK may carry an x that does not belong to its d; the published key must be the signer's.
    if (createPublicKey(privateKey).export({ format: 'jwk' }).x !== x) throw new Error();
    const privatePem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    return { kid, privatePem, publicJwk: { kty, crv, x, kid, use: 'sig', alg: 'EdDSA' } };
  } catch {
    throw new Error(`must hold Ed25519 private JWKs; number ${place + 1} is not a usable one`);
  }
}

/** RFC 7638 and 8037. */
function thumbprint(x: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
}
