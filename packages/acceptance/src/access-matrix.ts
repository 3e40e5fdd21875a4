import { readFileSync } from 'node:fs';
import { SUBGRAPHS } from '@medreg/codegen';
import { createSubgraph } from '@medreg/subgraph';
import { RIGHTS, type Viewer } from '@medreg/viewer';
import { type GraphQLObjectType, isObjectType } from 'graphql';

const base = { requestId: 'matrix', rights: [] };

/** Every kind of viewer that a field may meet, in the order of the table's columns. */
export const VIEWERS: Record<string, Viewer> = {
  anonymous: { ...base, kind: 'ANONYMOUS' },
  person: { ...base, kind: 'PERSON' },
  institution: { ...base, kind: 'INSTITUTION' },
  'institution, first password': { ...base, kind: 'INSTITUTION', mustChangePassword: true },
  'authority without rights': { ...base, kind: 'AUTHORITY' },
  ...Object.fromEntries(
    RIGHTS.map((right) => [right, { ...base, kind: 'AUTHORITY', rights: [right] } satisfies Viewer]),
  ),
  'authority, first password': { ...base, kind: 'AUTHORITY', rights: [...RIGHTS], mustChangePassword: true },
  service: { ...base, kind: 'SERVICE' },
  operator: { ...base, kind: 'OPERATOR' },
};

/** One field, and for each viewer whether it answers: `yes`, or the code of the refusal. */
export interface MatrixRow {
  subgraph: string;
  field: string;
  answers: Record<string, string>;
}

/** A reference and a field that were refused carry the code of the refusal. */
const codeOf = (error: unknown): string =>
  (error as { extensions?: { code?: string } }).extensions?.code ?? 'INTERNAL_SERVER_ERROR';

/**
 * Walks every field of every object type of the five subgraphs as every kind of viewer, through the guards that the
 * services run with. The resolvers behind them answer nothing: it is the guards that are asked.
 */
export async function walkEveryField(): Promise<MatrixRow[]> {
  const rows: MatrixRow[] = [];
  for (const name of Object.keys(SUBGRAPHS)) {
    const schemaFile = new URL(`../../../services/${name}/schema.graphql`, import.meta.url);
    const { schema, close } = await createSubgraph({
      name,
      schemaFile,
      resolvers: references(readFileSync(schemaFile, 'utf8')),
      viewerSecret: 'only-for-the-walk-through-all-fields-0000',
      context: () => ({}),
      logLevel: 'silent',
    });
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('_')) continue;
      for (const field of Object.keys(type.getFields())) {
        if (!field.startsWith('_'))
          rows.push({ subgraph: name, field: `${type.name}.${field}`, answers: ask(type, field) });
      }
      const reference = referenceOf(type);
      if (reference) rows.push({ subgraph: name, field: `${type.name} (entity)`, answers: answersOf(reference) });
    }
    await close();
  }
  return rows;
}

/** A reference resolver for each entity that a schema resolves, so that its guard is there. */
function references(text: string): Record<string, object> {
  const entities = [...text.matchAll(/^type (\w+)[^{]*@key\(fields: "\w+"(, resolvable: false)?\)/gm)];
  return Object.fromEntries(
    entities.filter(([, , elsewhere]) => !elsewhere).map(([, name]) => [name, { __resolveReference: () => ({}) }]),
  );
}

function referenceOf(type: GraphQLObjectType) {
  const extensions = type.extensions as {
    apollo?: { subgraph?: { resolveReference?: (...args: unknown[]) => unknown } };
  };
  return extensions.apollo?.subgraph?.resolveReference;
}

function ask(type: GraphQLObjectType, name: string): Record<string, string> {
  const resolve = type.getFields()[name]?.resolve;
  return answersOf(resolve && ((_, context) => resolve({}, {}, context, {} as never)));
}

function answersOf(resolve: ((source: unknown, context: unknown) => unknown) | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(VIEWERS).map(([who, viewer]) => {
      try {
        resolve?.({}, { viewer });
        return [who, 'yes'];
      } catch (error) {
        return [who, codeOf(error)];
      }
    }),
  );
}
