import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseUrl, dropDatabase, ensureDatabase } from './databases.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

/** Settings of a server whose data nobody will miss. */
export const THROWAWAY_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '2GB',
};

/**
 * Lends an empty database to `work` and drops it afterwards.
 * @param serverUrl a server to make it on; without one, an embedded server is started in a temporary folder
 */
export async function withScratchDatabase<T>(
  serverUrl: string | undefined,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (serverUrl) {
    const name = `scratch_${process.pid}_${Date.now()}`;
    try {
      return await work(await ensureDatabase(serverUrl, name));
    } finally {
      await dropDatabase(databaseUrl(serverUrl, 'postgres'), name);
    }
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'medreg-scratch-'));
  try {
    const server = await startEmbeddedPostgres({ dataDir, port: 0, settings: THROWAWAY_SETTINGS });
    try {
      return await work(await ensureDatabase(server.url('postgres'), 'scratch'));
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
