import { createPostgresBackend, Queue, Worker } from 'bullmq';
import pg from 'pg';
import type { QueueStore } from './store.ts';

/** Connections per queue and per worker, opened when needed; a worker has one more that listens. */
const QUEUE_CONNECTIONS = 2;
const WORKER_CONNECTIONS = 4;

const CONNECT_TIMEOUT_MS = 5_000;
/** A query of a queue takes milliseconds; one that takes this long sits on a dead line. */
const QUERY_TIMEOUT_MS = 30_000;

/** BullMQ on PostgreSQL, in a schema of its own that BullMQ creates and migrates. */
export function openPostgresStore(connectionString: string, schema: string): QueueStore {
  const connection = (max: number) => ({
    connectionString,
    schema,
    migrate: true,
    max,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
  });
  return {
    openQueue: (name) => new Queue(name, { connection: connection(QUEUE_CONNECTIONS) }, createPostgresBackend),
    openWorker: (name, process, settings) =>
      new Worker(
        name,
        process,
        { ...settings, autorun: false, connection: connection(WORKER_CONNECTIONS) },
        createPostgresBackend,
      ),
    async queueNames() {
      const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
      await client.connect();
      try {
        const known = await client.query('select to_regclass($1) is not null as exists', [`${schema}.meta`]);
        if (!known.rows[0]?.exists) return [];
        const { rows } = await client.query<{ queue: string }>(
          `select distinct queue from ${pg.escapeIdentifier(schema)}.meta order by queue`,
        );
        return rows.map((row) => row.queue);
      } finally {
        await client.end();
      }
    },
    close() {},
  };
}
