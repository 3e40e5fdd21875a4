import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { EngineContext } from './engine.ts';
import { INTERNAL } from './errors.ts';
import { toldErrors } from './told-errors.ts';

/** Apollo's view of a request, written into its exchange: which operation it is, and which errors are told. */
export function requestReport(logger: Logger): ApolloServerPlugin<EngineContext> {
  return {
    async requestDidStart({ contextValue: { exchange, countMutation } }) {
      return {
        async didResolveOperation({ operation, operationName }) {
          if (!operation) throw unnamed();
          exchange.operationName = operationName;
          exchange.operationType = operation.operation;
          if (operation.operation !== 'mutation' || exchange.viewer?.kind !== 'ANONYMOUS') return;
          const seconds = await countMutation();
          if (seconds !== null) throw tooManyMutations(seconds);
        },
        async willSendResponse({ response, errors = [] }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          const bug = valueCompletionError(result.extensions);
          if (bug !== undefined) {
            // A subgraph broke its own schema. Apollo would tell the client in an extension; we call it a bug.
            delete result.extensions;
            result.errors = [...(result.errors ?? []), { message: String(bug), extensions: { code: INTERNAL } }];
          }
          if (result.errors) {
            result.errors = toldErrors(result.errors, exchange, logger, errors.map(unwrapResolverError));
          }
        },
      };
    },
  };
}

/** Apollo Gateway would take this for a bug of its own. */
function unnamed(): GraphQLError {
  return new GraphQLError('The document has no such operation, or several of which none is named.', {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
  });
}

export function tooManyMutations(seconds: number): GraphQLError {
  return new GraphQLError(`Too many attempts from this address. Please try again in ${seconds} seconds.`, {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfterSeconds: seconds,
      http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) },
    },
  });
}

function valueCompletionError(extensions: Record<string, unknown> | undefined): unknown {
  const found = extensions?.valueCompletion;
  return Array.isArray(found) ? found[0] : undefined;
}
