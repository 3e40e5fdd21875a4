import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One migration: its folder's name (`20261122190000_create_accounts`) and its SQL. */
export type Migration = { name: string; sql: string };

export function migrationsDir(serviceDir: string): string {
  return join(serviceDir, 'prisma', 'migrations');
}

/** The service's migrations in the order in which they are applied; empty when there are none. */
export async function readMigrations(serviceDir: string): Promise<Migration[]> {
  const folder = migrationsDir(serviceDir);
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  );
}

/** Changes whenever a migration is added or edited (hex, 64 characters). */
export function migrationsHash(migrations: Migration[]): string {
  return createHash('sha256').update(JSON.stringify(migrations)).digest('hex');
}
