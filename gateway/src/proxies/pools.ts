import { Pool } from 'undici';

/** No answer of a service is larger than this. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

export type Pools = { of(url: string): Pool; destroy(): Promise<void> };

/** One pool of kept-alive connections per origin, shared by the graph, the proxies and the probes. */
export function openPools(connections: number): Pools {
  const pools = new Map<string, Pool>();
  return {
    of(url) {
      const { origin } = new URL(url);
      const known = pools.get(origin);
      if (known) return known;
      const pool = new Pool(origin, {
        connections,
        pipelining: 1,
        maxResponseSize: MAX_ANSWER_BYTES,
        connect: { timeout: 2_000 },
      });
      pools.set(origin, pool);
      return pool;
    },
    async destroy() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}
