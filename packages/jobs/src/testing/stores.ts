/** The stores that queues are tested on, as real servers that a test may switch off. */

import { openPostgres } from './postgres.ts';
import { openRedis, redisIsThere } from './redis.ts';

export type TestStore = {
  url: string;
  /** Ends the server, and with it every connection. */
  away(): Promise<void>;
  /** Starts it again with what it held. */
  back(): Promise<void>;
  /** Ends every connection; new ones work at once. */
  dropConnections(): Promise<void>;
  remove(): Promise<void>;
};

/** Redis is tested wherever there is one: TEST_REDIS_URL, or a redis-server to start. */
export const STORES: { store: string; open: () => Promise<TestStore> }[] = [
  { store: 'PostgreSQL', open: openPostgres },
  ...(redisIsThere() ? [{ store: 'Redis', open: openRedis }] : []),
];
