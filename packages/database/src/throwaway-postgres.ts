import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres, stopAbandonedServer } from './embedded-postgres.ts';

const PREFIX = 'medreg-throwaway-';

/** Without the waits that make data safe: nobody will miss them. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '2GB' };

/** Younger folders may belong to a process that is just starting. Milliseconds. */
const ABANDONED_AFTER = 120_000;

/** A PostgreSQL server in a temporary folder, for tests and scratch work; stop() removes the data as well. */
export async function startThrowawayPostgres(): Promise<EmbeddedPostgres> {
  await sweep();
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
  const forget = endWithSignal();
  const server = await startEmbeddedPostgres({ dataDir, port: 0, settings: SETTINGS });
  return {
    ...server,
    async stop() {
      await server.stop();
      forget();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Lets a signal end the process by way of its exit handlers, which stop the server. */
function endWithSignal(): () => void {
  const handlers = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
    const end = () => process.exit(128 + constants.signals[signal]);
    process.once(signal, end);
    return () => process.removeListener(signal, end);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}

/** Removes what earlier processes left behind when they were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs < ABANDONED_AFTER) continue;
    // A folder that is in use, or somebody else's, stays.
    await stopAbandonedServer(folder)
      .then(() => rm(folder, { recursive: true, force: true }))
      .catch(() => {});
  }
}
