import { RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitsOptions, StoreState } from './contract.ts';

/** Remembers that the store is away, so that not every request waits to find out. */
export type Outage = {
  /** The store's answer, or the insurance's when the store fails or failed a moment ago. A refusal is an answer. */
  attempt<Answer>(store: () => Promise<Answer>, insurance: () => Promise<Answer>): Promise<Answer>;
};

const ASK_AGAIN_AFTER_MS = 1_000;

export function watchForOutage(prepare: () => Promise<void>, onChange: LimitsOptions['onChange']): Outage {
  let state: StoreState = 'STORE';
  let askAgainAt = 0;

  const enter = (next: StoreState, reason?: unknown) => {
    if (state === next) return;
    state = next;
    onChange?.(next, reason);
  };

  return {
    async attempt(store, insurance) {
      if (performance.now() < askAgainAt) return insurance();
      try {
        await prepare();
        const answer = await store();
        enter('STORE');
        return answer;
      } catch (error) {
        if (error instanceof RateLimiterRes) {
          enter('STORE');
          throw error;
        }
        askAgainAt = performance.now() + ASK_AGAIN_AFTER_MS;
        enter('MEMORY', error);
        return insurance();
      }
    },
  };
}
