import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase, startEmbeddedPostgres } from '@medreg/database';
import pg from 'pg';
import type { TestStore } from './stores.ts';

/** It is stopped, never cut off, so it may skip the waits that make data safe. */
const HASTY = { fsync: 'off', synchronous_commit: 'off' };

/** A PostgreSQL server of the test's own: the one that all tests share must not be stopped. */
export async function openPostgres(): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'medreg-queues-'));
  let server = await startEmbeddedPostgres({ dataDir, port: 0, settings: HASTY });
  const { port } = server;
  const url = await ensureDatabase(server.url('postgres'), 'queues');
  return {
    url,
    away: () => server.stop(),
    async back() {
      server = await startEmbeddedPostgres({ dataDir, port, settings: HASTY });
    },
    async dropConnections() {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await client.end();
    },
    async remove() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
