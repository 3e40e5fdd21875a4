import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isEnumType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  printSchema,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

const SCALARS = { ID: 'string', Date: 'string', DateTime: 'string' };

/**
 * Writes a frontend's src/generated from the graph as its users see it: for each `<name>.graphql` below src the types and texts of its
 * operations (fragments of every `*.fragments.graphql` may be used), and `enum-names.json`, the official Chinese names of all enum values.
 */
export async function generateClient(root: string, clientDir: string): Promise<void> {
  const supergraph = Supergraph.build(readFileSync(join(root, 'gateway', 'supergraph.graphql'), 'utf8'));
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const source = join(clientDir, 'src');
  const target = join(source, 'generated');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'));
  const documents = new Map(files.map((file) => [file, parse(readFileSync(join(source, file), 'utf8'))]));
  const fragments = new Map(
    [...documents.values()]
      .flatMap(({ definitions }) => definitions.filter(isFragment))
      .map((one) => [one.name.value, one]),
  );
  for (const [file, document] of documents) {
    if (file.endsWith('.fragments.graphql')) continue;
    const whole = withFragments(document, fragments);
    const path = join(target, file.replace(/\.graphql$/, '.ts'));
    const question = relative(dirname(path), join(source, 'graph', 'question.ts'));
    const types = await operationTypes(path, schema, file, whole);
    write(path, `import type { Question } from '${question}';\n${types}\n${texts(whole, fragments)}`);
  }
  write(join(target, 'enum-names.json'), `${JSON.stringify(enumNames(schema), null, 2)}\n`);
}

function operationTypes(
  path: string,
  schema: GraphQLSchema,
  location: string,
  document: DocumentNode,
): Promise<string> {
  return codegen({
    filename: path,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: [{ location, document }],
    plugins: [{ operations: {} }],
    pluginMap: { operations },
    config: {
      enumsAsTypes: true,
      useTypeImports: true,
      scalars: SCALARS,
      defaultScalarType: 'unknown',
      onlyOperationTypes: true,
      dedupeFragments: true,
    },
  });
}

const isFragment = (definition: DefinitionNode): definition is FragmentDefinitionNode =>
  definition.kind === Kind.FRAGMENT_DEFINITION;
const isOperation = (definition: DefinitionNode): definition is OperationDefinitionNode =>
  definition.kind === Kind.OPERATION_DEFINITION;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** @throws Error naming a fragment that nobody defines */
function used(node: DocumentNode | DefinitionNode, fragments: Fragments, found = new Set<string>()): Set<string> {
  visit(node, {
    FragmentSpread({ name }) {
      if (found.has(name.value)) return;
      const fragment = fragments.get(name.value);
      if (!fragment) throw new Error(`There is no fragment ${name.value}`);
      found.add(name.value);
      used(fragment, fragments, found);
    },
  });
  return found;
}

function withFragments(document: DocumentNode, fragments: Fragments): DocumentNode {
  const own = new Set(document.definitions.filter(isFragment).map(({ name }) => name.value));
  const borrowed = [...used(document, fragments)].filter((name) => !own.has(name));
  return {
    ...document,
    definitions: [...document.definitions, ...borrowed.flatMap((name) => fragments.get(name) ?? [])],
  };
}

/** Each operation as the text that is sent, with the fragments that it uses and no others. */
function texts({ definitions }: DocumentNode, fragments: Fragments): string {
  return definitions
    .filter(isOperation)
    .map((operation) => {
      const name = operation.name?.value;
      if (!name) throw new Error('An operation has no name');
      const type = `${name}${operation.operation === 'query' ? 'Query' : 'Mutation'}`;
      const parts = [operation, ...[...used(operation, fragments)].flatMap((one) => fragments.get(one) ?? [])];
      const text = stripIgnoredCharacters(parts.map(print).join('\n'));
      return `export const ${name} = ${JSON.stringify(text)} as Question<${type}, ${type}Variables>;\n`;
    })
    .join('');
}

/** The official term stands first in every description; what explains it comes after a colon or a bracket. */
function enumNames(schema: GraphQLSchema): Record<string, Record<string, string>> {
  const enums = Object.values(schema.getTypeMap()).filter((type) => isEnumType(type) && !type.name.startsWith('__'));
  return Object.fromEntries(
    enums.map((type) => [
      type.name,
      Object.fromEntries(
        (isEnumType(type) ? type.getValues() : []).map(({ name, description }) => [
          name,
          (description ?? name).split(/[:;]| \(/)[0]?.trim() ?? name,
        ]),
      ),
    ]),
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}
