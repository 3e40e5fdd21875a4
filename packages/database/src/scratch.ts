import { databaseUrl, dropDatabase, ensureDatabase } from './databases.ts';
import { startThrowawayPostgres } from './throwaway-postgres.ts';

/**
 * Lends an empty database to `work` and drops it afterwards.
 * @param serverUrl any database of a server to make it on; without one, an embedded server is started for the while
 */
export async function withScratchDatabase<T>(
  serverUrl: string | undefined,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = serverUrl ? null : await startThrowawayPostgres();
  const adminUrl = server?.url('postgres') ?? databaseUrl(serverUrl ?? '', 'postgres');
  const name = `scratch_${process.pid}_${Date.now()}`;
  try {
    return await work(await ensureDatabase(adminUrl, name));
  } finally {
    await dropDatabase(adminUrl, name);
    await server?.stop();
  }
}
