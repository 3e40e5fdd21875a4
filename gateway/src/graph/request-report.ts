import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { EngineContext } from './engine.ts';
import { causeOf, INTERNAL, isMasked, outwardError } from './errors.ts';

/** Apollo's view of a request, written into its exchange: which operation, which errors, how long it may be kept. */
export function requestReport(logger: Logger): ApolloServerPlugin<EngineContext> {
  return {
    async requestDidStart({ contextValue: { exchange, countMutation } }) {
      return {
        async didResolveOperation({ operation, operationName }) {
          if (!operation) return;
          exchange.operationName = operationName;
          exchange.operationType = operation.operation;
          if (operation.operation !== 'mutation' || exchange.viewer?.kind !== 'ANONYMOUS') return;
          const seconds = await countMutation();
          if (seconds !== null) throw tooManyMutations(seconds);
        },
        async willSendResponse({ response, errors, overallCachePolicy }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          const bugs = valueCompletionErrors(result.extensions);
          if (bugs) {
            // A subgraph broke its own schema. Apollo would tell the client in an extension; we call it a bug.
            result.extensions = undefined;
            result.errors = [...(result.errors ?? []), { message: String(bugs[0]), extensions: { code: INTERNAL } }];
          }
          if (result.errors === undefined) {
            if (exchange.operationType === 'query') exchange.policy = overallCachePolicy.policyIfCacheable();
            return;
          }
          for (const [index, error] of result.errors.entries()) {
            if (isMasked(error)) {
              const cause = causeOf(errors?.[index] ?? new Error(error.message));
              logger.error({ requestId: exchange.requestId, path: error.path, err: cause }, 'bug');
            }
          }
          result.errors = result.errors.map((error) => outwardError(error, exchange.requestId));
          exchange.errorCodes = [...new Set(result.errors.map(codeOf))];
        },
      };
    },
  };
}

function tooManyMutations(seconds: number): GraphQLError {
  return new GraphQLError(`Too many attempts from this address. Please try again in ${seconds} seconds.`, {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfterSeconds: seconds,
      http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) },
    },
  });
}

function valueCompletionErrors(extensions: Record<string, unknown> | undefined): readonly unknown[] | null {
  const found = extensions?.valueCompletion;
  return Array.isArray(found) && found.length > 0 ? found : null;
}

function codeOf(error: GraphQLFormattedError): string {
  return String(error.extensions?.code ?? INTERNAL);
}
