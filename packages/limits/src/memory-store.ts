import { RateLimiterMemory } from 'rate-limiter-flexible';
import { optionsOf, type Store } from './store.ts';

/** Counters in this process: for one process alone, and as the insurance of the other stores. */
export function memoryStore(): Store {
  return {
    prepare: async () => undefined,
    open: (name, rule) => new RateLimiterMemory(optionsOf(name, rule)),
    close: async () => undefined,
  };
}
