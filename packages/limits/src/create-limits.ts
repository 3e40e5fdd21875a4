import type { Limiter, LimitRule, Limits, LimitsOptions } from './contract.ts';
import { insuredLimiter } from './insured-limiter.ts';
import { memoryStore } from './memory-store.ts';
import { watchForOutage } from './outage.ts';
import { postgresStore } from './postgres-store.ts';
import { redisStore } from './redis-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the store that the address names. Nothing is asked of it yet, so a store that is away does not keep a service from
 * starting.
 * @throws RangeError when the address names none of the three kinds.
 */
export function createLimits({ url, onChange }: LimitsOptions): Limits {
  const store = openStore(url);
  const insurance = memoryStore();
  const outage = watchForOutage(store.prepare, onChange);
  const limiters = new Map<string, { rule: LimitRule; limiter: Limiter }>();

  return {
    limiter(name, rule) {
      const known = limiters.get(name);
      if (known) {
        if (isSame(known.rule, rule)) return known.limiter;
        throw new RangeError(`The limiter "${name}" has another rule already`);
      }
      refuseImpossible(name, rule);
      const counters = { store: store.open(name, rule), insurance: insurance.open(name, rule) };
      const limiter = insuredLimiter(rule, counters, outage);
      limiters.set(name, { rule, limiter });
      return limiter;
    },
    close: store.close,
  };
}

function openStore(url: string): Store {
  const scheme = url.slice(0, url.indexOf(':') + 1);
  switch (scheme) {
    case 'memory:':
      return memoryStore();
    case 'postgres:':
    case 'postgresql:':
      return postgresStore(url);
    case 'redis:':
    case 'rediss:':
      return redisStore(url);
    default:
      throw new RangeError('The address of the limits must begin with memory:, postgres:// or redis://');
  }
}

/** Longest span that a timer of the process can measure. */
const LONGEST_SECONDS = 24 * 24 * 60 * 60;

function refuseImpossible(name: string, rule: LimitRule): void {
  if (!/^[\w.-]{1,64}$/.test(name)) throw new RangeError('A limiter has a name of 1–64 letters, digits, -, _ or .');
  if (!Number.isSafeInteger(rule.points) || rule.points < 1) throw new RangeError('A limit is at least one point');
  for (const seconds of [rule.durationSeconds, rule.blockSeconds ?? 1]) {
    if (Number.isSafeInteger(seconds) && seconds >= 1 && seconds <= LONGEST_SECONDS) continue;
    throw new RangeError('A limit lasts from one second to 24 days, in whole seconds');
  }
}

function isSame(a: LimitRule, b: LimitRule): boolean {
  return a.points === b.points && a.durationSeconds === b.durationSeconds && a.blockSeconds === b.blockSeconds;
}
