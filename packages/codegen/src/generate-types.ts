import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { GraphQLObjectType, GraphQLSchema, parse, printSchema } from 'graphql';

const SCALARS = { ID: 'string', Date: 'string', DateTime: { input: 'string', output: 'Date | string' } };
const TYPES = { enumsAsTypes: true, useTypeImports: true, scalars: SCALARS, defaultScalarType: 'unknown' };

/**
 * Writes a service's src/generated: `resolvers.ts` from its schema.graphql (mappers from its codegen.json), and for each
 * src/neighbours/<service>.graphql the typed documents to ask that sibling.
 */
export async function generateTypes(serviceDir: string): Promise<void> {
  const target = join(serviceDir, 'src', 'generated');
  mkdirSync(target, { recursive: true });
  const own = join(serviceDir, 'schema.graphql');
  if (existsSync(own)) {
    const settings = join(serviceDir, 'codegen.json');
    const { mappers = {} } = existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {};
    await write(join(target, 'resolvers.ts'), withoutMachinery(subgraphSchema(own)), [], ['typescript', 'resolvers'], {
      ...TYPES,
      federation: true,
      contextType: '../context.ts#Context',
      optionalResolveType: true,
      mappers,
    });
  }
  const questions = join(serviceDir, 'src', 'neighbours');
  for (const entry of existsSync(questions) ? readdirSync(questions) : []) {
    if (!entry.endsWith('.graphql')) continue;
    const file = join(questions, entry);
    const name = basename(entry, '.graphql');
    const schema = subgraphSchema(join(serviceDir, '..', name, 'schema.graphql'));
    const documents = [{ location: file, document: parse(readFileSync(file, 'utf8')) }];
    await write(join(target, `ask-${name}.ts`), schema, documents, ['operations', 'typedDocumentNode'], {
      ...TYPES,
      onlyOperationTypes: true,
    });
  }
}

const PLUGINS = { typescript, resolvers, operations, typedDocumentNode };

async function write(
  path: string,
  schema: GraphQLSchema,
  documents: { location: string; document: ReturnType<typeof parse> }[],
  plugins: (keyof typeof PLUGINS)[],
  config: Record<string, unknown>,
): Promise<void> {
  const text = await codegen({
    filename: path,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents,
    plugins: plugins.map((name) => ({ [name]: {} })),
    pluginMap: PLUGINS,
    config,
  });
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

function subgraphSchema(path: string): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: parse(readFileSync(path, 'utf8')) });
}

/** The schema as the service wrote it: what the federation adds to every subgraph is resolved by its library. */
function withoutMachinery(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  const query = config.query?.toConfig();
  if (!query) return schema;
  const fields = Object.fromEntries(Object.entries(query.fields).filter(([name]) => !name.startsWith('_')));
  const types = config.types.filter(({ name }) => name !== 'Query' && !name.startsWith('_'));
  return new GraphQLSchema({ ...config, types, query: new GraphQLObjectType({ ...query, fields }) });
}
