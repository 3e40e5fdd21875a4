import type { Instant } from './shanghai.ts';

/** Where a process gets the moment from. Only `main.ts` and the edges hold one; rules get `today`. */
export type Clock = { now(): Instant };

/** A clock that stands still until it is moved, for tests and demonstrations. */
export type FixedClock = Clock & { moveTo(moment: string | Instant): void };

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that stands at `moment`: a Date or an ISO text such as `2026-11-22T09:00:00+08:00`. A bare date stands for
 * 08:00 in China. @throws RangeError when the text is no moment.
 */
export function fixedClock(moment: string | Instant): FixedClock {
  let standing = momentOf(moment);
  return {
    now: () => new Date(standing),
    moveTo(next) {
      standing = momentOf(next);
    },
  };
}

function momentOf(moment: string | Instant): number {
  const milliseconds = new Date(moment).getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError('Not a moment: expected a Date or an ISO 8601 text');
  return milliseconds;
}
