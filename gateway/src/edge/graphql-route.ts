import { HeaderMap } from '@apollo/server';
import type { Viewer } from '@medreg/viewer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { isPreflighted, PREFLIGHTED } from '../graph/csrf.ts';
import type { Engine } from '../graph/engine.ts';
import { Refusal } from '../graph/errors.ts';
import type { GraphRequest, ResponseCache } from '../graph/response-cache.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { Exchange } from './exchange.ts';
import { parseJsonBody } from './json-body.ts';
import type { CountMutation } from './rate-limits.ts';

export type GraphqlRouteOptions = {
  readonly server: Engine['server'];
  readonly viewerOfRequest: (authorization: string | undefined, exchange: Exchange) => Promise<Viewer>;
  readonly refuseOperation: (query: string) => GraphQLError | null;
  readonly answers: ResponseCache;
  readonly metrics: Metrics;
  readonly bodyBytes: number;
  readonly countMutation: CountMutation;
};

/** Codes of a well-formed request whose operation is at fault; see statusOf. */
const OPERATION_AT_FAULT = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** `/graphql` by the GraphQL-over-HTTP specification; graphql-http's audits are run against it. */
export async function graphqlRoute(fastify: FastifyInstance, options: GraphqlRouteOptions): Promise<void> {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    ['application/json', 'application/graphql+json'],
    { parseAs: 'buffer', bodyLimit: options.bodyBytes },
    async (_request: FastifyRequest, body: Buffer) => parseJsonBody(body),
  );
  fastify.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    handler: (request, reply) => answer(request, reply, options),
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, options: GraphqlRouteOptions): Promise<string> {
  const { answers, server, metrics } = options;
  const { exchange, headers } = request;
  const search = request.method === 'GET' ? searchOf(request.url) : '';
  const asked = request.method === 'GET' ? askedBySearch(search) : askedByBody(request.body);
  const preflighted = request.method === 'POST' || isPreflighted(headers);

  const key =
    headers.authorization === undefined && preflighted ? `${headers.accept ?? ''} ${answers.keyOf(asked)}` : null;
  if (key !== null) {
    const kept = answers.find(key);
    if (kept) {
      metrics.answerCache('hit');
      exchange.cache = 'hit';
      exchange.operationName = kept.operationName;
      exchange.operationType = 'query';
      exchange.viewer = { kind: 'ANONYMOUS', requestId: exchange.requestId, rights: [] };
      reply.header('content-type', kept.contentType);
      reply.header('cache-control', publicFor(Math.ceil((kept.expiresAt - performance.now()) / 1000)));
      return kept.body;
    }
  }

  const response = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: headersFor(request, preflighted),
      search,
      body: request.body,
    },
    async context() {
      try {
        exchange.viewer = await options.viewerOfRequest(headers.authorization, exchange);
        const refusal = typeof asked.query === 'string' ? options.refuseOperation(asked.query) : null;
        if (refusal) throw refusal;
        return { exchange, countMutation: () => options.countMutation(request) };
      } catch (error) {
        throw asGraphQLError(error, exchange);
      }
    },
  });
  if (response.body.kind !== 'complete') throw new Error('incremental delivery is not offered');

  const body = response.body.string;
  const contentType = response.headers.get('content-type') ?? 'application/json; charset=utf-8';
  for (const [name, value] of response.headers) reply.header(name, value);
  reply.code(statusOf(response.status, contentType, exchange.errorCodes));

  const { policy } = exchange;
  if (policy === null || policy.scope !== 'PUBLIC' || exchange.viewer?.kind !== 'ANONYMOUS') {
    reply.header('cache-control', 'no-store');
    return body;
  }
  reply.header('cache-control', publicFor(policy.maxAge));
  if (key !== null) {
    metrics.answerCache('miss');
    exchange.cache = 'miss';
    answers.keep(key, { body, contentType, operationName: exchange.operationName }, policy.maxAge);
  }
  return body;
}

/**
 * A client that asked for the older media type gets 200 when its request was well-formed and only the operation was at
 * fault, because by the specification it cannot tell such a 400 from one of a proxy on the way.
 */
function statusOf(status: number | undefined, contentType: string, errorCodes: readonly string[]): number {
  if (
    status === 400 &&
    contentType.startsWith('application/json') &&
    errorCodes.some((code) => OPERATION_AT_FAULT.has(code))
  ) {
    return 200;
  }
  return status ?? 200;
}

function publicFor(seconds: number): string {
  return `public, max-age=${seconds}`;
}

/** What Apollo needs of the headers; the rest stays at the door. */
function headersFor({ headers }: FastifyRequest, preflighted: boolean): HeaderMap {
  const map = new HeaderMap();
  if (headers.accept !== undefined) map.set('accept', headers.accept);
  if (headers['content-type'] !== undefined) map.set('content-type', headers['content-type']);
  if (preflighted) map.set(PREFLIGHTED, 'yes');
  return map;
}

/** A refusal of ours in the form from which Apollo makes an answer of the media type that the client accepts. */
function asGraphQLError(error: unknown, exchange: Exchange): GraphQLError {
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
  throw error;
}

function askedByBody(body: unknown): GraphRequest {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

function askedBySearch(search: string): GraphRequest {
  const asked = Object.fromEntries(new URLSearchParams(search));
  if (Object.values(asked).some((value) => value.includes('\0') || value.includes('\\u0000'))) {
    throw new Refusal('BAD_USER_INPUT', 400, 'The request holds a null character.');
  }
  return asked;
}
