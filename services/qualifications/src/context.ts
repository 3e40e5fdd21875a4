import type { Clock } from '@medreg/clock';
import type { Files, Tickets } from '@medreg/files';
import type { Limiter } from '@medreg/limits';
import type { Pii } from '@medreg/pii';
import type { BaseContext } from '@medreg/subgraph';
import type { Database } from './database.ts';
import type { Loaders } from './loaders.ts';

/** What the use cases work with. */
export interface Deps {
  db: Database;
  pii: Pii;
  clock: Clock;
  files: Files;
  tickets: Tickets;
  /** Import batches that an account opens. */
  openings: Limiter;
  /** Questions at the window by one account, and those that found nobody. */
  lookUps: Limiter;
  lookUpMisses: Limiter;
  /** People and records that an account enters by hand. */
  entries: Limiter;
}

/** One request: who asks, what there is to work with, and the batched reads of this request. */
export interface Context extends BaseContext {
  deps: Deps;
  load: Loaders;
}
