import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { LimitRule } from './contract.ts';

/** Where counters live. */
export type Store = {
  /** Resolves when the store can be asked. @throws what is in the way. */
  prepare(): Promise<void>;
  open(name: string, rule: LimitRule): RateLimiterAbstract;
  close(): Promise<void>;
};

/** Longest that a request waits for the store before memory decides. */
export const STORE_DEADLINE_MS = 1_000;

/** A rule in the library's words. */
export function optionsOf(name: string, rule: LimitRule) {
  return {
    keyPrefix: name,
    points: rule.points,
    duration: rule.durationSeconds,
    blockDuration: rule.blockSeconds ?? 0,
  };
}
