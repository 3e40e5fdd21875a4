import type { JobsOptions } from 'bullmq';
import type { z } from 'zod';
import type { JobDefinition } from './define-job.ts';
import type { StoreQueue } from './store.ts';

/** How long a finished job is remembered, so that the same id put in again right after does nothing. */
const REMEMBER_COMPLETED_SECONDS = 3_600;

export type EnqueueOptions = {
  /** Names the work, not the attempt: a second job with the same id is not added. Must not hold `:` nor be a number. */
  id: string;
  /** What the job is called in logs and dead letters; the queue's name when left out. */
  name?: string;
};

/** A payload or id that the job's definition does not allow. Names the fields, never their values. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
}

export type Entry<Payload extends z.ZodType> = EnqueueOptions & { payload: z.input<Payload> };

/** Adds all entries in one go. @throws JobRefused before anything is added */
export async function addJobs<Payload extends z.ZodType>(
  queue: StoreQueue,
  job: JobDefinition<Payload>,
  entries: readonly Entry<Payload>[],
): Promise<void> {
  await queue.addBulk(
    entries.map(({ id, name, payload }) => ({
      name: name ?? job.queue,
      data: parsePayload(job, payload),
      opts: { ...jobOptions(job), jobId: checkedId(job, id) },
    })),
  );
}

/** Also used where a job is taken out: what an older release put in may no longer fit. */
export function parsePayload<Payload extends z.ZodType>(
  job: JobDefinition<Payload>,
  payload: unknown,
): z.output<Payload> {
  const parsed = job.payload.safeParse(payload);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(all)'}: ${issue.code}`);
  throw new JobRefused(`Payload of queue "${job.queue}" refused (${fields.join(', ')})`);
}

function checkedId(job: JobDefinition, id: string): string {
  if (id === '' || id.includes(':') || /^\d+$/.test(id)) {
    throw new JobRefused(`A job id of queue "${job.queue}" must not be empty, hold ":" or be a number`);
  }
  return id;
}

function jobOptions({ attempts, backoff }: JobDefinition): JobsOptions {
  return {
    attempts,
    backoff: { type: backoff.type, delay: backoff.delayMs, jitter: backoff.jitter ?? 0 },
    removeOnComplete: { age: REMEMBER_COMPLETED_SECONDS },
    removeOnFail: false,
  };
}
