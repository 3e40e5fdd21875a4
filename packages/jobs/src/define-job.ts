import type { z } from 'zod';

/** The n-th pause is `delayMs` · 2^(n-1), shortened at random by up to the fraction `jitter` (0 to 1). */
export type Backoff = { type: 'exponential'; delayMs: number; jitter?: number };

/** One kind of work and the queue it waits in. A queue holds one kind. */
export type JobDefinition<Payload extends z.ZodType = z.ZodType> = {
  /** Letters, digits, `-` and `_`. */
  readonly queue: string;
  /** Must accept its own output: a payload is parsed when it is put in and again when it is taken out. */
  readonly payload: Payload;
  /** Tries in all, the first included; after the last one the job is a dead letter. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** Jobs that one worker has in flight at once. */
  readonly concurrency: number;
};

const QUEUE_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** @throws RangeError when the definition makes no sense; it is a constant, so this is noticed at start. */
export function defineJob<Payload extends z.ZodType>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  const { queue, attempts, backoff, concurrency } = definition;
  if (!QUEUE_NAME.test(queue)) throw new RangeError(`Queue name "${queue}" may hold letters, digits, "-" and "_" only`);
  if (!isCount(attempts)) throw new RangeError(`Queue "${queue}": attempts must be 1 or more`);
  if (!isCount(concurrency)) throw new RangeError(`Queue "${queue}": concurrency must be 1 or more`);
  if (backoff.delayMs < 0) throw new RangeError(`Queue "${queue}": backoff must not be negative`);
  const jitter = backoff.jitter ?? 0;
  if (jitter < 0 || jitter > 1) throw new RangeError(`Queue "${queue}": jitter is a fraction from 0 to 1`);
  return Object.freeze({ ...definition });
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
