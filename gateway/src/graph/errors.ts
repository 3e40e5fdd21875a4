import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Codes that mean the request itself; only the gateway may give them. */
const GATEWAY_CODES = new Set([
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'REQUEST_TOO_LARGE',
  'NOT_FOUND',
]);

/** Codes that users meet, whoever gives them. */
const USER_CODES = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'RATE_LIMITED', 'SERVICE_UNAVAILABLE']);

/** Extensions that tell how the house is built, not what the user can do. */
const INSIDE = new Set(['serviceName', 'stacktrace', 'exception', 'http', 'response']);

export const INTERNAL = 'INTERNAL_SERVER_ERROR';

export type RefusalCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'REQUEST_TOO_LARGE'
  | 'SERVICE_UNAVAILABLE'
  | 'UNAUTHENTICATED';

/** A refusal by the gateway itself, with the HTTP status that it has outside GraphQL. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: RefusalCode, statusCode: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.statusCode = statusCode;
    this.headers = headers;
  }
}

/** A part behind the gateway that does not answer, in words for a user. */
export function partUnavailable(service: string, part: string): GraphQLError {
  return new GraphQLError(`The part that keeps ${part} cannot be reached at the moment. Please try again shortly.`, {
    extensions: { code: 'SERVICE_UNAVAILABLE', part: service },
  });
}

/** The body of an answer that never reached the graph, in the shape of one that did. */
export function errorBody(code: string, message: string, requestId: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
}

export function isMasked(formatted: GraphQLFormattedError): boolean {
  const code = formatted.extensions?.code;
  if (typeof code !== 'string') return true;
  if (USER_CODES.has(code)) return false;
  return !GATEWAY_CODES.has(code) || formatted.extensions?.serviceName !== undefined;
}

/**
 * What leaves the house of an error. A code that is not known, or one of the gateway's own given by a subgraph, is a
 * bug: it becomes "Internal error" with the request id, by which the log tells the rest.
 */
export function outwardError(formatted: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  const place = {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  };
  if (isMasked(formatted)) return { message: 'Internal error', ...place, extensions: { code: INTERNAL, requestId } };
  const extensions = Object.fromEntries(
    Object.entries(formatted.extensions ?? {}).filter(([name]) => !INSIDE.has(name)),
  );
  return { message: formatted.message, ...place, extensions: { ...extensions, requestId } };
}
