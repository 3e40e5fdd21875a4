import { defineJob, type Logger, type Queues } from '@medreg/jobs';
import { z } from 'zod';
import type { Deps } from '../../context.ts';
import { processImport } from './process-import.ts';

/** One file to process. Tried for about half an hour when a store is away; then a dead letter, which goes on when replayed. */
export const IMPORT_JOB = defineJob({
  queue: 'qualification-imports',
  payload: z.object({ batchId: z.uuid() }),
  attempts: 12,
  backoff: { type: 'exponential', delayMs: 1_000, jitter: 0.5 },
  // A short file does not wait for a long one.
  concurrency: 2,
});

/**
 * Processes the files that were uploaded.
 * @returns ends the work at the next chunk; to be called before the queues are closed
 */
export function startImports(deps: Deps, queues: Queues, logger: Logger): { interrupt(): void } {
  const stopping = new AbortController();
  queues.work(IMPORT_JOB, ({ batchId }) => processImport(deps, batchId, { signal: stopping.signal, logger }), {
    logger,
  });
  return { interrupt: () => stopping.abort() };
}
