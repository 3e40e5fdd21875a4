import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics, Outcome, RequestKind } from './metrics.ts';

/** Probes are asked every second and say nothing worth a line. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * One line and one observation per request: ids, names and durations. Never an address, a variable, a query or a path
 * with a ticket in it; the route pattern stands for the path.
 */
export function accessLog(logger: Logger, metrics: Metrics) {
  return function requestEnded(request: FastifyRequest, reply: FastifyReply): void {
    const { exchange } = request;
    const durationMs = performance.now() - exchange.startedAt;
    metrics.requestEnded(kindOf(request), outcomeOf(reply.statusCode, exchange.errorCodes), durationMs / 1000);
    const route = request.routeOptions.url ?? 'none';
    if (QUIET.has(route)) return;
    logger.info(
      {
        requestId: exchange.requestId,
        method: request.method,
        route,
        status: reply.statusCode,
        durationMs: Math.round(durationMs * 10) / 10,
        operation: exchange.operationName ?? undefined,
        operationType: exchange.operationType ?? undefined,
        viewer: exchange.viewer?.kind,
        accountId: exchange.viewer?.accountId,
        errors: exchange.errorCodes.length > 0 ? exchange.errorCodes : undefined,
        cache: exchange.cache ?? undefined,
      },
      'request',
    );
  };
}

function kindOf({ exchange, routeOptions }: FastifyRequest): RequestKind {
  if (exchange.operationType === 'query' || exchange.operationType === 'mutation') return exchange.operationType;
  return routeOptions.url === '/graphql' ? 'other' : 'proxy';
}

function outcomeOf(status: number, errorCodes: readonly string[]): Outcome {
  if (status >= 500 || errorCodes.includes('INTERNAL_SERVER_ERROR')) return 'failed';
  if (status >= 400) return 'refused';
  return errorCodes.length > 0 ? 'errors' : 'ok';
}
