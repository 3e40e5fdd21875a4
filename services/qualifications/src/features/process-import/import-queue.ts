import { EVENTS } from '@medreg/events';
import { defineJob, type Logger, type Queues } from '@medreg/jobs';
import { startConsumer } from '@medreg/outbox';
import { z } from 'zod';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import { processImport } from './process-import.ts';

/** One file to process. Tried for about half an hour when a store is away; then a dead letter, which goes on when replayed. */
const IMPORT_JOB = defineJob({
  queue: 'qualification-imports',
  payload: z.object({ batchId: z.uuid() }),
  attempts: 12,
  backoff: { type: 'exponential', delayMs: 1_000, jitter: 0.5 },
  // A short file does not wait for a long one.
  concurrency: 2,
});

/**
 * Hears of uploaded files and processes them. A file may take minutes, so it is a job of its own and not the work of a
 * message, which is one transaction.
 * @returns ends the work at the next chunk; to be called before the queues are closed
 */
export function startImports(deps: Deps, queues: Queues, logger: Logger): { interrupt(): void } {
  const stopping = new AbortController();
  startConsumer({
    queue: 'qualifications',
    queues,
    catalogue: EVENTS,
    transaction: (work: (tx: Transaction) => Promise<void>) => deps.db.$transaction(work),
    handlers: {
      'qualificationImport.uploaded': (_tx, { payload }) =>
        // The batch's id names the job: heard twice, it is one job.
        queues.enqueue(IMPORT_JOB, payload, { id: payload.batchId, name: 'process-import' }),
    },
    logger,
  });
  queues.work(IMPORT_JOB, ({ batchId }) => processImport(deps, batchId, { signal: stopping.signal, logger }), {
    logger,
  });
  return { interrupt: () => stopping.abort() };
}
