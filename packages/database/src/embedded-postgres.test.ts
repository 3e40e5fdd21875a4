import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { withConnection } from './connection.ts';
import { ensureDatabase } from './databases.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

const ask = async (url: string, sql: string) => (await withConnection(url, (client) => client.query(sql))).rows;

// Servers and generators start here, perhaps on a busy machine.
jest.setTimeout(60_000);

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  const start = (more: { port?: number; password?: string } = {}) =>
    startEmbeddedPostgres({ dataDir, port: 0, settings: { fsync: 'off' }, ...more });
  const pid = async () => Number((await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'medreg-embedded-'));
  });

  afterEach(async () => {
    await rm(dataDir, { recursive: true, force: true });
  });

  it('starts again on its data, and speaks Chinese', async () => {
    const first = await start({ password: 'a/b@c' });
    const url = await ensureDatabase(first.url('postgres'), 'register');
    await ask(url, "CREATE EXTENSION pg_trgm; CREATE TABLE t AS SELECT '越秀区卫生健康局' AS name");
    expect(await ask(url, "SELECT array_length(show_trgm(name), 1) > 3 AS ok FROM t WHERE name LIKE '%秀区%'")).toEqual(
      [{ ok: true }],
    );
    await first.stop();
    const second = await start({ password: 'a/b@c' });
    expect(await ask(second.url('register'), 'SELECT name FROM t')).toHaveLength(1);
    await second.stop();
  });

  it('refuses a folder whose owner lives', async () => {
    const server = await start();
    await expect(start()).rejects.toThrow('another process already runs PostgreSQL');
    expect(await ask(server.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('comes back by itself on the same port when the server is killed', async () => {
    const server = await start();
    process.kill(await pid(), 'SIGKILL');
    for (let left = 100; left > 0; left -= 1) {
      const answer = await ask(server.url('postgres'), 'SELECT 1 AS one').catch(() => null);
      if (answer) break;
      await sleep(100);
    }
    expect(await ask(server.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('does not mind a postmaster.pid whose number is another program’s by now', async () => {
    const server = await start();
    await server.stop();
    await writeFile(
      join(dataDir, 'cluster/postmaster.pid'),
      `${process.pid}\n${dataDir}/cluster\n1\n5432\n\n127.0.0.1\n`,
    );
    const again = await start();
    expect(await ask(again.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it('takes over the server that a killed process left behind', async () => {
    const script = new URL('../test/hold-server.mjs', import.meta.url);
    const holder = fork(script, [dataDir], { execArgv: [] });
    const url = await new Promise<string>((resolve) => holder.once('message', (message) => resolve(String(message))));
    await ask(url, 'CREATE TABLE kept AS SELECT 1 AS one');
    const before = await pid();
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    const server = await start();
    expect(await pid()).not.toBe(before);
    expect(await ask(server.url('postgres'), 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('says why it does not start', async () => {
    const server = await start();
    await server.stop();
    await writeFile(join(dataDir, 'cluster/postgresql.auto.conf'), "nonsense = 'yes'\n");
    await expect(start()).rejects.toThrow('nonsense');
  });
});
