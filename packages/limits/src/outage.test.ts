import { describe, expect, it } from '@jest/globals';
import { freePort } from '@medreg/database';
import { STORES } from '@medreg/jobs/testing';
import { eventually } from '@medreg/testkit';
import { createLimits } from './index.ts';

const rule = { points: 2, durationSeconds: 600 };

describe.each(STORES)('when $store goes away', ({ open }) => {
  it('counts in memory, never without limit, and goes back by itself', async () => {
    const store = await open();
    const changes: string[] = [];
    const limits = createLimits({ url: store.url, onChange: (state) => changes.push(state) });
    const limiter = limits.limiter('outage', rule);
    try {
      await limiter.consume('before');
      await store.away();
      expect((await limiter.consume('k')).allowed).toBe(true);
      expect((await limiter.consume('k')).allowed).toBe(true);
      expect(await limiter.consume('k')).toEqual({ allowed: false, retryAfterSeconds: expect.any(Number) });
      expect((await limiter.peek('k')).allowed).toBe(false);
      await limiter.reset('k');
      expect(await limiter.peek('k')).toEqual({ allowed: true, remaining: 2 });
      expect(changes).toEqual(['MEMORY']);

      await store.back();
      await eventually(async () => {
        await limiter.peek('before');
        expect(changes).toEqual(['MEMORY', 'STORE']);
      });
      expect((await limiter.consume('before')).allowed).toBe(true);
    } finally {
      await limits.close();
      await store.remove();
    }
  });
});

describe.each(['postgres', 'redis'])('when %s is away at the start', (scheme) => {
  it('the service starts, and is limited', async () => {
    const reasons: unknown[] = [];
    const limits = createLimits({
      url: `${scheme}://nobody:topsecret@127.0.0.1:${await freePort()}/0`,
      onChange: (_, reason) => reasons.push(reason),
    });
    const limiter = limits.limiter('start', rule);
    const decisions = await Promise.all(Array.from({ length: 20 }, () => limiter.consume('k')));
    expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(2);
    expect(reasons).toHaveLength(1);
    expect(String(reasons[0])).not.toContain('topsecret');
    await limits.close();
  });
});
