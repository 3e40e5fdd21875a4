import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway/dist/datasources/types.js';
import { VIEWER_HEADER, type Viewer } from '@medreg/viewer';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import type { Exchange } from '../edge/exchange.ts';
import type { SubgraphOutcome } from '../observe/metrics.ts';
import { policyOfHeader, stricter } from './cache-policy.ts';
import { partUnavailable } from './errors.ts';
import { type JsonAnswer, postJson } from './post-json.ts';

export type SubgraphAnswer = {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
};

/** One subgraph, asked over its pool of kept-alive connections. */
export type Subgraph = {
  readonly name: string;
  /**
   * @param body the GraphQL request as JSON
   * @param isRead whether asking a second time can do no harm
   * @throws GraphQLError SERVICE_UNAVAILABLE when there is no answer in time
   */
  ask(exchange: Exchange, body: string, isRead: boolean): Promise<SubgraphAnswer>;
};

export type SubgraphConnection = {
  readonly name: string;
  /** In words for a user; see SubgraphOptions. */
  readonly part: string;
  readonly url: string;
  readonly pool: Dispatcher;
  readonly signViewer: (viewer: Viewer) => string;
  readonly timeoutMs: number;
  /** Adds trace context to the headers; absent when tracing is off. */
  readonly trace?: (headers: Record<string, string>) => void;
  readonly observe: (seconds: number, outcome: SubgraphOutcome) => void;
  readonly logger: Logger;
};

/** The connection failed before an answer began. */
const CONNECTION_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_SOCKET']);

/** What a proxy or a service that is starting or stopping answers. */
const AWAY = new Set([502, 503, 504]);

/**
 * Sends the signed viewer and the request id, and nothing else of the client's. A read is tried once more when its
 * connection fails, a mutation never. The answer's Cache-Control narrows the policy of the whole.
 */
export function connectSubgraph(options: SubgraphConnection): Subgraph {
  const { name, part, pool, signViewer, timeoutMs, trace, observe, logger } = options;
  const path = new URL(options.url).pathname;

  async function send(headers: Record<string, string>, body: string, isRead: boolean): Promise<JsonAnswer> {
    const post = { path, headers, body, timeoutMs };
    try {
      return await postJson(pool, post);
    } catch (error) {
      if (isRead && CONNECTION_ERRORS.has(codeOf(error))) return postJson(pool, post);
      throw error;
    }
  }

  return {
    name,
    async ask(exchange, body, isRead) {
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        accept: 'application/json',
        [VIEWER_HEADER]: signedViewer(exchange, signViewer),
        'x-request-id': exchange.requestId,
      };
      trace?.(headers);
      const startedAt = performance.now();
      const spent = () => (performance.now() - startedAt) / 1000;
      try {
        const { status, value, cacheControl } = await send(headers, body, isRead);
        if (!isAnswer(value) || AWAY.has(status)) throw new Error(`HTTP ${status} without an answer`);
        observe(spent(), value.errors === undefined ? 'ok' : 'error');
        exchange.policy = stricter(exchange.policy, policyOfHeader(cacheControl));
        return value;
      } catch (error) {
        observe(spent(), 'unavailable');
        logger.warn({ requestId: exchange.requestId, subgraph: name, err: error }, 'subgraph unavailable');
        throw partUnavailable(name, part);
      }
    },
  };
}

/** The same subgraph in the form in which Apollo Gateway asks. */
export function dataSourceOf(subgraph: Subgraph): GraphQLDataSource {
  const openings = new LRUCache<string, string>({ max: 2_000 });

  /** A plan sends the same text every time, so its JSON form is made once. */
  function opening(query: string): string {
    let text = openings.get(query);
    if (text === undefined) {
      text = `{"query":${JSON.stringify(query)}`;
      openings.set(query, text);
    }
    return text;
  }

  return {
    async process({ request, context }: GraphQLDataSourceProcessOptions) {
      const { query = '', variables = {}, operationName } = request;
      const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
      const body = `${opening(query)}${name},"variables":${JSON.stringify(variables)}}`;
      return subgraph.ask(context.exchange, body, !query.startsWith('mutation')) as ReturnType<
        GraphQLDataSource['process']
      >;
    },
  };
}

/** The viewer is signed when the first subgraph of a request is asked, and once. */
function signedViewer(exchange: Exchange, sign: (viewer: Viewer) => string): string {
  if (exchange.viewer === null) throw new Error('a subgraph was asked before the caller was known');
  exchange.signedViewer ??= sign(exchange.viewer);
  return exchange.signedViewer;
}

function isAnswer(value: unknown): value is SubgraphAnswer {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
