import { readDatamodel, type SchemaFile } from './datamodel.ts';
import { migrate } from './migrate.ts';
import { NO_FILTERS, withSchemaEngine } from './schema-engine.ts';
import { withScratchDatabase } from './scratch.ts';

/** What the engine says when it has nothing to say. */
const EMPTY = '-- This is an empty migration.';

/**
 * The SQL that leads from the service's migrations to its schema; empty when they agree.
 *
 * The engine does not see these, so that migrations may hold them by hand: partial and expression indexes, checks,
 * exclusion constraints, triggers, functions, extensions, views, sequences, NULLS NOT DISTINCT, a WHERE added to the
 * index of an `@@unique`, and GENERATED AS on a column that the schema has with `@default(dbgenerated())`.
 * It does see plain indexes, also with INCLUDE, COLLATE or an operator class, and would drop those that the schema does
 * not name. Trigram indexes can be named: `@@index([name(ops: raw("gin_trgm_ops"))], type: Gin)`, with the extension
 * created by hand above. The others become invisible with a condition that always holds (`WHERE name IS NOT NULL`).
 */
export async function differenceFromMigrations(serviceDir: string, serverUrl?: string): Promise<string> {
  const datamodel = await readDatamodel(serviceDir);
  return withScratchDatabase(serverUrl, async (url) => {
    await migrate({ serviceDir, connectionString: url });
    return sqlBetween(url, datamodel);
  });
}

async function sqlBetween(url: string, files: SchemaFile[]): Promise<string> {
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      // Which database it is, the engine knows from its adapter.
      from: { tag: 'schemaDatasource', files, configDir: '' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    }),
  );
  return stdout?.trim() === EMPTY ? '' : (stdout?.trim() ?? '');
}
