// Every piece of work once, so many at a time.

/** @param work is done once for each item @returns how many in a second, and how long one took */
export async function underLoad(items, concurrency, work) {
  const waiting = items.values();
  const took = [];
  const began = performance.now();
  const worker = async () => {
    for (const item of waiting) {
      const from = performance.now();
      await work(item);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
  return { count: items.length, perSecond: items.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
