import { setTimeout as sleep } from 'node:timers/promises';
import { UnrecoverableError } from 'bullmq';
import type { z } from 'zod';
import { within } from './deadline.ts';
import type { JobDefinition } from './define-job.ts';
import { JobRefused, parsePayload } from './enqueue.ts';
import { complaints, type Logger } from './logger.ts';
import { withoutPersonalData } from './reason.ts';
import type { QueueStore, StoredJob, StoreWorker } from './store.ts';

/** Thrown by a handler when trying again cannot help: the job is a dead letter at once. */
export { UnrecoverableError as PermanentFailure };

/** Which run of which job: `attempt` counts from 1 to `attempts`. */
export type JobRun = { id: string; name: string; attempt: number; attempts: number };

/** May run twice for one job; throws to be tried again. */
export type JobHandler<Payload extends z.ZodType> = (payload: z.output<Payload>, run: JobRun) => Promise<void>;

export type WorkOptions = {
  logger: Logger;
  /** Instead of the definition's. */
  concurrency?: number;
};

export type RunningWorker = {
  /** Takes no more jobs and resolves when those in flight are done, or after the grace time (they are then done elsewhere). */
  close(): Promise<void>;
};

export type WorkerTiming = { lockMs: number; graceMs: number };

/** A job found with a dead worker this often kills workers. */
const MAX_STALLED_COUNT = 5;
const RETRY_MS = 1_000;

/** Starts a worker and keeps it: a store that is away, now or later, is waited for. */
export function startWorker<Payload extends z.ZodType>(
  store: QueueStore,
  job: JobDefinition<Payload>,
  handler: JobHandler<Payload>,
  { logger, concurrency = job.concurrency }: WorkOptions,
  { lockMs, graceMs }: WorkerTiming,
): RunningWorker {
  const { queue } = job;
  const complain = complaints(logger, { queue });
  const stopping = new AbortController();
  let worker: StoreWorker | undefined;

  async function process(stored: StoredJob): Promise<void> {
    await handler(takeOut(job, stored), runOf(stored));
  }

  function open(): StoreWorker {
    const opened = store.openWorker(queue, process, {
      concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: MAX_STALLED_COUNT,
      runRetryDelay: RETRY_MS,
    });
    opened.on('error', complain);
    opened.on('stalled', (id) => logger.warn({ queue, id }, 'job was found with a dead worker, given to another'));
    opened.on('failed', (stored, error) => stored && logFailure(logger, queue, stored, error));
    return opened;
  }

  async function supervise(): Promise<void> {
    while (!stopping.signal.aborted) {
      worker = open();
      try {
        // The PostgreSQL backend remembers a first connection that failed for ever; only a new worker helps.
        await worker.waitUntilReady();
        if (!stopping.signal.aborted) await worker.run();
      } catch (error) {
        complain(error instanceof Error ? error : new Error(String(error)));
      }
      if (stopping.signal.aborted) return;
      await worker.close(true).catch(complain);
      await sleep(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  void supervise();

  /** Pausing waits for the jobs in flight; forcing then ends what a store that is away would let hang for ever. */
  async function shutDown(): Promise<void> {
    stopping.abort();
    if (!worker) return;
    await within(worker.pause(), graceMs, () => new Error('grace time is over')).catch((error: Error) =>
      logger.warn({ queue, reason: error.message }, 'worker was closed before its jobs were done'),
    );
    await worker.close(true);
  }

  let closed: Promise<void> | undefined;
  return {
    close() {
      closed ??= shutDown();
      return closed;
    },
  };
}

function takeOut<Payload extends z.ZodType>(job: JobDefinition<Payload>, stored: StoredJob): z.output<Payload> {
  try {
    return parsePayload(job, stored.data);
  } catch (error) {
    // It will not fit at the next attempt either.
    if (error instanceof JobRefused) throw new UnrecoverableError(error.message);
    throw error;
  }
}

function runOf(stored: StoredJob): JobRun {
  return {
    id: stored.id ?? '',
    name: stored.name,
    attempt: stored.attemptsMade + 1,
    attempts: stored.opts.attempts ?? 1,
  };
}

function logFailure(logger: Logger, queue: string, stored: StoredJob, error: Error): void {
  const fields = {
    queue,
    id: stored.id,
    name: stored.name,
    attempt: stored.attemptsMade,
    reason: withoutPersonalData(error.message),
  };
  if (stored.finishedOn) logger.error(fields, 'job is a dead letter');
  else logger.warn(fields, 'job failed, will be tried again');
}
