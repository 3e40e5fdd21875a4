import { z } from 'zod';
import { defineJob } from '../define-job.ts';

/** A job that a worker in another process takes; both sides must mean the same. */
export const errand = defineJob({
  queue: 'errand',
  payload: z.object({ what: z.string() }),
  attempts: 3,
  backoff: { type: 'exponential', delayMs: 20 },
  concurrency: 1,
});
