import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type SmallHouse, startHouse } from '../testing/small-house.ts';

describe('errors', () => {
  let house: SmallHouse;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.stop());
  afterEach(() => {
    house.log.length = 0;
  });

  it.each(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'RATE_LIMITED'])(
    'tells %s of a subgraph',
    async (code) => {
      const { body, headers } = await house.ask(`{ failing(code: "${code}") }`);
      expect(body.errors).toEqual([
        {
          message: 'a secret of the database',
          path: ['failing'],
          extensions: { code, requestId: headers.get('x-request-id') },
        },
      ]);
    },
  );

  it.each([
    ['without a code', '{ failing }'],
    ['with a code that is not known', '{ failing(code: "P2002") }'],
    ["with one of the gateway's own", '{ failing(code: "GRAPHQL_VALIDATION_FAILED") }'],
  ])('masks an error %s and logs it with the request id', async (_name, query) => {
    for (let round = 0; round < 2; round++) {
      const { body, headers } = await house.ask(query);
      const requestId = headers.get('x-request-id');
      expect(body).toEqual({
        errors: [
          { message: 'Internal error', path: ['failing'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } },
        ],
        data: { failing: null },
      });
      const bug = house.log.find(({ msg, requestId: logged }) => msg === 'bug' && logged === requestId);
      expect(JSON.stringify(bug)).toContain('a secret of the database');
    }
  });

  it('masks a subgraph that breaks its own schema, and hides what Apollo says of it', async () => {
    for (let round = 0; round < 2; round++) {
      const { body } = await house.ask('{ broken { institution { name } } }');
      expect(body.data).toEqual({ broken: null });
      expect(body.extensions).toBeUndefined();
      expect(body.errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([
        ['Internal error', 'INTERNAL_SERVER_ERROR'],
      ]);
    }
  });

  it('writes one line per request: names and ids, no text and no variable', async () => {
    const token = house.token();
    await house.ask('query Named($v: Json) { echo(value: $v) me { id } }', {
      variables: { v: 'TOPSECRET-440103' },
      token,
    });
    await house.ask('{ practitioner(id: "TOPSECRET-1") { id } nonsense }', { token });
    await house.fetch('/files/licences/downloads/TOPSECRET-ticket?x=TOPSECRET');
    const lines = house.log.filter(({ msg }) => msg === 'request');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      method: 'POST',
      route: '/graphql',
      status: 200,
      operation: 'Named',
      operationType: 'query',
      viewer: 'PERSON',
      accountId: 'account-1',
      requestId: expect.any(String),
      durationMs: expect.any(Number),
    });
    expect(lines[1]).toMatchObject({ errors: ['GRAPHQL_VALIDATION_FAILED'] });
    expect(lines[2]).toMatchObject({ route: '/files/:service/downloads/:ticket', status: 404, errors: ['NOT_FOUND'] });
    expect(JSON.stringify(house.log)).not.toContain('TOPSECRET');
    expect(JSON.stringify(house.log)).not.toContain('127.0.0.1');
    expect(JSON.stringify(house.log)).not.toContain(token);
  });
});

describe('a part that is away', () => {
  let house: SmallHouse;
  beforeAll(async () => {
    house = await startHouse({ subgraphTimeoutMs: 300 });
  });
  afterAll(() => house.stop());

  const query = '{ practitioners(first: 1) { name institution { name } } }';
  /** Signed in, because the answers of strangers are kept. */
  const ask = (asked: string) => house.ask(asked, { token: house.token() });
  const unavailable = {
    message:
      'The part that keeps institutions and authorities cannot be reached at the moment. Please try again shortly.',
    extensions: { code: 'SERVICE_UNAVAILABLE', part: 'institutions', requestId: expect.any(String) },
  };

  it('is named in ordinary words while the rest answers, and is back by itself', async () => {
    expect((await ask(query)).body.errors).toBeUndefined();
    await house.services.institutions.stop();
    for (const asked of [query, `query Fresh ${query}`]) {
      const { status, body } = await ask(asked);
      expect(status).toBe(200);
      expect(body.errors).toEqual([unavailable]);
    }
    expect((await ask('{ practitioners(first: 1) { name } me { id } }')).body.errors).toBeUndefined();
    const ready = await house.fetch('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'waiting', keys: 'ok', parts: { identity: 'ok', qualifications: 'ok', institutions: 'away' } },
    ]);
    await house.services.institutions.start();
    expect((await ask(query)).body.errors).toBeUndefined();
    expect((await house.fetch('/readyz')).status).toBe(200);
  });

  it('is away as well when it takes too long', async () => {
    const { body } = await house.ask('{ slow }');
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', part: 'qualifications' });
    expect(body.data).toBeNull();
    house.services.qualifications.release();
  });

  it('is asked once more for a read when the connection breaks', async () => {
    const { institutions, qualifications } = house.services;
    for (let round = 0; round < 2; round++) {
      institutions.cuts = 1;
      expect((await ask(query)).body.errors).toBeUndefined();
      institutions.cuts = 2;
      expect((await ask(query)).body.errors).toEqual([unavailable]);
    }
    expect([institutions.cuts, qualifications.cuts]).toEqual([0, 0]);
  });

  it('is never asked twice for a mutation', async () => {
    const { qualifications } = house.services;
    const mutation = 'mutation { rename(id: "practitioner-1", name: "x") { name } }';
    for (let round = 0; round < 2; round++) {
      qualifications.cuts = 1;
      qualifications.seen.length = 0;
      const { body } = await house.ask(mutation);
      expect(body.errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
      expect(qualifications.seen).toHaveLength(1);
      expect((await house.ask(mutation)).body.errors).toBeUndefined();
    }
  });
});
