import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway/dist/datasources/types.js';
import { VIEWER_HEADER, type Viewer } from '@medreg/viewer';
import { LRUCache } from 'lru-cache';
import type { Dispatcher } from 'undici';
import type { Exchange } from '../edge/exchange.ts';
import { policyOfHeader } from './cache-policy.ts';
import { partUnavailable } from './errors.ts';

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

export type SubgraphSourceOptions = {
  readonly name: string;
  /** In words for a user; see SubgraphOptions. */
  readonly part: string;
  readonly url: string;
  readonly pool: Dispatcher;
  readonly signViewer: (viewer: Viewer) => string;
  readonly timeoutMs: number;
  /** Adds trace context to the headers; absent when tracing is off. */
  readonly trace?: (headers: Record<string, string>) => void;
  readonly observe: (seconds: number, outcome: 'ok' | 'error' | 'unavailable') => void;
};

/** The connection failed before an answer began: with a read, trying once more can do no harm. */
const CONNECTION_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_SOCKET']);

/**
 * Asks one subgraph over its pool of kept-alive connections. Sends the signed viewer and the request id, and nothing
 * else of the client's. Apollo's own data source (node-fetch, make-fetch-happen) is the brake of a default gateway.
 */
export function subgraphSource(options: SubgraphSourceOptions): GraphQLDataSource {
  const path = new URL(options.url).pathname;
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

  function ask(headers: Record<string, string>, body: string): Promise<Dispatcher.ResponseData> {
    return options.pool.request({
      method: 'POST',
      path,
      headers,
      body,
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
    });
  }

  async function send(
    headers: Record<string, string>,
    body: string,
    isRead: boolean,
  ): Promise<Dispatcher.ResponseData> {
    try {
      return await ask(headers, body);
    } catch (error) {
      if (isRead && CONNECTION_ERRORS.has(codeOf(error))) return ask(headers, body);
      throw error;
    }
  }

  return {
    async process(call: GraphQLDataSourceProcessOptions): Promise<Answer> {
      const { query = '', variables, operationName } = call.request;
      const exchange: Exchange = call.context.exchange;
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        accept: 'application/json',
        [VIEWER_HEADER]: signedViewer(exchange, options.signViewer),
        'x-request-id': exchange.requestId,
      };
      options.trace?.(headers);
      let body = opening(query);
      if (operationName) body += `,"operationName":${JSON.stringify(operationName)}`;
      if (variables !== undefined) body += `,"variables":${JSON.stringify(variables)}`;
      body += '}';

      const startedAt = performance.now();
      const spent = () => (performance.now() - startedAt) / 1000;
      let response: Dispatcher.ResponseData;
      let answer: unknown;
      try {
        response = await send(headers, body, !query.startsWith('mutation'));
        answer = await response.body.json();
      } catch (error) {
        options.observe(spent(), 'unavailable');
        throw partUnavailable(options.name, options.part, error);
      }
      if (
        !isAnswer(answer) ||
        response.statusCode === 502 ||
        response.statusCode === 503 ||
        response.statusCode === 504
      ) {
        options.observe(spent(), 'unavailable');
        throw partUnavailable(options.name, options.part, new Error(`${options.name}: HTTP ${response.statusCode}`));
      }
      options.observe(spent(), answer.errors === undefined ? 'ok' : 'error');
      if ('incomingRequestContext' in call) {
        call.incomingRequestContext.overallCachePolicy?.restrict(policyOfHeader(response.headers['cache-control']));
      }
      return answer;
    },
  };
}

/** The viewer is signed when the first subgraph of a request is asked, and once. */
function signedViewer(exchange: Exchange, sign: (viewer: Viewer) => string): string {
  if (exchange.viewer === null) throw new Error('a subgraph was asked before the caller was known');
  exchange.signedViewer ??= sign(exchange.viewer);
  return exchange.signedViewer;
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
