import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SmallHouse, startHouse } from '../testing/small-house.ts';

/** Operations of every form; each is asked by the whole way first, and by the short way after. */
const OPERATIONS: readonly [string, string, object?][] = [
  ['one subgraph', '{ practitioners(first: 3) { id name sex } }'],
  [
    'a list through three hops',
    '{ practitioners(first: 7) { id institution { name level staff(first: 2) { id name workplaces } } } }',
  ],
  [
    'one object through three hops',
    '{ practitioner(id: "practitioner-2") { name institution { name staff { name } } } }',
  ],
  ['nothing found', '{ practitioner(id: "nobody") { name institution { name } } }'],
  ['parallel roots', '{ practitioners(first: 2) { name } me { id seenAs } institution(id: "institution-1") { name } }'],
  [
    'aliases',
    '{ a: practitioners(first: 1) { who: name } b: practitioners(first: 2) { who: name at: institution { called: name } } }',
  ],
  ['fields asked for twice', '{ practitioners(first: 2) { name institution { id } name institution { name } } }'],
  ['null inside lists', '{ practitioners(first: 4) { notes } }'],
  ['__typename', '{ __typename practitioners(first: 1) { __typename institution { __typename name } } }'],
  ['a union', '{ holders { __typename ... on Practitioner { name institution { name } } ... on Company { name } } }'],
  ['a union without __typename', '{ holders { ... on Practitioner { name workplaces } ... on Company { name } } }'],
  ['an interface', '{ named { name ... on Practitioner { sex colleague { name } } } }'],
  [
    'fragments',
    'query Q { practitioners(first: 2) { ...P } } fragment P on Practitioner { ...N institution { name } } fragment N on Named { name }',
  ],
  ['variables', 'query Q($n: Int!) { practitioners(first: $n) { id workplaces } }', { n: 3 }],
  ['defaults', 'query Q($n: Int! = 2) { practitioners(first: $n) { id } }'],
  ['an unused null', 'query Q($v: Json) { echo(value: $v) }', { v: null }],
  ['a scalar of our own', 'query Q($v: Json) { echo(value: $v) }', { v: { deep: [1, 'x', null, { y: true }] } }],
  ['an input object', 'query Q($f: Filter) { echo(filter: $f) }', { f: { ids: ['1', 2] } }],
  ['an entity that its subgraph does not know', '{ broken { name institution { name } } }'],
  ['a list with an item that is broken', '{ brokenList { name institution { name } } }'],
  ['a subgraph that fails with a code', '{ failing(code: "FORBIDDEN") }'],
  ['a subgraph that fails by a bug', '{ failing practitioners(first: 1) { name } }'],
  ['an error within a list', '{ practitioners(first: 3) { name failsSometimes } }'],
  ['errors of entities', '{ practitioners(first: 4) { institution { name secret } } }'],
  [
    'errors of entities below lists',
    '{ practitioners(first: 2) { institution { staff(first: 3) { failsSometimes } } } }',
  ],
  [
    'a mutation',
    'mutation M($name: String!) { rename(id: "practitioner-5", name: $name) { id name institution { name } } }',
    { name: '李' },
  ],
  [
    'two mutations in order',
    'mutation { a: signIn(name: "a") b: rename(id: "practitioner-1", name: "b") { name } c: signIn(name: "c") }',
  ],
  ['a mutation that is refused', 'mutation { failingRename { name } }'],
  ['@include', 'query Q($yes: Boolean!) { practitioners(first: 1) { id name @include(if: $yes) } }', { yes: false }],
  [
    '@skip with a hop',
    'query Q($no: Boolean!) { practitioners(first: 1) { id institution @skip(if: $no) { name } } }',
    { no: true },
  ],
  ['introspection', '{ __type(name: "Practitioner") { name fields { name } } practitioners(first: 1) { id } }'],
  ['an alias named like a prototype', '{ practitioners(first: 1) { __proto__: name constructor: id } }'],
];

describe('the short way of known operations', () => {
  let house: SmallHouse;
  let reference: SmallHouse;

  beforeAll(async () => {
    house = await startHouse();
    // With tracing every request goes Apollo's way.
    reference = await startHouse({ tracing: true });
  });
  afterAll(async () => {
    await Promise.all([house.stop(), reference.stop()]);
  });

  it.each(OPERATIONS)('answers as Apollo does: %s', async (_name, query, variables = {}) => {
    const headers = { 'x-request-id': 'the-same-for-all' };
    const token = house.token();
    const first = await house.ask(query, { variables, token, headers });
    const second = await house.ask(query, { variables, token, headers });
    const byApollo = await reference.ask(query, { variables, token: reference.token(), headers });
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(JSON.stringify(second.body.data)).toBe(JSON.stringify(first.body.data));
    expect(second.status).toBe(first.status);
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(byApollo.body).toEqual(first.body);
  });

  it('asks each subgraph for the same as Apollo does', async () => {
    const query = '{ practitioners(first: 3) { name institution { name staff { name workplaces } } } }';
    const asked = async () => {
      for (const service of Object.values(house.services)) service.seen.length = 0;
      await house.ask(query);
      return Object.values(house.services).map(({ seen }) => seen.map(({ body }) => JSON.parse(body)));
    };
    const byApollo = await asked();
    expect(await asked()).toEqual(byApollo);
    expect(byApollo.flat().length).toBeGreaterThan(2);
  });

  it.each([
    ['a variable of another type', { n: 'three' }],
    ['a missing variable', {}],
    ['variables that are no object', [1]],
  ])('leaves %s to Apollo', async (_name, variables) => {
    const query = 'query Known($n: Int!) { practitioners(first: $n) { id } }';
    await house.ask(query, { variables: { n: 1 } });
    const { body } = await house.ask(query, { variables });
    expect(body.errors?.[0]?.extensions.code).toMatch(/^BAD_/);
    expect(body.data ?? null).toBeNull();
  });

  it('knows the operations of one document apart', async () => {
    const query = 'query A { practitioners(first: 1) { id } } query B { practitioners(first: 2) { name } }';
    for (let round = 0; round < 2; round++) {
      expect((await house.ask(query, { operationName: 'A' })).body.data).toEqual({
        practitioners: [{ id: 'practitioner-1' }],
      });
      expect((await house.ask(query, { operationName: 'B' })).body.data).toEqual({
        practitioners: [{ name: '张医师1' }, { name: '张医师2' }],
      });
      expect((await house.ask(query)).body.errors?.[0]?.extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
    }
  });
});
