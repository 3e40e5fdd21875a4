import { createHash } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Decision, Limiter, LimitRule } from './contract.ts';
import type { Outage } from './outage.ts';

/** A limiter on the store that falls back on the insurance while the store is away. */
export function insuredLimiter(
  rule: LimitRule,
  counters: { store: RateLimiterAbstract; insurance: RateLimiterAbstract },
  outage: Outage,
): Limiter {
  const { store, insurance } = counters;
  return {
    async consume(key, points = 1) {
      if (!Number.isSafeInteger(points) || points < 1)
        throw new RangeError('Points are counted from one, in whole ones');
      const hashed = hash(key);
      try {
        const result = await outage.attempt(
          () => store.consume(hashed, points),
          () => insurance.consume(hashed, points),
        );
        return { allowed: true, remaining: result.remainingPoints };
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return refused(refusal);
        throw refusal;
      }
    },

    async peek(key) {
      const hashed = hash(key);
      const result = await outage.attempt(
        () => store.get(hashed),
        () => insurance.get(hashed),
      );
      if (result === null) return { allowed: true, remaining: rule.points };
      return result.consumedPoints < rule.points
        ? { allowed: true, remaining: rule.points - result.consumedPoints }
        : refused(result);
    },

    async reset(key) {
      const hashed = hash(key);
      // What an earlier outage left must not lock out in the next one.
      await insurance.delete(hashed);
      await outage.attempt(
        () => store.delete(hashed),
        () => insurance.delete(hashed),
      );
    },
  };
}

/** Keys are phones and login names: the store holds neither, and a long key is as good as a short one. */
function hash(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

function refused(result: RateLimiterRes): Decision {
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1_000)) };
}
