import type { BaseContext } from '@medreg/subgraph';
import type { Deps } from './deps.ts';

/** What every resolver gets. */
export interface Context extends BaseContext {
  deps: Deps;
}
