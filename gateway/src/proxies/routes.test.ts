import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { VIEWER_HEADER, viewerVerifier } from '@medreg/viewer';
import { type SmallHouse, startHouse } from '../testing/small-house.ts';
import { type SmallService, startSmallService } from '../testing/small-service.ts';
import { SMALL_SUBGRAPHS } from '../testing/small-subgraphs.ts';

const verify = viewerVerifier('a secret that only the tests of the gateway know');
const wiring = { verify, jwks: () => ({ keys: [] }), viewerHeader: VIEWER_HEADER };

describe('what is not the graph', () => {
  let house: SmallHouse;
  let licences: SmallService;
  let portal: SmallService;
  let workers: SmallService;

  async function openHouse(production: boolean): Promise<SmallHouse> {
    const at = (path: string, { url }: SmallService) => new URL(path, url).href;
    return startHouse((subgraphs) => ({
      subgraphs: { ...subgraphs, licences: { url: licences.url, part: 'electronic licences' } },
      production,
      limits: { uploadBytes: 200_000 },
      portalUrl: at('/', portal),
      workersUrl: at('/', workers),
    }));
  }

  beforeAll(async () => {
    licences = await startSmallService('licences', SMALL_SUBGRAPHS.identity, wiring);
    portal = await startSmallService('portal', SMALL_SUBGRAPHS.identity, wiring);
    workers = await startSmallService('workers', SMALL_SUBGRAPHS.identity, wiring);
    house = await openHouse(false);
  });
  afterAll(async () => {
    await house.stop();
    await Promise.all([licences.stop(), portal.stop(), workers.stop()]);
  });
  beforeEach(() => {
    for (const service of [licences, portal, workers, ...Object.values(house.services)]) service.visits.length = 0;
  });

  it.each([
    ['/verify/abc?x=1', () => licences, 'licences GET /verify/abc?x=1'],
    ['/.well-known/elicence-keys.json', () => licences, 'licences GET /.well-known/elicence-keys.json'],
    ['/files/licences/downloads/ticket-1', () => licences, 'licences GET /files/licences/downloads/ticket-1'],
    ['/dev/mailbox', () => workers, 'workers GET /dev/mailbox'],
    ['/', () => portal, 'portal GET /'],
    ['/person/applications', () => portal, 'portal GET /person/applications'],
  ])('%s goes to its service', async (path, service, text) => {
    const response = await house.fetch(path, {
      headers: {
        accept: 'text/html',
        cookie: 'a=b',
        'x-internal': '1',
        [VIEWER_HEADER]: 'forged',
        'if-none-match': '"1"',
      },
    });
    expect(await response.text()).toBe(text);
    expect(response.headers.get('x-inner')).toBeNull();
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get('etag')).toBe('"1"');
    const [visit] = service().visits;
    expect(visit?.headers).toMatchObject({ accept: 'text/html', 'x-request-id': response.headers.get('x-request-id') });
    for (const name of ['cookie', 'x-internal', 'authorization']) expect(visit?.headers[name]).toBeUndefined();
    expect(visit?.headers[VIEWER_HEADER]).not.toBe('forged');
  });

  it('gives out the keys of access tokens', async () => {
    expect(await (await house.fetch('/.well-known/jwks.json')).json()).toMatchObject({ keys: [{ kid: 'first' }] });
  });

  it("passes on the page behind a mail's link and its form to identity, with the client's address signed", async () => {
    const response = await house.fetch('/verify-email?token=abc', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    });
    expect(response.status).toBe(200);
    const [visit] = house.services.identity.visits;
    expect(visit).toMatchObject({ method: 'POST', url: '/verify-email?token=abc' });
    expect(verify(String(visit?.headers[VIEWER_HEADER]))).toMatchObject({ kind: 'ANONYMOUS', address: '127.0.0.1' });
    expect((await house.fetch('/verify-email?token=abc')).status).toBe(200);
    expect((await house.fetch('/reset-password?token=abc')).status).toBe(200);
  });

  describe('the session of a page', () => {
    const asked = (method: string, path: string, body: string | null = null) =>
      house.fetch(path, {
        method,
        headers: { cookie: 'medreg_session=token', origin: house.url, 'content-type': 'application/json' },
        ...(body !== null && { body }),
      });

    it.each([
      ['POST', '/session', '{"refreshToken":"token"}'],
      ['DELETE', '/session', null],
      ['POST', '/session/refresh', ''],
    ])(
      "%s %s takes its cookie to identity and identity's back, with the client's address signed",
      async (method, path, body) => {
        const response = await asked(method, path, body);
        expect(response.status).toBe(200);
        expect(response.headers.getSetCookie()).toEqual(['inner=1; Path=/; HttpOnly']);
        const [visit] = house.services.identity.visits;
        expect(visit).toMatchObject({ method, url: path, body: body ?? '' });
        expect(visit?.headers).toMatchObject({ cookie: 'medreg_session=token', origin: house.url });
        expect(verify(String(visit?.headers[VIEWER_HEADER]))).toMatchObject({
          kind: 'ANONYMOUS',
          address: '127.0.0.1',
        });
      },
    );

    it.each([
      ['POST', '/verify-email?token=abc'],
      ['GET', '/reset-password?token=abc'],
      ['GET', '/.well-known/jwks.json'],
      ['GET', '/session'],
      ['GET', '/session/refresh'],
      ['POST', '/session/other'],
      ['POST', '/graphql'],
      ['PUT', '/files/licences/uploads/ticket-1'],
    ])('%s %s takes no cookie along and brings none back', async (method, path) => {
      const response = await asked(method, path, method === 'GET' ? null : '{"query":"{ __typename }"}');
      await response.text();
      expect(response.headers.getSetCookie()).toEqual([]);
      for (const { visits, seen } of [licences, portal, workers, ...Object.values(house.services)]) {
        for (const { headers } of [...visits, ...seen]) expect(headers.cookie).toBeUndefined();
      }
    });

    it('is small', async () => {
      expect((await asked('POST', '/session', 'x'.repeat(17_000))).status).toBe(413);
      expect(house.services.identity.visits).toEqual([]);
    });
  });

  describe('files', () => {
    const put = (service: string, body: string | ReadableStream, headers: Record<string, string> = {}) =>
      house.fetch(`/files/${service}/uploads/ticket-1`, {
        method: 'PUT',
        headers: { 'content-type': 'image/png', ...headers },
        body,
        ...(typeof body === 'string' ? {} : { duplex: 'half' }),
      } as RequestInit);

    it('go to the service of their ticket, with the caller signed', async () => {
      const response = await put('licences', 'x'.repeat(150_000), { authorization: `Bearer ${house.token()}` });
      expect(response.status).toBe(200);
      const [visit] = licences.visits;
      expect(visit?.body).toHaveLength(150_000);
      expect(visit?.headers['content-type']).toBe('image/png');
      expect(verify(String(visit?.headers[VIEWER_HEADER]))).toMatchObject({ kind: 'PERSON', accountId: 'account-1' });
    });

    it.each(['identity', 'institutions', 'nowhere', 'constructor'])('never to %s', async (service) => {
      expect((await put(service, 'x')).status).toBe(404);
      expect((await house.fetch(`/files/${service}/downloads/ticket-1`)).status).toBe(404);
    });

    it('are refused above the size that is declared', async () => {
      expect((await put('licences', 'x'.repeat(200_001))).status).toBe(413);
      expect(licences.visits).toEqual([]);
    });

    it('are cut off above the size that was not declared', async () => {
      const endless = new ReadableStream({
        pull(controller) {
          controller.enqueue(new Uint8Array(50_000));
        },
      });
      const status = await put('licences', endless).then(
        (response) => response.status,
        () => 'cut',
      );
      expect([413, 'cut']).toContain(status);
      expect(licences.visits).toEqual([]);
    });

    it('are refused with a token that is bad', async () => {
      expect((await put('licences', 'x', { authorization: 'Bearer bad' })).status).toBe(401);
    });
  });

  it('says which part is away', async () => {
    await licences.stop();
    const response = await house.fetch('/verify/abc');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: 'The part that keeps electronic licences cannot be reached at the moment.',
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ],
    });
    await licences.start();
    expect((await house.fetch('/verify/abc')).status).toBe(200);
  });

  it('strips what belongs to one connection', async () => {
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(house.url);
      const headers = { connection: 'close, x-secret', 'x-secret': '1', te: 'trailers', 'proxy-authorization': 'x' };
      httpRequest({ port, host: '127.0.0.1', path: '/verify/hop', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(answered).toBe(200);
    for (const name of ['x-secret', 'te', 'proxy-authorization'])
      expect(licences.visits[0]?.headers[name]).toBeUndefined();
  });

  it('has no development mailbox in production, whatever is configured', async () => {
    const strict = await openHouse(true);
    try {
      for (const path of ['/dev/mailbox', '/dev/', '/dev/../dev/mailbox', '//dev/mailbox', '/%64ev/mailbox']) {
        await strict.fetch(path);
      }
      expect((await strict.fetch('/dev/mailbox')).status).toBe(404);
      expect(workers.visits).toEqual([]);
    } finally {
      await strict.stop();
    }
  });
});

describe('a gateway without a portal', () => {
  it('names the addresses on a plain page', async () => {
    const house = await startHouse();
    try {
      const response = await house.fetch('/');
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('/graphql');
      const nothing = await house.fetch('/nothing');
      expect([nothing.status, await nothing.json()]).toMatchObject([
        404,
        { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
      ]);
    } finally {
      await house.stop();
    }
  });
});
