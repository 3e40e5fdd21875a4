import { once } from 'node:events';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { optionsOf, STORE_DEADLINE_MS, type Store } from './store.ts';

/** Counters in Redis, under `limit:<name>:<hash of the key>`. */
export function redisStore(url: string): Store {
  const redis = new Redis(url, {
    // Nothing waits for a server that is away: memory decides meanwhile.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: STORE_DEADLINE_MS,
    commandTimeout: STORE_DEADLINE_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
  });
  let lastError: unknown;
  redis.on('error', (error) => {
    lastError = error;
  });
  const firstConnection = once(redis, 'ready', { signal: AbortSignal.timeout(STORE_DEADLINE_MS) }).catch(
    (error: unknown) => {
      lastError ??= error;
    },
  );

  return {
    async prepare() {
      await firstConnection;
      if (redis.status !== 'ready') throw new Error('Redis is not connected', { cause: lastError });
    },
    open: (name, rule) =>
      new RateLimiterRedis({ ...optionsOf(`limit:${name}`, rule), storeClient: redis, rejectIfRedisNotReady: true }),
    async close() {
      await firstConnection;
      redis.disconnect();
    },
  };
}
