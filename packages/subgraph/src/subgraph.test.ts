import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VIEWER_HEADER, type Viewer, viewerSigner } from '@medreg/viewer';
import { GraphQLError } from 'graphql';
import {
  connection,
  createSubgraph,
  cursorInteger,
  decodeCursor,
  encodeCursor,
  errorMask,
  pageSize,
  type Subgraph,
} from './index.ts';

const HEAD = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
directive @access(to: [String!]!, rights: [String!], withFirstPassword: Boolean = false) on OBJECT | FIELD_DEFINITION
`;
const SCHEMA = `${HEAD}
type Thing @key(fields: "id") @access(to: ["AUTHORITY", "SERVICE"]) { id: ID! secret: String @access(to: ["SERVICE"]) }
type Query {
  open: String @access(to: ["EVERYONE"])
  own: String @access(to: ["PERSON"])
  first: String @access(to: ["INSTITUTION"], withFirstPassword: true)
  desk: String @access(to: ["AUTHORITY"], rights: ["SUPERVISE", "DECIDE_APPLICATIONS"])
  thing: Thing @access(to: ["AUTHORITY"])
  bug: String @access(to: ["EVERYONE"])
  away: String @access(to: ["EVERYONE"])
}
`;
const SECRET = 'a-secret-of-the-tests-of-32-characters!';
const file = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'subgraph-')), 'schema.graphql');
  writeFileSync(path, text);
  return path;
};
const viewer = (over: Partial<Viewer>): Viewer => ({ kind: 'ANONYMOUS', requestId: 'r1', rights: [], ...over });
const resolvers = {
  Query: {
    open: () => 'open',
    own: () => 'own',
    first: () => 'first',
    desk: () => 'desk',
    thing: () => ({ id: '1', secret: 's' }),
    bug: () => {
      throw new Error('password=hunter2');
    },
    away: () => {
      throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    },
  },
  Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, secret: 's' }) },
};

let subgraph: Subgraph;
beforeAll(async () => {
  subgraph = await createSubgraph({
    name: 'things',
    schemaFile: file(SCHEMA),
    resolvers,
    viewerSecret: SECRET,
    context: () => ({}),
    readiness: { database: async () => {} },
    logLevel: 'silent',
  });
});
afterAll(() => subgraph.close());

const code = (result: { errors?: readonly GraphQLError[] | undefined }) => result.errors?.[0]?.extensions?.code ?? 'OK';

describe('@access', () => {
  const officer = viewer({ kind: 'AUTHORITY', rights: ['DECIDE_APPLICATIONS'] });
  const rows: [string, Viewer, string][] = [
    ['{ open }', viewer({}), 'OK'],
    ['{ own }', viewer({}), 'UNAUTHENTICATED'],
    ['{ own }', viewer({ kind: 'PERSON' }), 'OK'],
    ['{ own }', viewer({ kind: 'INSTITUTION' }), 'FORBIDDEN'],
    ['{ desk }', officer, 'OK'],
    ['{ desk }', viewer({ kind: 'AUTHORITY', rights: ['ACCEPT_APPLICATIONS'] }), 'FORBIDDEN'],
    ['{ own }', viewer({ kind: 'PERSON', mustChangePassword: true }), 'FORBIDDEN'],
    ['{ first }', viewer({ kind: 'INSTITUTION', mustChangePassword: true }), 'OK'],
    ['{ thing { id } }', officer, 'OK'],
    ['{ thing { secret } }', officer, 'FORBIDDEN'],
    ['{ _entities(representations: [{__typename: "Thing", id: "1"}]) { ... on Thing { id } } }', officer, 'OK'],
    [
      '{ _entities(representations: [{__typename: "Thing", id: "1"}]) { ... on Thing { id } } }',
      viewer({}),
      'UNAUTHENTICATED',
    ],
    [
      '{ _entities(representations: [{__typename: "Thing", id: "1"}]) { ... on Thing { id } } }',
      viewer({ kind: 'PERSON' }),
      'FORBIDDEN',
    ],
  ];
  it.each(rows)('%s as %j gives %s', async (query, who, expected) => {
    expect(code(await subgraph.execute(who, query))).toBe(expected);
  });

  it('default is deny: a root field or an entity without a rule stops the start', async () => {
    const bare = `${HEAD} type Thing @key(fields: "id") { id: ID! } type Query { open: String thing: Thing }`;
    const start = createSubgraph({
      name: 'bare',
      schemaFile: file(bare),
      resolvers: {},
      viewerSecret: SECRET,
      context: () => ({}),
      logLevel: 'silent',
    });
    await expect(start).rejects.toThrow('No @access rule: Thing, Query.open, Query.thing');
  });
});

describe('errors', () => {
  it('a bug is masked', async () => {
    const result = await subgraph.execute(viewer({}), '{ bug }');
    expect(JSON.stringify(result)).not.toContain('hunter2');
    expect(code(result)).toBe('INTERNAL_SERVER_ERROR');
  });
  it('a store that is away is said so', async () => {
    expect(code(await subgraph.execute(viewer({}), '{ away }'))).toBe('SERVICE_UNAVAILABLE');
  });
  const prisma = (code: string, cause: object) =>
    Object.assign(new Error('Raw query failed'), { code, meta: { driverAdapterError: { cause } } });
  it.each([
    ['a raw query without a server', prisma('P2010', { kind: 'DatabaseNotReachable' }), 'SERVICE_UNAVAILABLE'],
    ['a server that starts', prisma('P2039', { kind: 'postgres', originalCode: '57P03' }), 'SERVICE_UNAVAILABLE'],
    ['a connection that broke', new Error('Connection terminated unexpectedly'), 'SERVICE_UNAVAILABLE'],
    ['a constraint', prisma('P2010', { kind: 'postgres', originalCode: '23505' }), 'INTERNAL_SERVER_ERROR'],
    ['a number in a message', new Error('row 57 of 08123 is wrong'), 'INTERNAL_SERVER_ERROR'],
  ])('%s', (_what, error, expected) => {
    const mask = errorMask(() => {});
    expect(mask({ message: error.message }, error).extensions?.code).toBe(expected);
  });
});

describe('HTTP', () => {
  let address: string;
  beforeAll(async () => {
    address = await subgraph.app.listen({ port: 0 });
  });
  const post = (headers: Record<string, string>) =>
    fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ open }' }),
    });
  const forged = viewerSigner('another-secret-of-at-least-32-characters')(viewer({ kind: 'OPERATOR' }));

  it.each([
    ['no viewer', {}],
    ['a forged one', { [VIEWER_HEADER]: forged }],
    ['rubbish', { [VIEWER_HEADER]: 'x.y.z' }],
  ])('refuses a call with %s', async (_what, headers) => {
    expect((await post(headers as Record<string, string>)).status).toBe(401);
  });
  it('believes a signed viewer', async () => {
    const response = await post({ [VIEWER_HEADER]: viewerSigner(SECRET)(viewer({})) });
    expect(await response.json()).toEqual({ data: { open: 'open' } });
  });
  it('says whether it is alive and ready, and its metrics', async () => {
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ service: 'things', parts: { database: true } });
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('medreg_subgraph_request_seconds');
  });
});

describe('paging', () => {
  it('gives a page, its end and whether there is more', () => {
    const page = connection([{ n: 1 }, { n: 2 }, { n: 3 }], 2, (row) => [row.n]);
    expect(page.edges.map((edge) => edge.node.n)).toEqual([1, 2]);
    expect(page.pageInfo).toEqual({ hasNextPage: true, endCursor: encodeCursor([2]) });
    expect(decodeCursor(page.pageInfo.endCursor ?? '', 1)).toEqual([2]);
  });
  it.each(['', 'x', encodeCursor([1, 2]), Buffer.from('[{}]').toString('base64url')])(
    'refuses the cursor %p',
    (text) => {
      expect(() => decodeCursor(text, 1)).toThrow(GraphQLError);
    },
  );
  it('takes only an int for an int', () => {
    expect(cursorInteger(-3)).toBe(-3);
    for (const part of [1.5, 1e99, 2 ** 31, Number.NaN, '1', undefined]) {
      expect(() => cursorInteger(part)).toThrow(GraphQLError);
    }
  });
  it.each([0, -1, 101])('refuses a page of %d', (first) => {
    expect(() => pageSize(first)).toThrow(GraphQLError);
  });
});
