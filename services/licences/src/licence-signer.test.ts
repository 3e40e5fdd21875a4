import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createVerifier, TokenError } from 'fast-jwt';
import { aSnapshot, type Harness, holderOf, MY_LICENCES, openHarness, signingKey } from '../test/harness.ts';
import { licenceSigner } from './licence-signer.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
}, 60_000);
afterAll(() => harness.close());

const open = (jws: string, jwk: JsonWebKey | undefined) => {
  const key = createPublicKey({ key: jwk ?? {}, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  return createVerifier({ key: key.toString(), algorithms: ['EdDSA'] })(jws);
};

describe('signedData and /.well-known/elicence-keys.json (domain 8.3)', () => {
  it('lets anybody check what a licence says', async () => {
    const snapshot = aSnapshot({ name: '李签名' });
    const licence = await harness.hear(snapshot);
    const response = await harness.get('/.well-known/elicence-keys.json');
    const { keys } = (await response.json()) as { keys: JsonWebKey[] };
    expect(response.headers.get('cache-control')).toContain('public');
    expect(keys).toMatchObject([
      { kid: '2026', kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' },
      { kid: '2025' },
    ]);
    expect(JSON.stringify(keys)).not.toContain('"d"');

    const [{ signedData, face }] = (await harness.act(holderOf(snapshot), MY_LICENCES)) as unknown as [
      { signedData: string; face: object },
    ];
    expect(open(signedData, keys[0])).toEqual({
      ...JSON.parse(harness.deps.pii.open(licence.face)),
      identifier: licence.identifier,
      eRegId: snapshot.eRegId,
    });
    // What this kind of licence does not show is not signed either.
    expect(face).toMatchObject({ ...JSON.parse(harness.deps.pii.open(licence.face)), level: null, scopes: [] });
    expect(JSON.parse(Buffer.from(signedData.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
      kid: '2026',
    });
  });

  it('shows a change, and a key that is not ours', () => {
    const signer = licenceSigner(JSON.stringify([signingKey('a'), signingKey('b')]));
    const jws = signer.sign({ name: '李签名' });
    const [head, , signature] = jws.split('.');
    const changed = [head, Buffer.from(JSON.stringify({ name: '李改名' })).toString('base64url'), signature].join('.');
    expect(() => open(changed, signer.keys.keys[0])).toThrow(TokenError);
    expect(() => open(jws, signer.keys.keys[1])).toThrow(TokenError);
    expect(open(jws, signer.keys.keys[0])).toEqual({ name: '李签名' });
  });

  it.each(['', '[]', '{}', '[{"kty":"RSA"}]'])('refuses keys %p', (json) => {
    expect(() => licenceSigner(json)).toThrow();
  });
});
