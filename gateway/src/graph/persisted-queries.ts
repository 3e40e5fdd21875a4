import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import type { Redis } from 'ioredis';
import { boundedStore } from './bounded-store.ts';

const TTL_SECONDS = 24 * 3600;

/** Texts of automatic persisted queries: in memory, or in Redis for several gateways. A Redis that is away is a miss. */
export function persistedQueries(redis: Redis | undefined): KeyValueCache {
  if (redis === undefined) return boundedStore<string>(2_000);
  const keyOf = (key: string) => `medreg:gateway:${key}`;
  return {
    async get(key) {
      return (await redis.get(keyOf(key)).catch(() => null)) ?? undefined;
    },
    async set(key, value, options) {
      await redis.set(keyOf(key), value, 'EX', options?.ttl ?? TTL_SECONDS).catch(() => undefined);
    },
    async delete(key) {
      await redis.del(keyOf(key)).catch(() => undefined);
    },
  };
}
