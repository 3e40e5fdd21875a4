import { USER_AGENT_MAX, type Viewer } from '@medreg/viewer';
import type { CachePolicy } from '../graph/cache-policy.ts';

/** What is known about one request while it is answered; the log line, the metrics and the subgraph calls read it. */
export type Exchange = {
  readonly requestId: string;
  readonly startedAt: number;
  /** Client address by Fastify, proxies taken into account. Never logged. */
  readonly address: string;
  /** What the client's program calls itself, no longer than a viewer may carry. Never logged. */
  readonly userAgent?: string;
  viewer: Viewer | null;
  /** The viewer as the subgraphs get it; made once. */
  signedViewer: string | null;
  operationName: string | null;
  operationType: 'query' | 'mutation' | 'subscription' | null;
  errorCodes: readonly string[];
  /** The strictest policy of the subgraphs asked so far; null when none has been asked. */
  policy: CachePolicy | null;
  cache: 'hit' | 'miss' | null;
};

export function openExchange(requestId: string, address: string, userAgent?: string): Exchange {
  return {
    requestId,
    startedAt: performance.now(),
    address,
    ...(userAgent && { userAgent: userAgent.slice(0, USER_AGENT_MAX) }),
    viewer: null,
    signedViewer: null,
    operationName: null,
    operationType: null,
    errorCodes: [],
    policy: null,
    cache: null,
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Exchange;
  }
}
