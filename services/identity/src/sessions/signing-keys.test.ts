import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readSigningKeys } from './signing-keys.ts';

const jwk = (kid?: string) => ({
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  ...(kid && { kid }),
});

describe('readSigningKeys', () => {
  it('publishes the public half only, under the given or the computed key id', () => {
    const [first, second] = readSigningKeys(JSON.stringify([jwk('2026-11'), jwk()]));
    expect(first.kid).toBe('2026-11');
    expect(second?.kid).toMatch(/^[\w-]{43}$/);
    expect(Object.keys(first.publicJwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it.each([
    ['no JSON', 'secret-text'],
    ['no array', JSON.stringify(jwk())],
    ['an empty array', '[]'],
    ['a public key', JSON.stringify([{ ...jwk(), d: undefined }])],
    ['two halves of different keys', JSON.stringify([{ ...jwk(), x: jwk().x }])],
    ['a key id twice', JSON.stringify([jwk('a'), jwk('a')])],
  ])('refuses %s without showing it', (_, text) => {
    expect(() => readSigningKeys(text)).toThrow(/^must/);
    expect(() => readSigningKeys(text)).not.toThrow(/secret-text/);
  });
});
