import { readFileSync } from 'node:fs';
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { LOG_REDACTION } from '@medreg/pii';
import { VIEWER_HEADER, type Viewer, viewerVerifier } from '@medreg/viewer';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, isAbstractType, parse, print } from 'graphql';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { type AccessTable, accessTable, enforceAccess } from './access.ts';
import { errorMask } from './errors.ts';
import { SCALARS } from './scalars.ts';

/** What every resolver's context holds; a service adds its own. */
export interface BaseContext {
  viewer: Viewer;
  log: FastifyBaseLogger;
}

export interface SubgraphOptions<Own extends object> {
  /** Name of the service, as in the supergraph. */
  name: string;
  /** File of the schema. */
  schemaFile: URL | string;
  resolvers: object;
  /** Shared with the gateway and the siblings; at least 32 characters. */
  viewerSecret: string;
  /** Made anew for each request: data loaders, the use cases' dependencies. */
  context: (base: BaseContext) => Own;
  /** Routes beside /graphql, e.g. uploads; `viewerOf` gives the signed viewer of a request, or null. */
  routes?: (app: FastifyInstance, viewerOf: (request: FastifyRequest) => Viewer | null) => void | Promise<void>;
  /** What must answer before the service is ready: name → check that throws. */
  readiness?: Record<string, () => Promise<unknown>>;
  /** Closed after the last request was answered, in this order. */
  closing?: (() => Promise<unknown>)[];
  logLevel?: string;
}

export interface Subgraph {
  app: FastifyInstance;
  schema: GraphQLSchema;
  access: AccessTable;
  metrics: Registry;
  /** One operation as one viewer, without HTTP; for tests and rebuild commands. */
  execute<Data = Record<string, unknown>>(
    viewer: Viewer,
    document: string | DocumentNode,
    variables?: Record<string, unknown>,
  ): Promise<ExecutionResult<Data>>;
  close(): Promise<void>;
}

/** The one way to make a subgraph: signed viewer, access rules, masked errors, health, metrics, limits, shutdown. */
export async function createSubgraph<Own extends object>(options: SubgraphOptions<Own>): Promise<Subgraph> {
  const app = Fastify({
    logger: { level: options.logLevel ?? 'info', base: { service: options.name }, redact: LOG_REDACTION },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    // Tickets of uploads and downloads stand in the path.
    routerOptions: { maxParamLength: 4096 },
    genReqId: (request) => String(request.headers['x-request-id'] ?? crypto.randomUUID()).slice(0, 64),
  });
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(readFileSync(options.schemaFile, 'utf8')),
      resolvers: { ...SCALARS, ...options.resolvers } as never,
    },
  ]);
  resolveUnionsByKind(schema);
  const access = accessTable(schema);
  enforceAccess(schema, access, (context) => (context as BaseContext).viewer);

  const metrics = new Registry();
  metrics.setDefaultLabels({ service: options.name });
  collectDefaultMetrics({ register: metrics });
  const seconds = new Histogram({
    name: 'medreg_subgraph_request_seconds',
    help: 'Duration of GraphQL requests',
    labelNames: ['outcome'],
    registers: [metrics],
  });

  const server = new ApolloServer<BaseContext & Own>({
    schema,
    introspection: false,
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    formatError: errorMask((error) => app.log.error({ err: error }, 'masked error')),
    plugins: [
      ApolloServerPluginCacheControl({ defaultMaxAge: 0, calculateHttpHeaders: true }),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      durations(seconds) as ApolloServerPlugin<BaseContext & Own>,
    ],
  });
  await server.start();
  const contextFor = (viewer: Viewer): BaseContext & Own => {
    const base = { viewer, log: app.log.child({ requestId: viewer.requestId }) };
    return { ...base, ...options.context(base) };
  };
  const verify = viewerVerifier(options.viewerSecret);
  const viewerOf = (request: FastifyRequest) => verify(oneHeader(request, VIEWER_HEADER));

  app.post('/graphql', async (request, reply) => {
    const viewer = viewerOf(request);
    if (!viewer) {
      return reply.code(401).send({ errors: [{ message: 'Not signed', extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: request.body,
      },
      context: async () => contextFor(viewer),
    });
    for (const [name, value] of answer.headers) reply.header(name, value);
    reply.code(answer.status ?? 200);
    return answer.body.kind === 'complete' ? answer.body.string : reply.code(406).send();
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const parts = await checkAll(options.readiness ?? {});
    return reply.code(Object.values(parts).every(Boolean) ? 200 : 503).send({ service: options.name, parts });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  await options.routes?.(app, viewerOf);

  return {
    app,
    schema,
    access,
    metrics,
    async execute(viewer, document, variables) {
      const response = await server.executeOperation(
        { query: typeof document === 'string' ? document : print(document), variables: variables ?? {} },
        { contextValue: contextFor(viewer) },
      );
      if (response.body.kind !== 'single') throw new Error('Incremental delivery is not used here');
      return JSON.parse(JSON.stringify(response.body.singleResult));
    },
    async close() {
      await app.close();
      await server.stop();
      for (const close of options.closing ?? []) await close();
    },
  };
}

/** Listens, and closes on SIGTERM or SIGINT after what is in flight; a second signal ends the process at once. */
export async function runSubgraph(subgraph: Subgraph, { port, host = '127.0.0.1' }: { port: number; host?: string }) {
  await subgraph.app.listen({ port, host });
  let closing = false;
  const stop = () => {
    if (closing) process.exit(1);
    closing = true;
    subgraph.close().then(
      () => process.exit(0),
      (error) => {
        subgraph.app.log.error({ err: error }, 'closing failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Use cases name their outcome: `{ kind: 'StepTaken', … }` is the member StepTaken of a result union. */
function resolveUnionsByKind(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && !type.name.startsWith('_')) {
      type.resolveType ??= (outcome: { kind?: string }) => outcome.kind;
    }
  }
}

function durations(seconds: Histogram<'outcome'>): ApolloServerPlugin {
  return {
    async requestDidStart() {
      const end = seconds.startTimer();
      return {
        async willSendResponse({ errors }) {
          end({ outcome: errors?.length ? 'error' : 'ok' });
        },
      };
    },
  };
}

async function checkAll(checks: Record<string, () => Promise<unknown>>): Promise<Record<string, boolean>> {
  const entries = await Promise.all(
    Object.entries(checks).map(
      async ([name, check]) =>
        [
          name,
          await check().then(
            () => true,
            () => false,
          ),
        ] as const,
    ),
  );
  return Object.fromEntries(entries);
}

function oneHeader(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
