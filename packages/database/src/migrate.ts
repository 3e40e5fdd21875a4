import type { ApplyMigrationsInput, SchemaEngine } from '@prisma/schema-engine-wasm';
import { withConnection } from './connection.ts';
import { type Migration, migrationsDir, readMigrations } from './migration-files.ts';
import { NO_FILTERS, withSchemaEngine } from './schema-engine.ts';

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
  return {
    applied: migrations.map(({ name }) => name).filter((name) => !pending.includes(name)),
    pending,
    failed: diagnosis.failedMigrationNames,
    edited: diagnosis.editedMigrationNames,
    unknown,
  };
}

function applyMigrations(connectionString: string, list: ApplyMigrationsInput['migrationsList']): Promise<string[]> {
  return withSchemaEngine(connectionString, async (engine) => {
    const { failedMigrationNames } = await diagnose(engine, list);
    // Nothing of a failed migration is left in the database, so it counts as rolled back.
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    try {
      const applied = await engine.applyMigrations({ migrationsList: list, filters: NO_FILTERS });
      return applied.appliedMigrationNames;
    } catch (error) {
      throw new MigrationFailed(error instanceof Error ? error.message : String(error), { cause: error });
    }
  });
}

function diagnose(engine: SchemaEngine, migrationsList: ApplyMigrationsInput['migrationsList']) {
  return engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: NO_FILTERS });
}

function migrationsList(serviceDir: string, migrations: Migration[]): ApplyMigrationsInput['migrationsList'] {
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
