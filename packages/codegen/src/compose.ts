import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** The subgraphs and their default addresses; the gateway's environment may move them. */
export const SUBGRAPHS = {
  identity: 'http://127.0.0.1:4101/graphql',
  qualifications: 'http://127.0.0.1:4102/graphql',
  institutions: 'http://127.0.0.1:4103/graphql',
  applications: 'http://127.0.0.1:4104/graphql',
  licences: 'http://127.0.0.1:4105/graphql',
} as const;

/**
 * Composes services/<name>/schema.graphql into gateway/supergraph.graphql.
 * @returns 0, or 1 when the schemas do not compose or (with `check`) the committed file is stale
 */
export function composeSupergraph(root: string, { check }: { check: boolean }): number {
  const result = composeServices(
    Object.entries(SUBGRAPHS).map(([name, url]) => ({
      name,
      url,
      typeDefs: parse(readFileSync(join(root, 'services', name, 'schema.graphql'), 'utf8')),
    })),
  );
  if (result.errors) {
    for (const error of result.errors) console.error(error.message);
    return 1;
  }
  const path = join(root, 'gateway', 'supergraph.graphql');
  if (!check) {
    writeFileSync(path, result.supergraphSdl);
    return 0;
  }
  if (existsSync(path) && readFileSync(path, 'utf8') === result.supergraphSdl) return 0;
  console.error('gateway/supergraph.graphql is stale: run `npm run compose` and commit it.');
  return 1;
}
