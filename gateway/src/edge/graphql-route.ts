import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { isShareable } from '../graph/cache-policy.ts';
import { isPreflighted } from '../graph/csrf.ts';
import { Refusal } from '../graph/errors.ts';
import type { GraphRequest, ResponseCache } from '../graph/response-cache.ts';
import type { Metrics } from '../observe/metrics.ts';
import { type ApolloWay, byApollo } from './by-apollo.ts';
import { byKnownOperation, type KnownWay } from './by-known-operation.ts';
import type { Exchange } from './exchange.ts';
import { parseJsonBody } from './json-body.ts';

export type GraphqlRouteOptions = Omit<ApolloWay, 'mediaTypes'> &
  Omit<KnownWay, 'mediaTypes'> & {
    readonly answers: ResponseCache;
    readonly metrics: Metrics;
    readonly bodyBytes: number;
  };

/** One request to the graph, read but not yet judged. */
export type Asked = {
  readonly request: FastifyRequest;
  readonly exchange: Exchange;
  readonly graph: GraphRequest;
  /** Query string of a GET. */
  readonly search: string;
  readonly preflighted: boolean;
  /** Why the caller is turned away; null when he is known, or a stranger. */
  readonly turnedAway: unknown;
};

export type Answered = {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: Iterable<readonly [string, string]>;
  readonly body: string;
};

/** What a public answer depends on besides its address and body. */
const VARY = 'accept, authorization, origin';
/** Values of `accept` whose media type is remembered; clients have a handful. */
const ACCEPTS = 500;

/** `/graphql` by the GraphQL-over-HTTP specification; graphql-http's audits are run against it. */
export async function graphqlRoute(fastify: FastifyInstance, options: GraphqlRouteOptions): Promise<void> {
  const mediaTypes = new LRUCache<string, string>({ max: ACCEPTS });
  const ways = { ...options, mediaTypes };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: options.bodyBytes },
    (_request: FastifyRequest, body: Buffer, done) => {
      try {
        done(null, parseJsonBody(body));
      } catch (error) {
        done(error instanceof Error ? error : new Error('unreadable'));
      }
    },
  );
  fastify.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    handler: (request, reply) => answer(request, reply, ways),
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, ways: ApolloWay & KnownWay & GraphqlRouteOptions) {
  const { exchange, headers } = request;
  const search = request.method === 'GET' ? searchOf(request.url) : '';
  const graph = request.method === 'GET' ? askedBySearch(search) : askedByBody(request.body);
  const preflighted = request.method === 'POST' || isPreflighted(headers);

  const key = headers.authorization === undefined && preflighted ? keyOf(request, graph, ways.answers) : null;
  if (key !== null && giveKept(key, request, reply, ways)) return reply;

  const turnedAway = await identify(request, ways);
  const asked: Asked = { request, exchange, graph, search, preflighted, turnedAway };
  const answered = (await byKnownOperation(asked, ways)) ?? (await byApollo(asked, ways));
  for (const [name, value] of answered.headers ?? []) reply.header(name, value);
  reply.header('content-type', answered.contentType);
  reply.code(answered.status);

  const { policy, errorCodes, operationType, viewer } = exchange;
  const shareable = operationType === 'query' && viewer?.kind === 'ANONYMOUS' && errorCodes.length === 0;
  if (!shareable || !isShareable(policy)) {
    reply.header('cache-control', 'no-store');
    return answered.body;
  }
  reply.header('cache-control', publicFor(policy.maxAge));
  reply.header('vary', VARY);
  if (key !== null) {
    ways.metrics.answerCache('miss');
    exchange.cache = 'miss';
    const { body, contentType } = answered;
    ways.answers.keep(key, { body, contentType, operationName: exchange.operationName }, policy.maxAge);
  }
  return answered.body;
}

async function identify({ exchange, headers }: FastifyRequest, { viewerOfRequest }: ApolloWay): Promise<unknown> {
  try {
    exchange.viewer = await viewerOfRequest(headers.authorization, exchange);
    return null;
  } catch (error) {
    return error;
  }
}

function keyOf({ headers }: FastifyRequest, graph: GraphRequest, answers: ResponseCache): string {
  return `${headers.accept ?? ''} ${answers.keyOf(graph)}`;
}

/** Gives the kept answer of a stranger's request, when there is one. */
function giveKept(key: string, { exchange }: FastifyRequest, reply: FastifyReply, ways: GraphqlRouteOptions): boolean {
  const kept = ways.answers.find(key);
  if (!kept) return false;
  ways.metrics.answerCache('hit');
  exchange.cache = 'hit';
  exchange.operationName = kept.operationName;
  exchange.operationType = 'query';
  exchange.viewer = { kind: 'ANONYMOUS', requestId: exchange.requestId, rights: [] };
  reply.header('content-type', kept.contentType);
  reply.header('cache-control', publicFor(Math.ceil((kept.expiresAt - performance.now()) / 1000)));
  reply.header('vary', VARY);
  reply.send(kept.body);
  return true;
}

function publicFor(seconds: number): string {
  return `public, max-age=${seconds}`;
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
