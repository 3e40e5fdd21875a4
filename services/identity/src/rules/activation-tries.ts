import { addDays, type Instant, startOfDay, today } from '@medreg/clock';

/** Wrong codes of one identity on one day; then 24 hours. domain 4.2 */
export const MAX_WRONG_CODES = 5;
const LOCK_HOURS = 24;

/** When a lock that begins now ends. */
export function lockEnd(now: Instant): Instant {
  return new Date(now.getTime() + LOCK_HOURS * 3_600_000);
}

/** Until when no further code is looked at, or null. `tries` are those of today, `lockedUntil` the latest lock. */
export function lockedUntil(tries: { wrong: number; lockedUntil: Instant | null }, now: Instant): Instant | null {
  if (tries.lockedUntil && tries.lockedUntil > now) return tries.lockedUntil;
  // All of today's tries are used or in flight, and none has locked yet.
  return tries.wrong >= MAX_WRONG_CODES ? startOfDay(addDays(today(now), 1)) : null;
}
