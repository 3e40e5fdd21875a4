import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { environment } from '@medreg/env';
import { withConnection } from './connection.ts';
import { copyService } from './copied-service.ts';
import { dropDatabase, ensureDatabase } from './databases.ts';
import { MigrationFailed, migrate, migrationStatus } from './migrate.ts';
import { migrationAdapter } from './migration-adapter.ts';

const server = environment().TEST_DATABASE_URL ?? '';
const FIRST = '20260101000000_create_a';
const SECOND = '20260102000000_fill_a';

describe('migrate', () => {
  let service: Awaited<ReturnType<typeof copyService>>;
  let url: string;
  let name: string;
  const run = () => migrate({ serviceDir: service.dir, connectionString: url });
  const status = () => migrationStatus({ serviceDir: service.dir, connectionString: url });
  const rows = async (sql: string) => (await withConnection(url, (client) => client.query(sql))).rows;

  beforeEach(async () => {
    service = await copyService();
    name = `migrate_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
    url = await ensureDatabase(server, name);
    await service.writeMigration(FIRST, 'CREATE TABLE a (n int PRIMARY KEY);');
  });

  afterEach(async () => {
    await dropDatabase(server, name);
    await service.remove();
  });

  it('applies a migration once when several processes start at once', async () => {
    const results = await Promise.all([run(), run(), run(), run()]);
    expect(results.flat()).toEqual([FIRST]);
    expect(await rows('SELECT migration_name FROM _prisma_migrations')).toEqual([{ migration_name: FIRST }]);
  });

  it('names the migration that failed and what the database said, leaves nothing of it behind, and retries', async () => {
    await service.writeMigration(SECOND, 'INSERT INTO a VALUES (1); CREATE TABLE b (n int); INSERT INTO a VALUES (1);');
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationFailed);
    expect(String(failure)).toBe(
      `MigrationFailed: Migration ${SECOND} failed: duplicate key value violates unique constraint "a_pkey" (23505)`,
    );
    expect(await rows('SELECT * FROM a')).toEqual([]);
    expect(await rows("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
    expect(await status()).toMatchObject({ applied: [FIRST], failed: [SECOND] });

    await expect(run()).rejects.toThrow(SECOND);
    await service.writeMigration(SECOND, 'INSERT INTO a VALUES (1);');
    expect(await run()).toEqual([SECOND]);
    expect(await status()).toEqual({ applied: [FIRST, SECOND], pending: [], failed: [], edited: [], unknown: [] });
  });

  it('says at which line the SQL is wrong', async () => {
    await service.writeMigration(SECOND, 'SELECT 1;\nSELECT nonsense FROM a;');
    await expect(run()).rejects.toThrow(`${SECOND} failed: column "nonsense" does not exist (42703, line 2)`);
  });

  it('tells of a migration that was edited after it had landed', async () => {
    await run();
    await service.writeMigration(FIRST, 'CREATE TABLE a (n int PRIMARY KEY, m int);');
    expect(await status()).toMatchObject({ edited: [FIRST] });
  });

  it('is done with a migration at the moment that its SQL is committed, killed before the engine’s note or not', async () => {
    await run();
    const { factory, close } = migrationAdapter(url);
    const adapter = await factory.connect();
    await rows(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '${SECOND}')`);
    await adapter.executeScript('CREATE TABLE b (n int) -- the end');
    await close();
    expect(await status()).toMatchObject({ failed: [] });
  });

  it('builds an index concurrently when that is all that a migration does', async () => {
    await service.writeMigration(SECOND, 'CREATE INDEX CONCURRENTLY a_n ON a (n);');
    expect(await run()).toEqual([FIRST, SECOND]);
  });

  it('does nothing for a service without migrations', async () => {
    const bare = await copyService();
    expect(await migrate({ serviceDir: bare.dir, connectionString: url })).toEqual([]);
    await bare.remove();
  });
});
