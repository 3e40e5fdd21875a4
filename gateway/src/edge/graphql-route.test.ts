import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type SmallHouse, startHouse } from '../testing/small-house.ts';

const hashOf = (query: string) => createHash('sha256').update(query).digest('hex');

describe('/graphql', () => {
  let house: SmallHouse;
  beforeAll(async () => {
    house = await startHouse({ corsOrigins: ['https://portal.example'] });
  });
  afterAll(() => house.stop());
  beforeEach(() => {
    for (const service of Object.values(house.services)) service.seen.length = 0;
  });
  const calls = () => Object.values(house.services).reduce((sum, { seen }) => sum + seen.length, 0);
  const get = (params: Record<string, string>, headers: Record<string, string> = {}) =>
    house.fetch(`/graphql?${new URLSearchParams(params)}`, { headers });

  describe('kept answers', () => {
    const open = (marker: string) => `query ${marker} { openRegister(first: 2) { name institution { name } } }`;

    it('are given to strangers without asking a subgraph, with the age that is left', async () => {
      const first = await house.ask(open('Kept'));
      expect(first.headers.get('cache-control')).toBe('public, max-age=30'); // the strictest part says 30
      expect(calls()).toBe(2);
      const second = await house.ask(open('Kept'));
      expect(second.body).toEqual(first.body);
      expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
      expect(second.headers.get('cache-control')).toMatch(/^public, max-age=(30|29)$/);
      expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
      expect(calls()).toBe(2);
      expect(house.log.filter(({ operation }) => operation === 'Kept').map(({ cache }) => cache)).toEqual([
        'miss',
        'hit',
      ]);
    });

    it('are told apart by operation, variables and media type', async () => {
      const query = 'query Told($n: Int!) { openRegister(first: $n) { name } }';
      const one = await house.ask(query, { variables: { n: 1 } });
      const two = await house.ask(query, { variables: { n: 2 } });
      expect(one.body.data).not.toEqual(two.body.data);
      const newer = await house.ask(query, {
        variables: { n: 1 },
        headers: { accept: 'application/graphql-response+json' },
      });
      expect(newer.headers.get('content-type')).toContain('application/graphql-response+json');
    });

    it('are kept for GET as well', async () => {
      const headers = { accept: 'application/json' };
      const first = await (await get({ query: open('ByGet') }, headers)).json();
      expect(calls()).toBe(2);
      expect(await (await get({ query: open('ByGet') }, headers)).json()).toEqual(first);
      expect(calls()).toBe(2);
    });

    it.each([
      ['a private answer', '{ ownFile }', {}],
      ['an answer of which a part is private', '{ openRegister(first: 1) { name } ownFile }', {}],
      ['an answer about which nothing is said', '{ stranger }', {}],
      ['an answer with an error', '{ openRegister(first: 2) { name failsSometimes } }', {}],
      ['an answer to a signed-in person', open('SignedIn'), { signedIn: true }],
      ['a mutation', 'mutation { signIn(name: "x") }', {}],
    ])('are never %s', async (_name, query, { signedIn = false }: { signedIn?: boolean }) => {
      for (let round = 1; round <= 3; round++) {
        const before = calls();
        const { headers } = await house.ask(query, signedIn ? { token: house.token() } : {});
        expect(headers.get('cache-control')).toBe('no-store');
        expect(calls()).toBeGreaterThan(before);
      }
    });

    it('are not given to somebody whose token is bad', async () => {
      await house.ask(open('BadToken'));
      expect((await house.ask(open('BadToken'), { token: 'bad' })).status).toBe(401);
    });
  });

  describe('persisted queries', () => {
    const query = 'query Persisted($n: Int!) { practitioners(first: $n) { id } }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(query) } };
    const send = (asked: object) => house.post(JSON.stringify(asked));

    it('are asked for by hash once the text has been given, by either way', async () => {
      const unknown = await send({ extensions, variables: { n: 1 } });
      expect(unknown.body.errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
      const given = await send({ query, extensions, variables: { n: 1 } });
      expect(given.body.data).toEqual({ practitioners: [{ id: 'practitioner-1' }] });
      for (let round = 0; round < 2; round++) {
        expect((await send({ extensions, variables: { n: 1 } })).body).toEqual(given.body);
      }
      const byGet = await get(
        { extensions: JSON.stringify(extensions), variables: '{"n":1}' },
        { accept: 'application/json' },
      );
      expect(await byGet.json()).toEqual(given.body);
    });

    it('are refused when the hash is of another text', async () => {
      const { status, body } = await send({ query: '{ __typename }', extensions });
      expect(status).toBe(400);
      expect(body.data).toBeUndefined();
    });
  });

  describe('foreign pages', () => {
    it.each([
      [
        'a form',
        {
          method: 'POST',
          body: 'query={__typename}',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        },
        415,
      ],
      [
        'text that is JSON',
        { method: 'POST', body: '{"query":"{__typename}"}', headers: { 'content-type': 'text/plain' } },
        415,
      ],
      [
        'a form with files',
        { method: 'POST', body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
        415,
      ],
      ['a link or an image', { headers: { accept: 'image/avif,*/*' } }, 400],
      ['a script of another site', { headers: { accept: 'application/json', 'sec-fetch-site': 'cross-site' } }, 400],
      ['a script of a sibling site', { headers: { accept: 'application/json', 'sec-fetch-site': 'same-site' } }, 400],
      ['a script of ours', { headers: { accept: 'application/json', 'sec-fetch-site': 'same-origin' } }, 200],
      ['a program', { headers: { accept: 'application/graphql-response+json' } }, 200],
      ['a client with the header', { headers: { accept: '*/*', 'apollo-require-preflight': '1' } }, 200],
    ] as [string, RequestInit, number][])('%s', async (_name, init, status) => {
      const response = await house.fetch(`/graphql${init.method ? '' : '?query={__typename}'}`, init);
      expect(response.status).toBe(status);
      if (status !== 200)
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    });

    it('may read answers only when their origin is on the list', async () => {
      const preflight = (origin: string) =>
        house.fetch('/graphql', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
      expect((await preflight('https://portal.example')).headers.get('access-control-allow-origin')).toBe(
        'https://portal.example',
      );
      expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
      const answered = await house.ask('{ __typename }', { headers: { origin: 'https://portal.example' } });
      expect(answered.headers.get('access-control-allow-origin')).toBe('https://portal.example');
      expect(answered.headers.get('access-control-allow-credentials')).toBeNull();
    });

    it('cannot run a mutation by GET', async () => {
      const response = await get({ query: 'mutation { signIn(name: "x") }' }, { accept: 'application/json' });
      expect(response.status).toBe(405);
      expect(calls()).toBe(0);
    });
  });

  describe('requests that cannot be read', () => {
    it.each([
      ['truncated JSON', '{"query": "{ __typ', 400, 'BAD_REQUEST'],
      ['no body', '', 400, 'BAD_REQUEST'],
      ['a word', '"hello"', 400, 'BAD_REQUEST'],
      ['null', 'null', 400, 'BAD_REQUEST'],
      ['an empty object', '{}', 400, 'BAD_REQUEST'],
      ['a query that is no text', '{"query": 5}', 400, 'BAD_REQUEST'],
      ['variables that are text', '{"query": "{ __typename }", "variables": "{}"}', 400, 'BAD_REQUEST'],
      [
        'a null character in a variable',
        '{"query": "{ __typename }", "variables": {"a": "x\\u0000y"}}',
        400,
        'BAD_USER_INPUT',
      ],
      ['a null character in the query', '{"query": "{ __typename \\u0000 }"}', 400, 'BAD_USER_INPUT'],
      ['a byte that is null', '{"query": "{ __typename }\0"}', 400, 'BAD_REQUEST'],
      [
        'bytes that are not UTF-8',
        new Uint8Array([
          ...Buffer.from('{"query":"{ __typename }","variables":{"a":"'),
          0xff,
          0xfe,
          ...Buffer.from('"}}'),
        ]),
        400,
        'BAD_REQUEST',
      ],
      [
        'half a character',
        new Uint8Array([...Buffer.from('{"query":"{ __typename } # '), 0xe5, 0xbc, ...Buffer.from('"}')]),
        400,
        'BAD_REQUEST',
      ],
    ])('%s', async (_name, body, status, code) => {
      const reply = await house.post(body);
      expect(reply.status).toBe(status);
      expect(reply.body.errors?.[0]?.extensions.code).toBe(code);
      expect(reply.headers.get('x-request-id')).toMatch(/^[\w-]+$/);
    });

    it('an escaped backslash before u0000 is no null character', async () => {
      const { body } = await house.ask('query Q($v: Json) { echo(value: $v) }', { variables: { v: '\\u0000' } });
      expect(body.data).toEqual({ echo: { value: '\\u0000' } });
    });

    it.each(['PUT', 'DELETE', 'PATCH'])('%s is not offered', async (method) => {
      expect((await house.fetch('/graphql', { method })).status).toBe(404);
    });

    it('names that JavaScript objects mind do no harm', async () => {
      const text =
        '{"query":"query Q($v: Json) { echo(value: $v) }","variables":{"v":{"__proto__":{"polluted":true}},"__proto__":{"v":1}}}';
      for (let round = 0; round < 2; round++) await house.post(text);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    });
  });

  describe('request ids', () => {
    it.each([
      ['a-client-id-1234', true],
      ['short', false],
      ['x'.repeat(65), false],
      ['with space in it', false],
      ['<script>alert(1)</script>', false],
    ])('of the client: %s', async (given, kept) => {
      const { headers } = await house.ask('{ stranger }', { headers: { 'x-request-id': given } });
      const id = headers.get('x-request-id');
      expect(id === given).toBe(kept);
      expect(house.services.identity.seen[0]?.headers['x-request-id']).toBe(id);
    });
  });
});

describe('introspection', () => {
  it('can be off, and then nothing suggests a name', async () => {
    const house = await startHouse({ introspection: false });
    try {
      for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }']) {
        const { body } = await house.ask(query);
        expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      }
      const { body } = await house.ask('{ practitionerz { id } }');
      expect(body.errors?.[0]?.message).not.toContain('Did you mean');
      expect((await house.ask('{ __typename }')).body.data).toEqual({ __typename: 'Query' });
    } finally {
      await house.stop();
    }
  });
});
