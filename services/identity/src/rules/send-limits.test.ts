import { describe, expect, it } from '@jest/globals';
import { beginningOfToday, refuseSending } from './send-limits.ts';

const NOW = new Date('2026-11-22T23:59:00+08:00');
const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

describe('refuseSending (domain 4.1: rate limits)', () => {
  it.each([
    ['the first', { lastAt: null, todayByAccount: 0, todayByContact: 0 }, null],
    ['after 60 s', { lastAt: secondsAgo(60), todayByAccount: 1, todayByContact: 1 }, null],
    ['after 59 s', { lastAt: secondsAgo(59), todayByAccount: 1, todayByContact: 1 }, ['TOO_SOON', 1]],
    ['the tenth', { lastAt: secondsAgo(600), todayByAccount: 9, todayByContact: 9 }, null],
    [
      'the eleventh of the account',
      { lastAt: secondsAgo(600), todayByAccount: 10, todayByContact: 1 },
      ['USED_UP', 60],
    ],
    ['the eleventh to the phone', { lastAt: null, todayByAccount: 0, todayByContact: 10 }, ['USED_UP', 60]],
  ] as const)('%s', (_, sent, expected) => {
    const refusal = refuseSending(sent, NOW);
    expect(refusal && [refusal.reason, refusal.retryAfterSeconds]).toEqual(expected);
  });

  it('counts the day in China', () => {
    expect(beginningOfToday(NOW).toISOString()).toBe('2026-11-21T16:00:00.000Z');
  });
});
