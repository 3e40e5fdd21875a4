import { readDatamodel, type SchemaFile } from './datamodel.ts';
import { migrate } from './migrate.ts';
import { NO_FILTERS, withSchemaEngine } from './schema-engine.ts';
import { withScratchDatabase } from './scratch.ts';

/** What the engine says when it has nothing to say. */
const EMPTY = '-- This is an empty migration.';

/**
 * The SQL that leads from the service's migrations to its schema; empty when they agree.
 * Prisma sees neither partial and expression indexes nor checks, exclusion constraints, triggers, functions and
 * extensions, so what migrations say about those by hand is no difference.
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
