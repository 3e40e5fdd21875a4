import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type ASTNode, buildASTSchema, parse, validate, visit } from 'graphql';

const root = (path: string) => new URL(`../../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(root(path), 'utf8');

const isHidden = (node: ASTNode) =>
  'directives' in node && node.directives?.some(({ name }) => name.value === 'inaccessible');

/** What clients may ask: the supergraph without what services ask each other. */
const schema = buildASTSchema(
  visit(parse(read('gateway/supergraph.graphql')), { enter: (node) => (isHidden(node) ? null : undefined) }),
  { assumeValid: true },
);

const PAGES = [
  'README.md',
  ...readdirSync(root('docs/')).map((name) => `docs/${name}`),
  ...readdirSync(root('services/')).map((name) => `services/${name}/README.md`),
].filter((path) => path.endsWith('.md'));

/** Every block that says it is GraphQL, with the line on which it begins. */
const BLOCKS = PAGES.flatMap((page) => {
  const text = read(page);
  return [...text.matchAll(/^```graphql\n(.*?)^```/gms)].map(({ index, 1: operation = '' }) => {
    const line = text.slice(0, index).split('\n').length;
    return [`${page}:${line}`, operation] as const;
  });
});

describe('every operation of the documents can be asked as it stands', () => {
  it('there are some', () => {
    expect(BLOCKS.length).toBeGreaterThan(20);
  });
  it('what services ask each other is not among what can be asked', () => {
    const asked = validate(schema, parse('{ practitionerById(id: "x") { id } }'));
    expect(asked.map(({ message }) => message)).toEqual([expect.stringContaining('Cannot query field')]);
  });
  it.each(BLOCKS)('%s', (_, operation) => {
    expect(validate(schema, parse(operation)).map(({ message }) => message)).toEqual([]);
  });
});
