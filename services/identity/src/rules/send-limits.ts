import { addDays, type Instant, startOfDay, today } from '@medreg/clock';

/** A new code or link not sooner than this after the last one. domain 4.1 [D] */
const RESEND_SECONDS = 60;
/** Codes or links a day, by account and by phone or address, whoever asks. domain 4.1 [D] */
const MAX_A_DAY = 10;

/** What has been sent so far. */
export interface Sent {
  lastAt: Instant | null;
  todayByAccount: number;
  todayByContact: number;
}

/** Since when "today" counts. */
export function beginningOfToday(now: Instant): Instant {
  return startOfDay(today(now));
}

/** @returns why nothing may be sent now and for how many seconds, or null */
export function refuseSending(
  { lastAt, todayByAccount, todayByContact }: Sent,
  now: Instant,
): { reason: 'TOO_SOON' | 'USED_UP'; retryAfterSeconds: number } | null {
  if (todayByAccount >= MAX_A_DAY || todayByContact >= MAX_A_DAY) {
    return { reason: 'USED_UP', retryAfterSeconds: secondsBetween(now, startOfDay(addDays(today(now), 1))) };
  }
  const next = lastAt && new Date(lastAt.getTime() + RESEND_SECONDS * 1000);
  return next && next > now ? { reason: 'TOO_SOON', retryAfterSeconds: secondsBetween(now, next) } : null;
}

function secondsBetween(from: Instant, to: Instant): number {
  return Math.ceil((to.getTime() - from.getTime()) / 1000);
}
