/** The queue's store did not answer in time, or not at all. Whoever asked may ask again: ids make that harmless. */
export class QueueUnavailable extends Error {
  override readonly name = 'QueueUnavailable';
  readonly queue: string;

  constructor(queue: string, cause?: unknown) {
    super(`The store of queue "${queue}" is not available`, { cause });
    this.queue = queue;
  }
}

/**
 * @returns what `work` resolves to
 * @throws what `onTimeout` returns, when `work` takes longer than `milliseconds`; `work` itself cannot be called back
 */
export async function within<T>(work: Promise<T>, milliseconds: number, onTimeout: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(onTimeout()), milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
