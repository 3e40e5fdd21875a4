import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Exchange } from '../edge/exchange.ts';
import { INTERNAL, isMasked, outwardError } from './errors.ts';

/**
 * The errors of an answer as the client gets them. What is masked is logged with the request id, and the codes are
 * noted for the request's own log line.
 *
 * @param causes the errors themselves, where they are known, in the same order
 */
export function toldErrors(
  errors: readonly GraphQLFormattedError[],
  exchange: Exchange,
  logger: Logger,
  causes: readonly unknown[] = [],
): GraphQLFormattedError[] {
  const { requestId } = exchange;
  for (const [index, { message, path, extensions }] of errors.entries()) {
    if (!isMasked({ message, ...(extensions === undefined ? {} : { extensions }) })) continue;
    logger.error({ requestId, subgraph: extensions?.serviceName, path, err: causes[index] ?? { message } }, 'bug');
  }
  const told = errors.map((error) => outwardError(error, requestId));
  exchange.errorCodes = [...new Set(told.map(({ extensions }) => String(extensions?.code ?? INTERNAL)))];
  return told;
}
