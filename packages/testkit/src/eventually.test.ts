import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.ts';

describe('eventually', () => {
  it('waits until the assertion holds and returns what it returns', async () => {
    let calls = 0;
    const result = await eventually(
      () => {
        calls += 1;
        expect(calls).toBe(3);
        return 'done';
      },
      { intervalMs: 1 },
    );
    expect(result).toBe('done');
  });

  it('ends with the assertion’s own error', async () => {
    const never = eventually(() => Promise.reject(new Error('still not')), { timeoutMs: 5, intervalMs: 1 });
    await expect(never).rejects.toThrow('still not');
  });
});
