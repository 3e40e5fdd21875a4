import { type CalendarDate, today } from '@medreg/clock';
import type { Logger } from '@medreg/jobs';
import type { Deps } from '../context.ts';
import { TIMERS } from './index.ts';
import type { TimerResult } from './timer.ts';

/** What a night did, by the timer's name. */
export type NightResult = { day: CalendarDate; timers: Record<string, TimerResult>; failed: number };

/**
 * Runs every timer as of today, one after the other; one that fails does not stop the others. Run again, at the same time or after it was
 * killed half-way, it does what is left.
 */
export async function runTimers(deps: Deps, logger: Pick<Logger, 'warn'>): Promise<NightResult> {
  const day = today(deps.clock.now());
  const timers: Record<string, TimerResult> = {};
  let failed = 0;
  for (const timer of TIMERS) {
    const result = await timer.run(deps, day, logger);
    if (result.acted > 0 || result.failed > 0) timers[timer.name] = result;
    failed += result.failed;
  }
  return { day, timers, failed };
}
