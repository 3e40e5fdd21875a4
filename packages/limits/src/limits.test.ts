import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { STORES } from '@medreg/jobs/testing';
import { eventually } from '@medreg/testkit';
import { createLimits, type Limits } from './index.ts';

const MEMORY = { store: 'memory', open: async () => ({ url: 'memory:', remove: async () => undefined }) };
const SHARED = new Set(STORES.map(({ store }) => store));

describe.each([MEMORY, ...STORES])('limits in $store', ({ store, open }) => {
  let url: string;
  let remove: () => Promise<void>;
  const opened: Limits[] = [];
  const changes: string[] = [];
  const process = () => {
    const limits = createLimits({ url, onChange: (state) => changes.push(state) });
    opened.push(limits);
    return limits;
  };

  beforeAll(async () => {
    ({ url, remove } = await open());
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((limits) => limits.close()));
    expect(changes.splice(0)).toEqual([]);
  });
  afterAll(() => remove());

  it('allows as many as the rule says, then says how long to wait', async () => {
    const limiter = process().limiter('sign-in', { points: 2, durationSeconds: 60 });
    expect(await limiter.consume('wang')).toEqual({ allowed: true, remaining: 1 });
    expect(await limiter.consume('wang')).toEqual({ allowed: true, remaining: 0 });
    const refusal = await limiter.consume('wang');
    expect(refusal).toEqual({ allowed: false, retryAfterSeconds: expect.any(Number) });
    if (refusal.allowed) return;
    expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
    expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('counts every key and every name by itself', async () => {
    const limits = process();
    const rule = { points: 1, durationSeconds: 60 };
    expect((await limits.limiter('sms', rule).consume('a')).allowed).toBe(true);
    expect((await limits.limiter('sms', rule).consume('b')).allowed).toBe(true);
    expect((await limits.limiter('mail', rule).consume('a')).allowed).toBe(true);
    expect((await limits.limiter('sms', rule).consume('a')).allowed).toBe(false);
  });

  it('a lock-out lasts as long as it says (5 wrong tries, then 24 h; domain 4.2)', async () => {
    const rule = { points: 5, durationSeconds: 60, blockSeconds: 86_400 };
    const limiter = process().limiter('activation', rule);
    for (let tries = 0; tries < 5; tries += 1) expect((await limiter.consume('440103')).allowed).toBe(true);
    for (let tries = 0; tries < 2; tries += 1) {
      const refusal = await limiter.consume('440103');
      if (refusal.allowed) throw new Error('The sixth try was allowed');
      expect(refusal.retryAfterSeconds).toBeGreaterThan(60);
      expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(86_400);
    }
  });

  it('a look does not count', async () => {
    const limiter = process().limiter('look', { points: 2, durationSeconds: 60 });
    expect(await limiter.peek('k')).toEqual({ allowed: true, remaining: 2 });
    expect(await limiter.peek('k')).toEqual({ allowed: true, remaining: 2 });
    await limiter.consume('k');
    expect(await limiter.peek('k')).toEqual({ allowed: true, remaining: 1 });
    await limiter.consume('k');
    expect((await limiter.peek('k')).allowed).toBe(false);
    await limiter.consume('k');
    expect(await limiter.peek('k')).toEqual({ allowed: false, retryAfterSeconds: expect.any(Number) });
  });

  it('a reset forgets, a lock-out too', async () => {
    const limiter = process().limiter('reset', { points: 1, durationSeconds: 60, blockSeconds: 600 });
    await limiter.reset('never seen');
    await limiter.consume('k');
    expect((await limiter.consume('k')).allowed).toBe(false);
    await limiter.reset('k');
    expect(await limiter.consume('k')).toEqual({ allowed: true, remaining: 0 });
  });

  it('several points at once', async () => {
    const limiter = process().limiter('weight', { points: 10, durationSeconds: 60 });
    expect(await limiter.consume('k', 7)).toEqual({ allowed: true, remaining: 3 });
    expect((await limiter.consume('k', 4)).allowed).toBe(false);
    for (const none of [0, -1, 0.5]) await expect(limiter.consume('k', none)).rejects.toThrow(RangeError);
  });

  it('many at the same moment get no more than one after the other', async () => {
    const limiter = process().limiter('rush', { points: 10, durationSeconds: 60, blockSeconds: 600 });
    const decisions = await Promise.all(Array.from({ length: 50 }, () => limiter.consume('k')));
    expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(10);
  });

  it('after the duration it begins anew', async () => {
    const limiter = process().limiter('window', { points: 1, durationSeconds: 1 });
    await limiter.consume('k');
    expect((await limiter.consume('k')).allowed).toBe(false);
    await eventually(async () => expect((await limiter.peek('k')).allowed).toBe(true));
    expect(await limiter.consume('k')).toEqual({ allowed: true, remaining: 0 });
  });

  it('a key may be long and of any script', async () => {
    const limiter = process().limiter('keys', { points: 1, durationSeconds: 60 });
    for (const key of ['', '张三', 'k'.repeat(10_000), "'; DROP TABLE"]) {
      expect((await limiter.consume(key)).allowed).toBe(true);
      expect((await limiter.consume(key)).allowed).toBe(false);
    }
  });

  it(SHARED.has(store) ? 'two processes share the counters' : 'two processes count apart', async () => {
    const rule = { points: 1, durationSeconds: 60 };
    expect((await process().limiter('shared', rule).consume('k')).allowed).toBe(true);
    expect((await process().limiter('shared', rule).consume('k')).allowed).toBe(!SHARED.has(store));
  });

  it('processes that start together all find the table', async () => {
    const rule = { points: 100, durationSeconds: 60 };
    const decisions = await Promise.all(
      Array.from({ length: 5 }, () => process().limiter('start', rule).consume('together')),
    );
    expect(decisions.every(({ allowed }) => allowed)).toBe(true);
  });
});

describe('limiters', () => {
  const limits = createLimits({ url: 'memory:' });
  const rule = { points: 1, durationSeconds: 60 };

  it('one name is one limiter', () => {
    expect(limits.limiter('one', rule)).toBe(limits.limiter('one', { ...rule }));
    expect(() => limits.limiter('one', { ...rule, points: 2 })).toThrow('another rule');
  });

  it.each([
    ['', rule],
    ['a b', rule],
    ['a:b', rule],
    ['n', { points: 0, durationSeconds: 60 }],
    ['n', { points: 1.5, durationSeconds: 60 }],
    ['n', { points: 1, durationSeconds: 0 }],
    ['n', { points: 1, durationSeconds: 0.5 }],
    ['n', { points: 1, durationSeconds: 3_000_000 }],
    ['n', { points: 1, durationSeconds: 60, blockSeconds: 0 }],
  ])('%j %j cannot be one', (name, impossible) => {
    expect(() => limits.limiter(name, impossible)).toThrow(RangeError);
  });

  it.each(['', 'http://x', 'mysql://root:topsecret@x'])('%j is no store, and is not repeated', (url) => {
    expect(() => createLimits({ url })).toThrow(RangeError);
    expect(() => createLimits({ url })).not.toThrow('topsecret');
  });
});
