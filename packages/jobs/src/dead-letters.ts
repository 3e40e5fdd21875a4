import { withoutPersonalData } from './reason.ts';
import type { StoredJob, StoreQueue } from './store.ts';

/** A job that failed for the last time. Holds nothing of the payload. */
export type DeadLetter = {
  queue: string;
  id: string;
  /** The job's name; the topic for a message of the outbox. */
  name: string;
  reason: string;
  attempts: number;
  failedAt: Date;
};

const PAGE = 500;

/** @returns the newest first */
export async function listDeadLetters(
  queue: StoreQueue,
  name: string,
  { limit = 100, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<DeadLetter[]> {
  if (limit < 1) return [];
  const failed = await queue.getFailed(offset, offset + limit - 1);
  return failed.map((job) => ({
    queue: name,
    id: job.id ?? '',
    name: job.name,
    reason: withoutPersonalData(job.failedReason ?? ''),
    attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? 0),
  }));
}

/** @returns false when there is no such dead letter (any more) */
export async function replayDeadLetter(queue: StoreQueue, id: string): Promise<boolean> {
  const job = await queue.getJob(id);
  return job ? replay(job) : false;
}

/** Replays those that are dead letters now, the oldest first; one that fails again meanwhile is not taken twice. @returns how many */
export async function replayDeadLetters(queue: StoreQueue): Promise<number> {
  const jobs: StoredJob[] = [];
  for (let start = 0; ; start += PAGE) {
    const page = await queue.getFailed(start, start + PAGE - 1);
    jobs.push(...page);
    if (page.length < PAGE) break;
  }
  let replayed = 0;
  for (const job of jobs.reverse()) if (await replay(job)) replayed++;
  return replayed;
}

/** With all its attempts again. */
async function replay(job: StoredJob): Promise<boolean> {
  if (!(await job.isFailed())) return false;
  try {
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    return true;
  } catch (error) {
    // Somebody else replayed or removed it between the question and the answer.
    if (!(await job.isFailed())) return false;
    throw error;
  }
}
