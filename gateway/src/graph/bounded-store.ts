import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { LRUCache } from 'lru-cache';

/**
 * A key-value cache for Apollo that holds a number of entries, least recently used out. Apollo's own measures every
 * entry by serialising it, which for documents and plans costs more than the bound is worth.
 */
export function boundedStore<Value extends object | string>(
  maxEntries: number,
): KeyValueCache<Value> & { clear(): void } {
  const entries = new LRUCache<string, Value>({ max: maxEntries });
  return {
    async get(key) {
      return entries.get(key);
    },
    async set(key, value) {
      entries.set(key, value);
    },
    async delete(key) {
      return entries.delete(key);
    },
    clear() {
      entries.clear();
    },
  };
}
