import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueStore } from './store.ts';

/** Reconnections that a command of a queue lives through before it fails. */
const RECONNECTIONS_PER_COMMAND = 5;

/**
 * BullMQ on Redis: one connection for all queues of the process, which fails clearly, one for all workers, which waits for
 * as long as it takes, and one for each worker that blocks (BullMQ makes it).
 */
export function openRedisStore(url: string, prefix: string): QueueStore {
  const retryStrategy = (attempt: number) => Math.min(attempt * 100, 1_000);
  const connect = (maxRetriesPerRequest: number | null) => {
    const client = new Redis(url, { maxRetriesPerRequest, retryStrategy, connectTimeout: 5_000, lazyConnect: true });
    // The queues and workers report the errors of the connection; without a listener here ioredis prints them.
    client.on('error', () => {});
    return client;
  };
  const forQueues = connect(RECONNECTIONS_PER_COMMAND);
  const forWorkers = connect(null);
  return {
    openQueue: (name) => new Queue(name, { connection: forQueues, prefix }),
    openWorker: (name, process, settings) =>
      new Worker(name, process, { ...settings, autorun: false, connection: forWorkers, prefix }),
    async queueNames() {
      const names = new Set<string>();
      for await (const keys of forQueues.scanStream({ match: `${prefix}:*:meta`, count: 1_000 })) {
        for (const key of keys as string[]) names.add(key.slice(prefix.length + 1, -':meta'.length));
      }
      return [...names].sort();
    },
    close() {
      forQueues.disconnect();
      forWorkers.disconnect();
    },
  };
}
