import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { environment } from '@medreg/env';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Exchange } from '../edge/exchange.ts';
import type { PlannedOperation } from '../plan/known-operations.ts';
import { boundedStore } from './bounded-store.ts';
import { PREFLIGHTED } from './csrf.ts';
import { dataSourceOf, type Subgraph } from './subgraph.ts';

export type EngineContext = {
  exchange: Exchange;
  /** Counts a mutation of a stranger; seconds to wait, or null when it may run. */
  countMutation: () => Promise<number | null>;
};
export type Engine = {
  readonly server: ApolloServer<EngineContext>;
  /** What clients may ask; the limits measure by it. */
  readonly schema: GraphQLSchema;
};

export type EngineOptions = {
  readonly supergraph: string;
  readonly subgraph: (name: string) => Subgraph;
  /** Hears of every plan that Apollo has used. */
  readonly planned: (operation: PlannedOperation, schema: GraphQLSchema) => void;
  readonly introspection: boolean;
  readonly tokens: number;
  readonly persistedQueries: KeyValueCache;
  readonly plugin: ApolloServerPlugin<EngineContext>;
  readonly logger: Logger;
};

/** Documents, plans and persisted queries each; a client has tens of operations, so this is for very many clients. */
const STORED = 2_000;

/**
 * Apollo Server over Apollo Gateway, with everything off that calls home or paints pages: the gateway must work where
 * the internet cannot be reached, and must not try.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  switchTelemetryOff();
  let schema: GraphQLSchema | undefined;
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraph,
    buildService: ({ name }) => dataSourceOf(options.subgraph(name)),
    queryPlannerConfig: { cache: boundedStore(STORED) },
    logger: options.logger,
    validateSupergraph: true,
    experimental_didResolveQueryPlan({ queryPlan, requestContext }) {
      const { source, queryHash, document, request } = requestContext;
      if (!source || !queryHash || !document || !schema) return;
      options.planned(
        { query: source, queryHash, operationName: request.operationName, document, plan: queryPlan },
        schema,
      );
    },
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
  });
  const server = new ApolloServer<EngineContext>({
    gateway,
    introspection: options.introspection,
    documentStore: boundedStore<DocumentNode>(STORED),
    persistedQueries: { cache: options.persistedQueries, ttl: 24 * 3600 },
    parseOptions: { maxTokens: options.tokens },
    csrfPrevention: { requestHeaders: [PREFLIGHTED] },
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !options.introspection,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: options.logger,
    stringifyResult: (result) => JSON.stringify(result),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      options.plugin,
    ],
  });
  await server.start();
  if (schema === undefined) throw new Error('the supergraph has given no schema');
  return { server, schema };
}

/** Apollo Gateway reports to Apollo unless this variable says no; it has no option, and a data centre has no way out. */
function switchTelemetryOff(): void {
  Object.assign(environment(), { APOLLO_TELEMETRY_DISABLED: 'true' });
}
