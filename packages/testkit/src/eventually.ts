import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Repeats an assertion until it holds: for what a relay, a queue or a worker does in its own time.
 * @returns what the assertion returns
 * @throws the assertion's last error when it does not hold within `timeoutMs`
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  { timeoutMs = 10_000, intervalMs = 50 }: { timeoutMs?: number; intervalMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await sleep(intervalMs);
    }
  }
}
