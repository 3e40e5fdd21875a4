import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { environment } from '@medreg/env';
import pg from 'pg';
import { pgAdapter, withConnection, withSessionSettings } from './connection.ts';
import { databaseUrl, dropDatabase, ensureDatabase } from './databases.ts';

const server = environment().TEST_DATABASE_URL ?? '';
const query = (sql: string) => ({ sql, args: [], argTypes: [] });

describe('pgAdapter', () => {
  it('gives moments in UTC, whatever the database’s own time zone', async () => {
    const name = `zone_${Date.now()}`;
    const url = await ensureDatabase(server, name);
    await withConnection(url, (client) => client.query(`ALTER DATABASE "${name}" SET timezone TO 'Asia/Shanghai'`));
    const adapter = await pgAdapter(url).connect();
    const { rows } = await adapter.queryRaw(query("SELECT '2026-11-22T08:00:00+08:00'::timestamptz"));
    expect(rows).toEqual([['2026-11-22T00:00:00+00:00']]);
    await adapter.dispose();
    await dropDatabase(server, name);
  });

  it('cancels a statement that runs too long', async () => {
    const adapter = await pgAdapter(server, { statementTimeoutMs: 50 }).connect();
    await expect(adapter.queryRaw(query('SELECT 1 FROM pg_sleep(30)'))).rejects.toThrow();
    expect((await adapter.queryRaw(query('SELECT 1'))).rows).toEqual([[1]]);
    await adapter.dispose();
  });

  it('opens no more connections than it may, and lets nobody wait for ever', async () => {
    const adapter = await pgAdapter(server, { max: 1, connectTimeoutMs: 50 }).connect();
    const transaction = await adapter.startTransaction();
    await expect(adapter.queryRaw(query('SELECT 1'))).rejects.toThrow();
    await transaction.rollback();
    expect((await adapter.queryRaw(query('SELECT 1'))).rows).toEqual([[1]]);
    await adapter.dispose();
  });
});

describe('withSessionSettings', () => {
  it('keeps the options that the connection string has', () => {
    const url = new URL(
      withSessionSettings('postgresql://a:b@c:5432/d?options=-c%20work_mem%3D8MB', { TimeZone: 'UTC' }),
    );
    expect(url.searchParams.get('options')).toBe('-c work_mem=8MB -c TimeZone=UTC');
  });
});

describe('ensureDatabase', () => {
  const name = `Ensured "${Date.now()}"`;
  let client: pg.Client;

  beforeAll(async () => {
    client = new pg.Client({ connectionString: server });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await dropDatabase(server, name);
    await dropDatabase(server, name);
  });

  it('makes the database once, however many ask, and names it in the connection string', async () => {
    const urls = await Promise.all(Array.from({ length: 4 }, () => ensureDatabase(server, name)));
    expect(new Set(urls)).toEqual(new Set([databaseUrl(server, name)]));
    await withConnection(urls[0] ?? '', async (made) => {
      expect((await made.query('SELECT current_database() AS name')).rows).toEqual([{ name }]);
    });
  });
});
