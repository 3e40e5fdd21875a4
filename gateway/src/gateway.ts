import cors from '@fastify/cors';
import { viewerSigner } from '@medreg/viewer';
import { type FastifyError, type FastifyInstance, fastify as openFastify } from 'fastify';
import { openExchange } from './edge/exchange.ts';
import { graphqlRoute } from './edge/graphql-route.ts';
import { healthRoutes } from './edge/health.ts';
import { httpRefusal } from './edge/http-refusal.ts';
import { rateLimits } from './edge/rate-limits.ts';
import { requestIdOf } from './edge/request-id.ts';
import { securityHeaders } from './edge/security-headers.ts';
import { startEngine } from './graph/engine.ts';
import { errorBody, INTERNAL, Refusal } from './graph/errors.ts';
import { operationLimits } from './graph/operation-limits.ts';
import { persistedQueries } from './graph/persisted-queries.ts';
import { requestReport } from './graph/request-report.ts';
import { ResponseCache } from './graph/response-cache.ts';
import { connectSubgraph, type Subgraph } from './graph/subgraph.ts';
import { accessTokens } from './identity/access-tokens.ts';
import { callers } from './identity/callers.ts';
import { RevokedSessions } from './identity/revoked-sessions.ts';
import { SigningKeys } from './identity/signing-keys.ts';
import { accessLog } from './observe/access-log.ts';
import { openMetrics } from './observe/metrics.ts';
import { traceHeaders } from './observe/tracing.ts';
import { DEFAULT_LIMITS, type GatewayOptions, type Limits } from './options.ts';
import { KnownOperations } from './plan/known-operations.ts';
import { openPools } from './proxies/pools.ts';
import { proxyRoutes } from './proxies/routes.ts';
import { openRedis } from './redis.ts';

export type Gateway = {
  readonly fastify: FastifyInstance;
  /** @returns the address that it listens on */
  listen(at: { port: number; host: string }): Promise<string>;
  /** Stops accepting, lets what is in flight finish within the time given, closes everything behind it. */
  close(graceMs?: number): Promise<void>;
  /** Reads the list of revoked sessions now; the poll does the same every few seconds. */
  refreshRevokedSessions(): Promise<void>;
};

const CONNECTIONS = 32;
const GRACE_MS = 10_000;
const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_ANSWER_BYTES = 64 * 1024 * 1024;

/** Builds a gateway from its options; nothing listens yet. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { logger } = options;
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const timeoutMs = options.subgraphTimeoutMs ?? DEFAULT_TIMEOUT_MS;
  const metrics = openMetrics();
  const signViewer = viewerSigner(options.viewerSecret);
  const pools = openPools(CONNECTIONS);
  const redis = options.redisUrl === undefined ? undefined : openRedis(options.redisUrl, logger);

  const keys = new SigningKeys(options.jwksUrl, logger);
  const revoked = new RevokedSessions({
    url: options.revokedSessionsUrl,
    credentials: () =>
      signViewer({ kind: 'SERVICE', service: 'gateway', requestId: requestIdOf(undefined), rights: [] }),
    everyMs: options.revocationPollMs ?? 2_000,
    logger,
  });
  const viewerOfRequest = callers(
    accessTokens({ findKey: (kid) => keys.find(kid), isRevoked: (session) => revoked.has(session) }),
  );

  const subgraphs = new Map<string, Subgraph>();
  for (const [name, { url, part }] of Object.entries(options.subgraphs)) {
    const trace = options.tracing ? { trace: traceHeaders } : {};
    const connection = { name, url, part, pool: pools.of(url), signViewer, timeoutMs, logger, ...trace };
    subgraphs.set(name, connectSubgraph({ ...connection, observe: metrics.subgraph(name) }));
  }
  const known = new KnownOperations(subgraphs);
  const engine = await startEngine({
    supergraph: options.supergraph,
    introspection: options.introspection,
    tokens: limits.tokens,
    persistedQueries: persistedQueries(redis),
    plugin: requestReport(logger),
    logger,
    subgraph(name) {
      const subgraph = subgraphs.get(name);
      if (!subgraph) throw new Error(`The supergraph has a subgraph "${name}" without an address`);
      return subgraph;
    },
    planned: (operation, schema) => known.add(operation, schema),
  });

  const fastify = openFastify({
    logger: false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    requestIdHeader: false,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    bodyLimit: limits.bodyBytes,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 4_096 },
  });
  let draining = false;
  fastify.decorateRequest('exchange');
  const requestEnded = accessLog(logger, metrics);
  const secured = securityHeaders(options.publicUrl?.startsWith('https:') ?? false);
  fastify.addHook('onRequest', (request, reply, done) => {
    request.exchange = openExchange(request.id, request.ip, request.headers['user-agent']);
    metrics.requestStarted();
    reply.header('x-request-id', request.id);
    reply.headers(request.routeOptions.url === '/graphql' ? secured.ofAnswers : secured.ofPages);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    requestEnded(request, reply);
    done();
  });
  await fastify.register(cors, {
    origin: options.corsOrigins?.length ? [...options.corsOrigins] : false,
    methods: ['GET', 'POST', 'PUT'],
    allowedHeaders: ['authorization', 'content-type', 'accept', 'x-request-id', 'apollo-require-preflight'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 600,
  });
  const countMutation = await rateLimits(fastify, limits, redis);

  fastify.setErrorHandler((error: FastifyError, request, reply) => {
    const { code, status, message, headers } = httpRefusal(error);
    request.exchange.errorCodes = [code];
    if (code === INTERNAL) logger.error({ requestId: request.id, err: error }, 'bug');
    reply.headers(headers).code(status).type('application/json; charset=utf-8');
    return reply.header('cache-control', 'no-store').send(errorBody(code, message, request.id));
  });
  fastify.setNotFoundHandler({ preHandler: fastify.rateLimit() }, () => {
    throw new Refusal('NOT_FOUND', 404, 'There is nothing at this address.');
  });

  await fastify.register(graphqlRoute, {
    server: engine.server,
    // Apollo's executor makes the spans, so with tracing every request goes its way.
    known: options.tracing ? null : known,
    logger,
    viewerOfRequest,
    refuseOperation: operationLimits(engine.schema, limits),
    answers: new ResponseCache(options.responseCacheBytes ?? DEFAULT_ANSWER_BYTES),
    metrics,
    bodyBytes: limits.bodyBytes,
    countMutation,
  });
  await fastify.register(proxyRoutes, {
    gateway: options,
    poolOf: pools.of,
    uploadBytes: limits.uploadBytes,
    viewerOfRequest,
    signViewer,
    timeoutMs,
  });
  await fastify.register(healthRoutes, {
    services: new Map(Object.entries(options.subgraphs).map(([name, { url }]) => [name, pools.of(url)])),
    keysLoaded: () => keys.loaded,
    draining: () => draining,
    metrics,
  });

  return {
    fastify,
    refreshRevokedSessions: () => revoked.refresh(),
    async listen(at) {
      await Promise.all([keys.refresh(), revoked.start()]);
      return fastify.listen(at);
    },
    async close(graceMs = GRACE_MS) {
      draining = true;
      const force = setTimeout(() => fastify.server.closeAllConnections(), graceMs);
      await fastify.close();
      clearTimeout(force);
      revoked.stop();
      await engine.server.stop();
      await pools.destroy();
      redis?.disconnect();
    },
  };
}
