import { startThrowawayPostgres } from '@medreg/database';
import { environment } from '@medreg/env';
import { TEST_DATABASE_URL } from './test-server.ts';

/** Where the teardown, in the same process, finds what the setup started. */
export const running: { stop?: () => Promise<void> } = {};

/** Jest's globalSetup: one PostgreSQL server for the run; the workers inherit its address. */
export default async function globalSetup(): Promise<void> {
  if (environment()[TEST_DATABASE_URL]) return;
  const server = await startThrowawayPostgres();
  process.env[TEST_DATABASE_URL] = server.url('postgres');
  running.stop = server.stop;
}
