import { environment } from '@medreg/env';

/** Names the variable with the server on which tests make their databases; set it to use a server of your own. */
export const TEST_DATABASE_URL = 'TEST_DATABASE_URL';

/** Connection string of the run's server, by a role that may create databases. */
export function testServerUrl(): string {
  const url = environment()[TEST_DATABASE_URL];
  if (!url) throw new Error(`${TEST_DATABASE_URL} is not set: run the tests with the root jest.config.mjs`);
  return url;
}
