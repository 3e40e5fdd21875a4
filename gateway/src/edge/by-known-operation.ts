import type { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { tooManyMutations } from '../graph/request-report.ts';
import type { GraphRequest } from '../graph/response-cache.ts';
import { toldErrors } from '../graph/told-errors.ts';
import type { KnownOperation, KnownOperations } from '../plan/known-operations.ts';
import type { Answered, Asked } from './graphql-route.ts';
import type { CountMutation } from './rate-limits.ts';

/** The short way of a request whose operation has been run before; see KnownOperations. */
export type KnownWay = {
  /** null: always go Apollo's way. */
  readonly known: KnownOperations | null;
  readonly countMutation: CountMutation;
  readonly mediaTypes: LRUCache<string, string>;
  readonly logger: Logger;
};

/** @returns null when the request is not plainly one of a known operation; Apollo then judges it */
export async function byKnownOperation(asked: Asked, way: KnownWay): Promise<Answered | null> {
  const { request, exchange, graph, turnedAway } = asked;
  if (way.known === null || turnedAway !== null || request.method !== 'POST') return null;
  const contentType = way.mediaTypes.get(request.headers.accept ?? '');
  const operation = operationOf(graph, way.known);
  const variables = graph.variables ?? {};
  if (contentType === undefined || operation === undefined || !isRecord(variables)) return null;
  if (!operation.accepts(variables)) return null;

  exchange.operationName = operation.name;
  exchange.operationType = operation.type;
  if (operation.type === 'mutation' && exchange.viewer?.kind === 'ANONYMOUS') {
    const seconds = await way.countMutation(request);
    if (seconds !== null) return refused(asked, way, contentType, seconds);
  }
  const { data, errors } = await operation.run(exchange, variables);
  const result = errors.length === 0 ? { data } : { errors: toldErrors(errors, exchange, way.logger), data };
  return { status: 200, contentType, body: JSON.stringify(result) };
}

function operationOf(graph: GraphRequest, known: KnownOperations): KnownOperation | undefined {
  const name = graph.operationName ?? undefined;
  if (name !== undefined && typeof name !== 'string') return undefined;
  const extensions = graph.extensions ?? undefined;
  if (extensions === undefined) return typeof graph.query === 'string' ? known.find(graph.query, name) : undefined;
  const hash = graph.query === undefined && isRecord(extensions) ? persistedHash(extensions) : undefined;
  return hash === undefined ? undefined : known.findPersisted(hash, name);
}

function persistedHash({ persistedQuery }: Readonly<Record<string, unknown>>): string | undefined {
  if (!isRecord(persistedQuery) || persistedQuery.version !== 1) return undefined;
  const hash = persistedQuery.sha256Hash;
  return typeof hash === 'string' ? hash : undefined;
}

function refused({ exchange }: Asked, { logger }: KnownWay, contentType: string, seconds: number): Answered {
  const { message, extensions } = tooManyMutations(seconds);
  const errors = toldErrors([{ message, extensions }], exchange, logger);
  return { status: 429, contentType, headers: [['retry-after', String(seconds)]], body: JSON.stringify({ errors }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
