import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type FragmentDefinitionNode, getOperationAST, Kind, parse } from 'graphql';
import { type SmallHouse, startHouse } from '../testing/small-house.ts';
import { measureOperation } from './operation-limits.ts';

const schema = buildSchema(`
  type Query { people(first: Int, last: Int): People!, page(first: Int = 5): [Person!]!, list: [Person!]!, one: Person, word: String }
  type People { edges: [Edge!]! nodes: [Person!]! total: Int! }
  type Edge { node: Person! cursor: String! }
  type Person { name: String friends(first: Int): People! tags: [String] parent: Person list: [Person!]! }
`);

function measure(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const fragments = document.definitions.filter(
    (each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION,
  );
  return measureOperation(schema, operation, new Map(fragments.map((each) => [each.name.value, each])));
}

describe('what an operation measures', () => {
  it.each([
    ['a word', '{ word }', 0],
    ['an object', '{ one { name } }', 1],
    ['objects below each other', '{ one { parent { parent { name } } } }', 3],
    ['a list without a size', '{ list { name } }', 11],
    ['a page of literal size', '{ people(first: 3) { nodes { name } } }', 1 + 3 * 2],
    ['a page of variable size', 'query ($n: Int) { people(first: $n) { nodes { name } } }', 1 + 100 * 2],
    ['a page without a size', '{ people { nodes { name } } }', 1 + 100 * 2],
    ['a page by its default', '{ page { name } }', 1 + 5],
    ['a page from the end', '{ people(last: 4) { edges { node { name } } } }', 1 + 4 * 3],
    [
      'pages in pages',
      '{ people(first: 10) { nodes { friends(first: 10) { nodes { name } } } } }',
      1 + 10 * (2 + 1 + 10 * 2),
    ],
    ['a size of less than nothing', '{ people(first: -5) { nodes { name } } }', 3],
    ['a fragment', '{ one { ...P } } fragment P on Person { parent { name } }', 2],
    ['an unknown field', '{ nothing { at { all } } }', 0],
    ['introspection', '{ __schema { types { name } } }', 0],
  ])('cost of %s', (_name, text, cost) => expect(measure(text).cost).toBe(cost));

  it('opens fragments for depth, aliases, fields and roots', () => {
    expect(
      measure('{ ...Q ...Q } fragment Q on Query { a: one { ...P } word } fragment P on Person { b: parent { name } }'),
    ).toEqual({ depth: 3, aliases: 4, fields: 8, rootFields: 4, cost: 4 });
  });

  it('is not slowed by fragments that multiply, nor stopped by ones that go round', () => {
    const levels = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Person { ...F${n + 1} ...F${n + 1} }`);
    const bomb = `{ one { ...F0 } } ${levels.join(' ')} fragment F60 on Person { name }`;
    expect(measure(bomb).fields).toBeGreaterThan(2 ** 59);
    expect(measure('{ one { ...A } } fragment A on Person { parent { ...A } }').depth).toBe(2);
  });
});

describe('the limits at the door', () => {
  let house: SmallHouse;
  beforeAll(async () => {
    house = await startHouse({ limits: { cost: 500, depth: 8, aliases: 5, rootFields: 6, fields: 200, tokens: 300 } });
  });
  afterAll(() => house.stop());

  const deep = (levels: number) =>
    `{ practitioner(id: "1") ${'{ colleague '.repeat(levels)}{ id }${' }'.repeat(levels)} }`;

  it.each([
    ['documentLength', `{ __typename } # ${'x'.repeat(33_000)}`],
    ['depth', deep(8)],
    ['aliases', `{ ${Array.from({ length: 6 }, (_, n) => `a${n}: __typename`).join(' ')} }`],
    ['fields', `{ practitioner(id: "1") { ${'id '.repeat(250)} } }`],
    ['rootFields', `{ ${'__typename '.repeat(7)} }`],
    ['cost', '{ practitioners(first: 100) { institution { staff(first: 100) { id } } } }'],
    ['cost', 'query ($n: Int!) { practitioners(first: $n) { institution { staff(first: 100) { id } } } }'],
    ['cost', '{ practitioners(first: 4000000) { id } }'],
    [
      'fields',
      `{ ...A ...A } fragment A on Query { ...B ...B } fragment B on Query { ...C ...C } ${'CDEFGHI'
        .split('')
        .map(
          (n, i, all) => `fragment ${n} on Query { ${all[i + 1] ? `...${all[i + 1]} ...${all[i + 1]}` : 'me { id }'} }`,
        )
        .join(' ')}`,
    ],
  ])('refuses what has too much %s', async (limit, query) => {
    const legacy = await house.ask(query, { headers: { accept: 'application/json' } });
    expect(legacy.status).toBe(200);
    const { status, body } = await house.ask(query, { headers: { accept: 'application/graphql-response+json' } });
    expect(status).toBe(400);
    expect(['GRAPHQL_VALIDATION_FAILED']).toContain(body.errors?.[0]?.extensions.code);
    expect([limit, 'rootFields']).toContain(body.errors?.[0]?.extensions.limit);
    expect(body.data).toBeUndefined();
  });

  it.each([
    ['too many tokens', `{ ${'me { id } '.repeat(80)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['thousands of levels', `${'{ me '.repeat(5_000)}`, 'GRAPHQL_PARSE_FAILED'],
    ['thousands of brackets', `{ me(a: ${'['.repeat(20_000)}) }`, 'GRAPHQL_PARSE_FAILED'],
  ])('refuses %s while parsing', async (_name, query, code) => {
    const { body } = await house.ask(query);
    expect(body.errors?.[0]?.extensions.code).toBe(code);
  });

  it('lets what is within the limits pass', async () => {
    expect((await house.ask(deep(3))).body.errors).toBeUndefined();
  });

  it('takes no batch', async () => {
    const { status, body } = await house.post(
      JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
    );
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it('takes no body above its size', async () => {
    const { status, body, headers } = await house.ask('{ me { id } }', { variables: { x: 'x'.repeat(300_000) } });
    expect(status).toBe(413);
    expect(headers.get('content-type')).toContain('application/json');
    expect(body.errors).toEqual([
      {
        message: 'The request is too large.',
        extensions: { code: 'REQUEST_TOO_LARGE', requestId: headers.get('x-request-id') },
      },
    ]);
  });
});
