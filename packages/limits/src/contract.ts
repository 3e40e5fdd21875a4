/** At most `points` in `durationSeconds`, counted from the first one. */
export type LimitRule = {
  readonly points: number;
  /** Whole seconds, up to 24 days. */
  readonly durationSeconds: number;
  /** How long whoever exceeded the rule stays locked out; until the end of the duration when left out. */
  readonly blockSeconds?: number;
};

export type Decision =
  | { readonly allowed: true; readonly remaining: number }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

export type Limiter = {
  /**
   * Counts one (or `points`) for the key and says whether it was within the rule.
   * @throws RangeError when `points` is not a whole number from 1.
   */
  consume(key: string, points?: number): Promise<Decision>;
  /** What `consume` would answer, without counting: for "are you locked out" before a password is checked. */
  peek(key: string): Promise<Decision>;
  /** Forgets the key, e.g. after a good password. */
  reset(key: string): Promise<void>;
};

export type StoreState = 'STORE' | 'MEMORY';

export type LimitsOptions = {
  /** `memory:`, or a `postgres://…` or `redis://…` (`rediss://…`) address. */
  readonly url: string;
  /** Called when the limits fall back on memory, with the reason, and when they are back on the store. */
  readonly onChange?: (state: StoreState, reason?: unknown) => void;
};

export type Limits = {
  /**
   * The limiter of that name: 1–64 letters, digits, `-`, `_` or `.`. Asked again with the same rule it is the same limiter.
   * @throws RangeError when the name or the rule cannot be one, or the name stands for another rule already.
   */
  limiter(name: string, rule: LimitRule): Limiter;
  close(): Promise<void>;
};
