import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseUrl, dropDatabase, ensureDatabase, migrate, migrationsHash, readMigrations } from '@medreg/database';
import pg from 'pg';
import { testServerUrl } from './test-server.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Key of the advisory lock under which templates are made. */
const TEMPLATE_LOCK = 7_736_335;

export type TestDatabase = {
  /** Connection string. */
  url: string;
  /** Drops the database and ends what is still connected to it. */
  drop(): Promise<void>;
};

/**
 * A fresh, migrated, empty database of a service: cloned from a template, which is migrated once for all tests.
 * @param service its name (`identity`), or `testkit` for the infrastructure tables alone, or an absolute folder
 * @throws Error when the service has no migrations yet
 */
export async function testDatabase(service: string): Promise<TestDatabase> {
  const serviceDir = await serviceFolder(service);
  const migrations = await readMigrations(serviceDir);
  if (migrations.length === 0) throw new Error(`${service} has no migrations: run medreg-db new <verb-name> there`);
  const server = testServerUrl();
  const label = basename(serviceDir).replace(/\W/g, '_');
  const template = `template_${label}_${migrationsHash(migrations).slice(0, 12)}`;
  const name = `test_${label}_${randomBytes(6).toString('hex')}`;

  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (!rowCount) {
      const making = `${template}_making`;
      await dropDatabase(server, making);
      await migrate({ serviceDir, connectionString: await ensureDatabase(server, making) });
      await client.query(`ALTER DATABASE "${making}" RENAME TO "${template}"`);
    }
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  } finally {
    await client.end();
  }
  return { url: databaseUrl(server, name), drop: () => dropDatabase(server, name) };
}

async function serviceFolder(service: string): Promise<string> {
  if (isAbsolute(service)) return service;
  for (const folder of ['services', 'packages'].map((parent) => join(ROOT, parent, service))) {
    const found = await access(join(folder, 'prisma', 'schema.prisma')).then(
      () => true,
      () => false,
    );
    if (found) return folder;
  }
  throw new Error(`There is no service or package ${service} with a prisma/schema.prisma`);
}
