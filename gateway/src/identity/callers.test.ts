import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VIEWER_HEADER, viewerSigner } from '@medreg/viewer';
import { newKey, type SmallHouse, startHouse } from '../testing/small-house.ts';

describe('who is asking', () => {
  let house: SmallHouse;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.stop());
  beforeEach(() => {
    house.services.identity.seen.length = 0;
  });

  const me = async (token?: string, headers?: Record<string, string>) =>
    house.ask('{ me { seenAs } }', {
      ...(token === undefined ? {} : { token }),
      ...(headers === undefined ? {} : { headers }),
    });
  const viewerIn = (data: unknown) => JSON.parse((data as { me: { seenAs: string } }).me.seenAs);

  it('is a stranger without a token', async () => {
    const { body } = await house.ask('{ me { seenAs } stranger }');
    expect(body.data?.me).toBeNull();
    expect(JSON.parse(String(body.data?.stranger))).toMatchObject({
      kind: 'ANONYMOUS',
      address: '127.0.0.1',
      rights: [],
    });
  });

  it('is who the token says, with the request id and the client address', async () => {
    const { body, headers } = await me(house.token(), { 'user-agent': 'A browser/1.0' });
    expect(viewerIn(body.data)).toEqual({
      kind: 'PERSON',
      practitionerId: 'practitioner-1',
      rights: [],
      accountId: 'account-1',
      sessionId: 'session-1',
      requestId: headers.get('x-request-id'),
      address: '127.0.0.1',
      userAgent: 'A browser/1.0',
    });
  });

  it.each([
    ['long, cut', 'x'.repeat(2_000), 'x'.repeat(512)],
    ['empty', '', undefined],
  ])('is passed on with what the browser calls itself: %s', async (_name, given, passedOn) => {
    const { body } = await me(house.token(), { 'user-agent': given });
    expect(viewerIn(body.data).userAgent).toBe(passedOn);
  });

  it.each([
    ['expired', () => house.token({ expiresInMs: -1_000 })],
    ['signed by another', () => house.token({ key: newKey('first') })],
    ['of an unknown key', () => house.token({ key: newKey('nobody') })],
    ['of another issuer', () => house.token({ iss: 'somebody' as 'medreg-identity' })],
    ['for another audience', () => house.token({ aud: 'elsewhere' as 'medreg' })],
    ['without a session', () => house.token({ sid: undefined as unknown as string })],
    ['of an unknown kind of viewer', () => house.token({ viewer: { kind: 'KING' as 'PERSON', rights: [] } })],
    [
      'changed by one letter',
      () => house.token().replace(/\.(.)([^.]*)$/, (_all, one, rest) => `.${one === 'A' ? 'B' : 'A'}${rest}`),
    ],
    ['unsigned', () => `${Buffer.from('{"alg":"none","kid":"first"}').toString('base64url')}.e30.`],
    ['no token at all', () => 'nonsense'],
    ['endless', () => 'x'.repeat(9_000)],
  ])('is refused with 401 when the token is %s', async (_name, token) => {
    const { status, body, headers } = await me(token());
    expect(status).toBe(401);
    expect(body.errors).toEqual([
      {
        message: 'The access token is not valid any more. Please sign in again.',
        extensions: { code: 'UNAUTHENTICATED', requestId: headers.get('x-request-id') },
      },
    ]);
    expect(body.data).toBeUndefined();
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(house.services.identity.seen).toEqual([]);
  });

  it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer a b', ''])(
    'is refused when the header is "%s"',
    async (authorization) => {
      const { status } = await house.ask('{ me { id } }', { headers: { authorization } });
      expect(status).toBe(401);
    },
  );

  it('expires a token that was verified before', async () => {
    const token = house.token({ exp: Math.floor(Date.now() / 1000) + 1 });
    expect((await me(token)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await me(token)).status).toBe(401);
  });

  it('is refused when the session has been revoked, and known again when it is on the list no more', async () => {
    const token = house.token({ sid: 'stolen' });
    expect((await me(token)).status).toBe(200);
    house.services.identity.revoked = ['stolen'];
    await house.gateway.refreshRevokedSessions();
    expect((await me(token)).status).toBe(401);
    expect((await me(house.token({ sid: 'other' }))).status).toBe(200);
  });

  it('keeps the list of revoked sessions while identity is away', async () => {
    house.services.identity.revoked = ['stolen'];
    await house.gateway.refreshRevokedSessions();
    await house.services.identity.stop();
    await house.gateway.refreshRevokedSessions();
    const token = house.token({ sid: 'stolen' });
    expect((await house.ask('{ practitioners(first: 1) { id } }', { token })).status).toBe(401);
    expect((await house.ask('{ practitioners(first: 1) { id } }', { token: house.token() })).status).toBe(200);
    await house.services.identity.start();
  });

  it('believes no viewer of the client, neither forged nor stolen, and forwards nothing else of it', async () => {
    const forged = viewerSigner('another secret, which is as long as it must be')({
      kind: 'OPERATOR',
      requestId: 'x',
      rights: [],
    });
    const { body } = await me(house.token(), {
      [VIEWER_HEADER]: forged,
      cookie: 'session=1',
      'x-user-id': '1',
      'user-agent': 'a browser',
      'accept-language': 'zh',
      'x-forwarded-for': '8.8.8.8',
    });
    expect(viewerIn(body.data)).toMatchObject({ kind: 'PERSON', address: '127.0.0.1' });
    const [call] = house.services.identity.seen;
    expect(Object.keys(call?.headers ?? {}).sort()).toEqual(
      ['accept', 'connection', 'content-length', 'content-type', 'host', VIEWER_HEADER, 'x-request-id'].sort(),
    );
    expect(call?.headers[VIEWER_HEADER]).not.toBe(forged);
  });
});

describe('rotation of signing keys', () => {
  it('learns a new key from the first token that names it', async () => {
    const house = await startHouse();
    let now = 0;
    try {
      const { SigningKeys } = await import('./signing-keys.ts');
      const keys = new SigningKeys(
        new URL('/.well-known/jwks.json', house.services.identity.url).href,
        { warn: () => undefined } as never,
        () => now,
      );
      await keys.refresh();
      expect(await keys.find('first')).not.toBeNull();
      house.rotateKey();
      const kid = String(JSON.parse(Buffer.from(house.token().split('.')[0] ?? '', 'base64url').toString()).kid);
      expect(await keys.find(kid)).toBeNull(); // looked a moment ago: strangers cannot make us look more often
      now += 5_000;
      expect(await keys.find(kid)).not.toBeNull();
      await house.services.identity.stop();
      now += 10 * 60_000;
      expect(await keys.find(kid)).not.toBeNull(); // identity is away, the known keys go on
      await house.services.identity.start();
    } finally {
      await house.stop();
    }
  });
});
