/**
 * How often something may be done: sign-in attempts, SMS codes, activation tries, requests (domain 4.1, 4.2).
 *
 * One interface over process memory, PostgreSQL and Redis. A limiter is a name and a rule; its counters are shared by every
 * process that uses the same store.
 *
 * **When the store is away** a limiter counts in the memory of its process with the same rule, so nothing is ever unlimited:
 * the limit then holds per process, and what was counted before starts from nothing. It asks the store again every second
 * and goes back to it by itself. `onChange` tells the operator.
 */
export type { Decision, Limiter, LimitRule, Limits, LimitsOptions, StoreState } from './contract.ts';
export { createLimits } from './create-limits.ts';
