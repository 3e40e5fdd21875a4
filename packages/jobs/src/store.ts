import type { Job, Queue, Worker, WorkerListener } from 'bullmq';
import { openPostgresStore } from './postgres-store.ts';
import { openRedisStore } from './redis-store.ts';

export type StoredJob = Job<unknown, void, string>;
type AnyQueue = Queue<unknown, void, string>;
type AnyWorker = Worker<unknown, void, string>;

/** What is used of BullMQ's queue; the same on every store. */
export type StoreQueue = Pick<
  AnyQueue,
  'addBulk' | 'close' | 'getFailed' | 'getJob' | 'getJobCounts' | 'waitUntilReady'
> & { on(event: 'error', listener: (error: Error) => void): unknown };

/** What is used of BullMQ's worker. */
export type StoreWorker = Pick<AnyWorker, 'close' | 'pause' | 'run' | 'waitUntilReady'> & {
  on<Event extends 'error' | 'failed' | 'stalled'>(event: Event, listener: StoreWorkerEvents[Event]): unknown;
};
type StoreWorkerEvents = WorkerListener<unknown, void, string>;

export type WorkerSettings = {
  concurrency: number;
  /** A worker that has not renewed its lock for this long is taken for dead. */
  lockDuration: number;
  stalledInterval: number;
  /** Times that a job may be found with a dead worker; beyond, it is itself the suspect and becomes a dead letter. */
  maxStalledCount: number;
  /** Pause after a refused connection. */
  runRetryDelay: number;
};

/** The one place where two stores differ. */
export type QueueStore = {
  /** A queue fails within seconds when the store is away. */
  openQueue(name: string): StoreQueue;
  /** A worker does not run by itself; it waits for the store as long as it takes. */
  openWorker(name: string, process: (job: StoredJob) => Promise<void>, settings: WorkerSettings): StoreWorker;
  /** Every queue that was ever opened under this prefix. */
  queueNames(): Promise<string[]>;
  /** Drops the shared connections, waiting for nothing; called when queues and workers are closed. */
  close(): void;
};

/** Namespace of the queues: the schema in PostgreSQL, the start of the keys in Redis. */
const PREFIX = /^[a-z][a-z0-9_]{0,40}$/;

/**
 * @param url `postgres://…` or `postgresql://…`, `redis://…` or `rediss://…`
 * @throws RangeError for any other URL or a prefix that is not lower-case letters, digits and `_`
 */
export function openStore(url: string, prefix: string): QueueStore {
  if (!PREFIX.test(prefix))
    throw new RangeError('The prefix of queues may hold lower-case letters, digits and "_" only');
  if (/^postgres(ql)?:/.test(url)) return openPostgresStore(url, prefix);
  if (/^rediss?:/.test(url)) return openRedisStore(url, prefix);
  throw new RangeError('The URL of queues must begin with postgres:// or redis://');
}
