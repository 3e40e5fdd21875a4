import { LRUCache } from 'lru-cache';

/** A finished public answer, as text. */
export type KeptAnswer = {
  readonly body: string;
  readonly contentType: string;
  readonly operationName: string | null;
  /** performance.now() at which it must be forgotten. */
  readonly expiresAt: number;
};

export type GraphRequest = {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
};

/**
 * Answers that everybody may see, kept until the shortest age of their parts. Only requests without an access token
 * are looked up or kept. The key is the whole request, not a hash of it, so that no two can ever be mistaken.
 */
export class ResponseCache {
  readonly #answers: LRUCache<string, KeptAnswer>;

  constructor(maxBytes: number) {
    this.#answers = new LRUCache({
      maxSize: Math.max(maxBytes, 1),
      maxEntrySize: Math.max(Math.floor(maxBytes / 8), 1),
      sizeCalculation: (answer, key) => 2 * (answer.body.length + key.length) + 100,
    });
  }

  keyOf({ query, operationName, variables, extensions }: GraphRequest): string {
    return JSON.stringify([query, operationName, variables, extensions]);
  }

  find(key: string): KeptAnswer | undefined {
    const answer = this.#answers.get(key);
    if (answer === undefined || answer.expiresAt > performance.now()) return answer;
    this.#answers.delete(key);
    return undefined;
  }

  keep(key: string, answer: Omit<KeptAnswer, 'expiresAt'>, maxAgeSeconds: number): void {
    this.#answers.set(key, { ...answer, expiresAt: performance.now() + maxAgeSeconds * 1000 });
  }
}
