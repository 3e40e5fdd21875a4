import { HeaderMap } from '@apollo/server';
import type { Viewer } from '@medreg/viewer';
import { GraphQLError } from 'graphql';
import type { LRUCache } from 'lru-cache';
import { PREFLIGHTED } from '../graph/csrf.ts';
import type { Engine } from '../graph/engine.ts';
import { Refusal } from '../graph/errors.ts';
import type { Exchange } from './exchange.ts';
import type { Answered, Asked } from './graphql-route.ts';
import type { CountMutation } from './rate-limits.ts';

/** The whole way of a request: Apollo Server parses, validates, plans, runs and refuses. */
export type ApolloWay = {
  readonly server: Engine['server'];
  readonly viewerOfRequest: (authorization: string | undefined, exchange: Exchange) => Promise<Viewer>;
  readonly refuseOperation: (query: string) => GraphQLError | null;
  readonly countMutation: CountMutation;
  /** From `accept` to the media type that Apollo has chosen for it. */
  readonly mediaTypes: LRUCache<string, string>;
};

/** Codes of a well-formed request whose operation is at fault; see statusOf. */
const OPERATION_AT_FAULT = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

export async function byApollo(asked: Asked, way: ApolloWay): Promise<Answered> {
  const { request, exchange, graph, search, preflighted, turnedAway } = asked;
  const { accept } = request.headers;
  const response = await way.server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: headersFor(request.headers, preflighted),
      search,
      body: request.body,
    },
    async context() {
      if (turnedAway !== null) throw asGraphQLError(turnedAway, exchange);
      const refusal = typeof graph.query === 'string' ? way.refuseOperation(graph.query) : null;
      if (refusal !== null) throw asGraphQLError(refusal, exchange);
      return { exchange, countMutation: () => way.countMutation(request) };
    },
  });
  if (response.body.kind !== 'complete') throw new Error('incremental delivery is not offered');
  const contentType = response.headers.get('content-type') ?? 'application/json; charset=utf-8';
  const status = statusOf(response.status ?? 200, contentType, exchange.errorCodes);
  if (status === 200) way.mediaTypes.set(accept ?? '', contentType);
  return { status, contentType, headers: response.headers, body: response.body.string };
}

/**
 * A client that asked for the older media type gets 200 when its request was well-formed and only the operation was at
 * fault, because by the specification it cannot tell such a 400 from one of a proxy on the way.
 */
function statusOf(status: number, contentType: string, errorCodes: readonly string[]): number {
  const isOlder = contentType.startsWith('application/json');
  return status === 400 && isOlder && errorCodes.some((code) => OPERATION_AT_FAULT.has(code)) ? 200 : status;
}

/** What Apollo needs of the headers; the rest stays at the door. */
function headersFor(given: Asked['request']['headers'], preflighted: boolean): HeaderMap {
  const map = new HeaderMap();
  if (given.accept !== undefined) map.set('accept', given.accept);
  if (given['content-type'] !== undefined) map.set('content-type', given['content-type']);
  if (preflighted) map.set(PREFLIGHTED, 'yes');
  return map;
}

/** A refusal of ours in the form from which Apollo makes an answer of the media type that the client accepts. */
function asGraphQLError(error: unknown, exchange: Exchange): unknown {
  const { requestId } = exchange;
  if (error instanceof Refusal) {
    exchange.errorCodes = [error.code];
    const http = { status: error.statusCode, headers: new HeaderMap(Object.entries(error.headers)) };
    return new GraphQLError(error.message, { extensions: { code: error.code, requestId, http } });
  }
  if (error instanceof GraphQLError) {
    exchange.errorCodes = [String(error.extensions.code)];
    return new GraphQLError(error.message, { extensions: { ...error.extensions, requestId, http: { status: 400 } } });
  }
  return error;
}
