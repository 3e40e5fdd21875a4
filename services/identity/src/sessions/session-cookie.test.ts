import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPersonToSignUp, signedIn, signUp, viewerOfToken } from '../../test/builders.ts';
import { type Identity, startIdentity } from '../../test/harness.ts';

const HERE = 'http://localhost:4000';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());

interface Asked {
  origin?: string | null;
  cookie?: string | undefined;
  body?: object;
  of?: Identity;
}

/** One request of a page over HTTP. @returns what the browser is told, and the `Set-Cookie` by its parts */
async function ask(
  method: 'POST' | 'DELETE',
  path: string,
  { origin = HERE, cookie, body, of = identity }: Asked = {},
) {
  const response = await fetch(new URL(path, await addressOf(of)), {
    method,
    headers: {
      ...(origin !== null && { origin }),
      ...(cookie !== undefined && { cookie: `medreg_session=${cookie}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    caching: response.headers.get('cache-control'),
    kept: response.headers.getSetCookie().map((line) => line.split('; '))[0],
    body: text === '' ? null : JSON.parse(text),
  };
}

async function addressOf({ subgraph: { app } }: Identity): Promise<string> {
  return app.server.listening ? app.listeningOrigin : app.listen({ port: 0, host: '127.0.0.1' });
}

const adopt = (refreshToken: string, asked: Asked = {}) =>
  ask('POST', '/session', { ...asked, body: { refreshToken } });
const refresh = (cookie?: string, asked: Asked = {}) => ask('POST', '/session/refresh', { ...asked, cookie });

async function someSession() {
  const person = aPersonToSignUp();
  await signUp(identity, person);
  return signedIn(identity, person);
}

/** The browser forgets a cookie that is empty and over. */
const FORGOTTEN = expect.arrayContaining(['medreg_session=', 'Path=/session', 'Max-Age=0']);
const HIDDEN = ['Path=/session', 'HttpOnly', 'SameSite=Strict'];
const tokenIn = (kept: string[] | undefined) => kept?.[0]?.split('=')[1];

describe('the cookie of the web ends', () => {
  it('takes a session over: no script reads the cookie, and it goes nowhere but to /session', async () => {
    const { tokens } = await someSession();
    const { status, kept, caching } = await adopt(tokens.refreshToken);
    expect([status, caching]).toEqual([204, 'no-store']);
    const age = `Max-Age=${identity.settings.SESSION_HOURS * 3600}`;
    expect(kept?.sort()).toEqual([`medreg_session=${tokens.refreshToken}`, age, ...HIDDEN].sort());
  });

  it('goes over an encrypted connection only, where the site has one', async () => {
    const secure = await startIdentity({ environment: { PUBLIC_URL: 'https://reg.example.cn' } });
    try {
      const { kept } = await adopt('a-token', { origin: 'https://reg.example.cn', of: secure });
      expect(kept).toEqual(expect.arrayContaining([...HIDDEN, 'Secure']));
      expect(await adopt('a-token', { origin: 'http://reg.example.cn', of: secure })).toMatchObject({ status: 403 });
    } finally {
      await secure.stop();
    }
  });

  it('is changed for the next one; the page is given the access token alone', async () => {
    const { tokens, viewer } = await someSession();
    const next = await refresh(tokens.refreshToken);
    expect([next.status, next.caching]).toEqual([200, 'no-store']);
    expect(Object.keys(next.body)).toEqual(['accessToken', 'accessTokenExpiresAt']);
    expect(viewerOfToken(next.body)).toMatchObject({ sessionId: viewer.sessionId, accountId: viewer.accountId });
    expect(next.kept).toEqual(expect.arrayContaining(HIDDEN));
    expect(tokenIn(next.kept)).not.toBe(tokens.refreshToken);
    expect(await refresh(tokenIn(next.kept))).toMatchObject({ status: 200 });
  });

  it('that was replaced ends the session, for the copy as well as for the original, and is forgotten', async () => {
    const { tokens, viewer } = await someSession();
    const next = await refresh(tokens.refreshToken);
    expect(await refresh(tokens.refreshToken)).toMatchObject({ status: 401, kept: FORGOTTEN });
    expect(await refresh(tokenIn(next.kept))).toMatchObject({ status: 401, kept: FORGOTTEN });
    expect(await identity.revokedSessions()).toContain(viewer.sessionId);
  });

  it('of two renewals at once is good for one', async () => {
    const { tokens } = await someSession();
    const both = await Promise.all([refresh(tokens.refreshToken), refresh(tokens.refreshToken)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('is forgotten when the session has ended elsewhere', async () => {
    const { tokens, viewer } = await someSession();
    await identity.ask(viewer, 'mutation { signOut }');
    expect(await refresh(tokens.refreshToken)).toMatchObject({ status: 401, kept: FORGOTTEN });
  });

  it('is forgotten by whoever signs out', async () => {
    expect(await ask('DELETE', '/session', { cookie: 'a-token' })).toMatchObject({ status: 204, kept: FORGOTTEN });
  });

  it.each([
    ['https://evil.example'],
    ['http://localhost:4000.evil.example'],
    ['http://localhost:5173'],
    ['null'],
    [null],
  ])('is for the pages of this site: from %s nothing is taken, renewed or forgotten', async (origin) => {
    const { tokens } = await someSession();
    const cookie = tokens.refreshToken;
    for (const refused of [
      await adopt(cookie, { origin }),
      await refresh(cookie, { origin }),
      await ask('DELETE', '/session', { origin, cookie }),
    ]) {
      expect(refused).toMatchObject({ status: 403, kept: undefined });
    }
    expect(await refresh(cookie)).toMatchObject({ status: 200 });
  });

  it.each([[{}], [{ refreshToken: '' }], [{ refreshToken: 'x'.repeat(201) }], [{ refreshToken: 1 }]])(
    'takes nothing but a refresh token: %j',
    async (body) => expect(await ask('POST', '/session', { body })).toMatchObject({ status: 400, kept: undefined }),
  );

  it('that nobody has renews nothing, and one that nobody was given is forgotten', async () => {
    expect(await refresh()).toMatchObject({ status: 401, kept: undefined });
    expect(await refresh('never-given')).toMatchObject({ status: 401, kept: FORGOTTEN });
  });
});
