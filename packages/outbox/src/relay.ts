import { openPool } from '@medreg/database';
import { complaints, type Logger, type Queues } from '@medreg/jobs';
import type pg from 'pg';
import { createAlarm } from './alarm.ts';
import type { Catalogue } from './catalogue.ts';
import type { Retry } from './message.ts';
import { moveBatch } from './move-batch.ts';

export type RelayOptions = {
  /** The service's own database. */
  connectionString: string;
  queues: Queues;
  catalogue: Catalogue;
  logger: Logger;
  /** Milliseconds between two looks when nobody notifies. */
  pollMs?: number;
  /** Messages moved at once. */
  batch?: number;
  /** How often consumers try each message. */
  retry?: Retry;
  /** Sent messages are deleted after so many days. */
  keepSentDays?: number;
  /** Worked messages are forgotten after so many days; a copy that comes later than that would be worked again. */
  keepInboxDays?: number;
};

export type Relay = {
  /** Age of the oldest message that has not left, in seconds; 0 when all have. Rejects when the database is away. */
  lag(): Promise<number>;
  /** Finishes the batch in hand. */
  stop(): Promise<void>;
};

const RECONNECT_MS = 1_000;
const PRUNE_EVERY_MS = 3_600_000;
const QUERY_TIMEOUT_MS = 30_000;

/**
 * Starts moving messages from the outbox to the queues and keeps at it: a database or queue that is away, now or later, is
 * waited for. Several relays on one database are fine.
 */
export function startRelay(options: RelayOptions): Relay {
  const { queues, catalogue, logger, pollMs = 2_000, batch = 200, retry } = options;
  const pool = openPool({
    connectionString: options.connectionString,
    max: 2, // one that listens and moves, one for lag()
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: QUERY_TIMEOUT_MS,
  });
  const complain = complaints(logger, { relay: 'outbox' });
  const alarm = createAlarm();
  let stopping = false;
  let prunedAt = Number.NEGATIVE_INFINITY;
  pool.on('error', complain);

  async function pruneIfDue(client: pg.PoolClient): Promise<void> {
    if (performance.now() - prunedAt < PRUNE_EVERY_MS) return;
    const { keepSentDays = 14, keepInboxDays = 180 } = options;
    await client.query('delete from outbox_message where sent_at < now() - make_interval(days => $1)', [keepSentDays]);
    await client.query('delete from inbox_message where received_at < now() - make_interval(days => $1)', [
      keepInboxDays,
    ]);
    prunedAt = performance.now();
  }

  async function relayOnOneConnection(): Promise<void> {
    const client = await pool.connect();
    const lost = (error: Error) => {
      complain(error);
      alarm.ring();
    };
    client.on('error', lost);
    client.on('notification', alarm.ring);
    try {
      await client.query('listen outbox');
      while (!stopping) {
        const moved = await moveBatch(client, { queues, catalogue, size: batch, retry });
        if (moved === batch) continue;
        await pruneIfDue(client);
        await alarm.sleep(pollMs);
      }
    } finally {
      client.release(true); // a connection that listens is of no use to others
    }
  }

  async function relay(): Promise<void> {
    while (!stopping) {
      try {
        await relayOnOneConnection();
      } catch (error) {
        complain(error instanceof Error ? error : new Error(String(error)));
        if (!stopping) await alarm.sleep(RECONNECT_MS);
      }
    }
  }

  const done = relay();
  let stopped: Promise<void> | undefined;
  return {
    async lag() {
      const { rows } = await pool.query<{ seconds: number }>(
        `select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as seconds
         from outbox_message where sent_at is null`,
      );
      return rows[0]?.seconds ?? 0;
    },
    stop() {
      stopping = true;
      alarm.ring();
      stopped ??= done.then(() => pool.end());
      return stopped;
    },
  };
}
