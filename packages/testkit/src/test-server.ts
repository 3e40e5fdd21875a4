import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, THROWAWAY_SETTINGS } from '@medreg/database';
import { environment } from '@medreg/env';

/** Names the variable with the server on which tests make their databases; set it to use a server of your own. */
export const TEST_DATABASE_URL = 'TEST_DATABASE_URL';

/** Connection string of the run's server, by a role that may create databases. */
export function testServerUrl(): string {
  const url = environment()[TEST_DATABASE_URL];
  if (!url) throw new Error(`${TEST_DATABASE_URL} is not set: run the tests with the root jest.config.mjs`);
  return url;
}

/** Starts the run's server in a temporary folder, without the waits that make data safe. */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'medreg-test-'));
  const server = await startEmbeddedPostgres({ dataDir, port: 0, settings: THROWAWAY_SETTINGS });
  return {
    url: server.url('postgres'),
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
