import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { withConnection } from './connection.ts';
import { type Migration, migrationsDir, readMigrations } from './migration-files.ts';
import { NO_FILTERS, SchemaEngineError, withSchemaEngine } from './schema-engine.ts';

/** Key of the advisory lock that lets one migration run at a time in a database. */
const MIGRATION_LOCK = 7_736_334;

/** A migration that the database refused. The message holds its name and what the database said. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed';
}

/**
 * Brings the service's database up to its prisma/migrations. Runs at once are serialised by an advisory lock; a
 * migration runs in one transaction, so one that failed is simply tried again by the next run.
 * @returns the names of the migrations that were applied now
 * @throws MigrationFailed with the migration's name and the database's message
 */
export async function migrate({
  serviceDir,
  connectionString,
}: {
  serviceDir: string;
  connectionString: string;
}): Promise<string[]> {
  const migrations = await readMigrations(serviceDir);
  if (migrations.length === 0) return [];
  return withConnection(connectionString, async (lock) => {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return applyMigrations(connectionString, migrationsList(serviceDir, migrations));
  });
}

/** What the engine knows of the difference between the folder and the database. */
export async function migrationStatus({
  serviceDir,
  connectionString,
}: {
  serviceDir: string;
  connectionString: string;
}): Promise<{ applied: string[]; pending: string[]; failed: string[]; edited: string[]; unknown: string[] }> {
  const migrations = await readMigrations(serviceDir);
  const diagnosis = await withSchemaEngine(connectionString, (engine) =>
    diagnose(engine, migrationsList(serviceDir, migrations)),
  );
  const { history } = diagnosis;
  const pending = history && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [];
  const unknown = history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [];
  const { failedMigrationNames: failed, editedMigrationNames: edited } = diagnosis;
  const lacking = new Set([...pending, ...failed]);
  const applied = migrations.map(({ name }) => name).filter((name) => !lacking.has(name));
  return { applied, pending, failed, edited, unknown };
}

async function applyMigrations(connectionString: string, migrationsList: MigrationList): Promise<string[]> {
  try {
    return await withSchemaEngine(connectionString, async (engine) => {
      const { failedMigrationNames } = await diagnose(engine, migrationsList);
      // Nothing of a failed migration is left in the database, so it counts as rolled back.
      for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
      return appliedMigrationNames;
    });
  } catch (error) {
    if (!(error instanceof SchemaEngineError) || !error.refusal) throw error;
    const { failedMigrationNames } = await withSchemaEngine(connectionString, (engine) =>
      diagnose(engine, migrationsList),
    );
    throw new MigrationFailed(`Migration ${failedMigrationNames.join(', ')} failed: ${error.refusal}`);
  }
}

function diagnose(engine: SchemaEngine, migrationsList: MigrationList) {
  return engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: NO_FILTERS });
}

function migrationsList(serviceDir: string, migrations: Migration[]): MigrationList {
  return {
    baseDir: migrationsDir(serviceDir),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
