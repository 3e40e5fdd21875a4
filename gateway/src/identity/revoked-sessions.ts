import { setTimeout as wait } from 'node:timers/promises';
import { VIEWER_HEADER } from '@medreg/viewer';
import type { Logger } from 'pino';
import { request } from 'undici';
import { z } from 'zod';

const List = z.object({ sessions: z.array(z.string()) });
const TIMEOUT_MS = 2_000;

export type RevokedSessionsOptions = {
  readonly url: string;
  /** A freshly signed viewer of kind SERVICE. */
  readonly credentials: () => string;
  readonly everyMs: number;
  readonly logger: Logger;
};

/**
 * Sessions revoked within the lifetime of an access token, read from identity every few seconds. When identity is away,
 * the last list stands: it can only lack sessions revoked by an identity that is away.
 */
export class RevokedSessions {
  readonly #options: RevokedSessionsOptions;
  readonly #stopped = new AbortController();
  #sessions: ReadonlySet<string> = new Set();
  #failing = false;

  constructor(options: RevokedSessionsOptions) {
    this.#options = options;
  }

  has(sessionId: string): boolean {
    return this.#sessions.has(sessionId);
  }

  /** Reads the list once, then goes on in the background until stopped. */
  async start(): Promise<void> {
    await this.refresh();
    void this.#poll();
  }

  stop(): void {
    this.#stopped.abort();
  }

  async refresh(): Promise<void> {
    const { url, credentials, logger } = this.#options;
    try {
      const { statusCode, body } = await request(url, {
        headers: { [VIEWER_HEADER]: credentials() },
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      });
      const answer = await body.json();
      if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`);
      this.#sessions = new Set(List.parse(answer).sessions);
      if (this.#failing) logger.info('revoked sessions are read again');
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) logger.warn({ err: error }, 'revoked sessions could not be read; the known list stands');
      this.#failing = true;
    }
  }

  async #poll(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await wait(this.#options.everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.refresh();
    }
  }
}
