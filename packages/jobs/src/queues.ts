import type { z } from 'zod';
import { type DeadLetter, listDeadLetters, replayDeadLetter, replayDeadLetters } from './dead-letters.ts';
import { QueueUnavailable, within } from './deadline.ts';
import type { JobDefinition } from './define-job.ts';
import { addJobs, type EnqueueOptions, type Entry, JobRefused } from './enqueue.ts';
import { complaints, type Logger, SILENT_LOGGER } from './logger.ts';
import { openStore, type StoreQueue } from './store.ts';
import { type JobHandler, type RunningWorker, startWorker, type WorkOptions } from './work.ts';

export type QueuesOptions = {
  /** `postgres://…` or `redis://…`; nothing else decides where jobs are kept. */
  url: string;
  /** Namespace, so that two installations can share a store. */
  prefix?: string;
  logger?: Logger;
  /** Milliseconds after which a caller is told that the store is away. */
  deadlineMs?: number;
  /** Milliseconds without a sign of life after which a worker counts as dead and its jobs go to others. */
  lockMs?: number;
  /** Milliseconds that closing waits for the jobs in flight. */
  graceMs?: number;
};

export type QueueCounts = { waiting: number; active: number; delayed: number; deadLetters: number };

/** Everything that can be done with queues. Every promise rejects with QueueUnavailable when the store is away. */
export type Queues = {
  /** Resolves when the job is safely stored. @throws JobRefused, QueueUnavailable (ask again: the id makes it one job) */
  enqueue<P extends z.ZodType>(job: JobDefinition<P>, payload: z.input<P>, options: EnqueueOptions): Promise<void>;
  /** All or, when the store goes away half-way, perhaps some: ask again. */
  enqueueMany<P extends z.ZodType>(job: JobDefinition<P>, entries: readonly Entry<P>[]): Promise<void>;
  /** Starts at once, waits for a store that is away, and comes back by itself. */
  work<P extends z.ZodType>(job: JobDefinition<P>, handler: JobHandler<P>, options: WorkOptions): RunningWorker;
  counts(queue: string): Promise<QueueCounts>;
  listDeadLetters(queue: string, page?: { limit?: number; offset?: number }): Promise<DeadLetter[]>;
  replayDeadLetter(queue: string, id: string): Promise<boolean>;
  replayDeadLetters(queue: string): Promise<number>;
  /** Queues that exist in the store, whoever made them. */
  queueNames(): Promise<string[]>;
  /** Workers first (they finish what is in flight), then the connections. */
  close(): Promise<void>;
};

/** Connects when first needed; never throws because the store is away. @throws RangeError for a URL that is neither kind */
export function connectQueues({
  url,
  prefix = 'medreg',
  logger = SILENT_LOGGER,
  deadlineMs = 10_000,
  lockMs = 30_000,
  graceMs = 30_000,
}: QueuesOptions): Queues {
  const store = openStore(url, prefix);
  const complain = complaints(logger, { store: 'queues' });
  const opened = new Map<string, Promise<StoreQueue>>();
  const workers: RunningWorker[] = [];
  let closing: Promise<void> | undefined;

  async function open(name: string): Promise<StoreQueue> {
    const queue = store.openQueue(name);
    queue.on('error', complain);
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      // The PostgreSQL backend remembers a first connection that failed for ever, so this queue is of no more use.
      await queue.close().catch(complain);
      throw error;
    }
  }

  function queueNamed(name: string): Promise<StoreQueue> {
    const known = opened.get(name);
    if (known) return known;
    const opening = open(name);
    opened.set(name, opening);
    opening.catch(() => opened.delete(name));
    return opening;
  }

  /** Runs against the queue of that name, within the deadline. */
  async function ask<T>(name: string, question: (queue: StoreQueue) => Promise<T>): Promise<T> {
    if (closing) throw new QueueUnavailable(name, new Error('closed'));
    try {
      return await within(
        queueNamed(name).then(question),
        deadlineMs,
        () => new Error(`no answer in ${deadlineMs} ms`),
      );
    } catch (error) {
      throw error instanceof JobRefused ? error : new QueueUnavailable(name, error);
    }
  }

  async function shutDown(): Promise<void> {
    await Promise.all(workers.map((worker) => worker.close()));
    const patience = Math.min(graceMs, 5_000);
    const closed = Promise.allSettled([...opened.values()].map(async (queue) => (await queue).close()));
    await within(closed, patience, () => new Error('queues do not close')).catch(complain);
    store.close();
  }

  return {
    enqueue: (job, payload, options) => ask(job.queue, (queue) => addJobs(queue, job, [{ ...options, payload }])),
    enqueueMany: (job, entries) => ask(job.queue, (queue) => addJobs(queue, job, entries)),
    work(job, handler, options) {
      const worker = startWorker(store, job, handler, options, { lockMs, graceMs });
      workers.push(worker);
      return worker;
    },
    counts: (name) =>
      ask(name, async (queue) => {
        const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
        const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
        return { waiting, active, delayed, deadLetters: failed };
      }),
    listDeadLetters: (name, page) => ask(name, (queue) => listDeadLetters(queue, name, page)),
    replayDeadLetter: (name, id) => ask(name, (queue) => replayDeadLetter(queue, id)),
    replayDeadLetters: (name) => ask(name, replayDeadLetters),
    queueNames: () =>
      within(store.queueNames(), deadlineMs, () => new Error('no answer')).catch((error) => {
        throw new QueueUnavailable('*', error);
      }),
    close() {
      closing ??= shutDown();
      return closing;
    },
  };
}
