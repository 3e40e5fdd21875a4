import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openPool } from './connection.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { startThrowawayPostgres } from './throwaway-postgres.ts';

let server: EmbeddedPostgres;
beforeAll(async () => {
  server = await startThrowawayPostgres();
}, 60_000);
afterAll(() => server?.stop());

it('a connection that the server ends while it is lent out ends no process, and the next query gets another', async () => {
  const pool = openPool({ connectionString: server.url('postgres'), max: 2 });
  pool.on('error', () => {});
  const lent = await pool.connect();
  const { rows } = await lent.query('SELECT pg_backend_pid() AS pid');
  // Nobody but the pool listens to the connection; without its listener this would be an uncaught exception.
  expect(lent.listenerCount('error')).toBeGreaterThan(0);
  await pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
  await expect(lent.query('SELECT 1')).rejects.toThrow();
  lent.release(true);
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
});
