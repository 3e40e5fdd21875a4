import { startOfDay, today } from '@medreg/clock';
import { defineJob, type Logger, type Queues, withoutPersonalData } from '@medreg/jobs';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { runTimers } from './run-timers.ts';

/** One night's work; the queue holds it until a worker has done it, whoever dies meanwhile. */
export const NIGHT_JOB = defineJob({
  queue: 'applications-timers',
  payload: z.object({ day: z.iso.date() }),
  attempts: 10,
  backoff: { type: 'exponential', delayMs: 30_000, jitter: 0.2 },
  concurrency: 1,
});

/** From half past midnight on: the day before is over for everybody. */
const AFTER_MIDNIGHT_MS = 30 * 60_000;
const LOOK_EVERY_MS = 60_000;

/** `timer_run` of a night that has been worked off. */
const NIGHT = { timer: 'NIGHT', subjectId: 'ALL' } as const;

export interface Schedule {
  /** Looks once whether tonight's work is still to be put in. */
  look(): Promise<void>;
  stop(): void;
}

/**
 * Puts each night's work into the queue once, and works it. Every replica looks every minute; the job's name makes it one, and once
 * it was worked off the note in `timer_run` keeps it from coming again. A house that was down at night does it when it is up again.
 */
export function startTimers(
  deps: Deps,
  queues: Pick<Queues, 'enqueue' | 'work'>,
  logger: Logger,
  everyMs = LOOK_EVERY_MS,
): Schedule {
  queues.work(NIGHT_JOB, ({ day }) => workNight(deps, day, logger), { logger });
  async function look(): Promise<void> {
    const now = deps.clock.now();
    const day = today(now);
    if (now.getTime() < startOfDay(day).getTime() + AFTER_MIDNIGHT_MS) return;
    const done = await deps.db.timerRun.findUnique({ where: { timer_subjectId_due: { ...NIGHT, due: day } } });
    if (!done) await queues.enqueue(NIGHT_JOB, { day }, { id: `night-${day}`, name: 'run-timers' });
  }
  const complain = (error: unknown) => {
    const reason = withoutPersonalData(error instanceof Error ? error.message : String(error));
    logger.warn({ reason }, 'the timers could not be scheduled, will be tried again');
  };
  const clock = setInterval(() => void look().catch(complain), everyMs);
  clock.unref();
  void look().catch(complain);
  return { look, stop: () => clearInterval(clock) };
}

/** @throws Error when something is left to do: the queue tries again, and what is done stays done */
export async function workNight(deps: Deps, night: string, logger: Logger): Promise<void> {
  const { day, timers, failed } = await runTimers(deps, logger);
  logger.info({ day, timers }, 'timers have run');
  if (failed > 0) throw new Error(`${failed} occasions are left`);
  await deps.db.timerRun.createMany({
    data: [{ ...NIGHT, due: night, ranAt: deps.clock.now() }],
    skipDuplicates: true,
  });
}
