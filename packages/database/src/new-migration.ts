import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readInfrastructureSql } from './datamodel.ts';
import { differenceFromMigrations } from './difference.ts';
import { migrationsDir, readMigrations } from './migration-files.ts';

/**
 * Writes prisma/migrations/<timestamp>_<name>/migration.sql with what leads from the migrations so far to the schema.
 * The author may add by hand what Prisma cannot say. The first migration brings the infrastructure's own SQL.
 * @param name named by its verb: `create-accounts`
 * @returns the path of the file; null when schema and migrations agree already (unless `empty` is asked for)
 */
export async function newMigration(options: {
  serviceDir: string;
  name: string;
  now: Date;
  serverUrl?: string | undefined;
  empty?: boolean;
}): Promise<string | null> {
  const { serviceDir, name, now, serverUrl, empty = false } = options;
  if (!/^[a-z][a-z0-9]*([-_][a-z0-9]+)+$/.test(name)) {
    throw new Error(`A migration is named by its verb, such as create-accounts; "${name}" is not`);
  }
  const isFirst = (await readMigrations(serviceDir)).length === 0;
  const sql = await differenceFromMigrations(serviceDir, serverUrl);
  if (!sql.trim() && !empty) return null;
  const timestamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsDir(serviceDir), `${timestamp}_${name.replaceAll('-', '_')}`);
  const parts = [sql.trim(), isFirst ? (await readInfrastructureSql()).trim() : ''].filter(Boolean);
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'migration.sql');
  await writeFile(path, `${parts.join('\n\n')}\n`, { flag: 'wx' });
  // Prisma's own command wants it beside the migrations when it takes over.
  const lock = join(migrationsDir(serviceDir), 'migration_lock.toml');
  if (isFirst) await writeFile(lock, '# Written by medreg-db for Prisma.\nprovider = "postgresql"\n');
  return path;
}
