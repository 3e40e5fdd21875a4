import { INTERNAL, Refusal } from '../graph/errors.ts';

export type HttpRefusal = {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** What a client is told of an error outside the graph: Fastify's own refusals in our words, all else masked. */
export function httpRefusal(error: Error & { statusCode?: number; code?: string }): HttpRefusal {
  if (error instanceof Refusal) {
    return { code: error.code, status: error.statusCode, message: error.message, headers: error.headers };
  }
  const refusal = (code: string, status: number, message: string) => ({ code, status, message, headers: {} });
  switch (error.statusCode) {
    case 413:
      return refusal('REQUEST_TOO_LARGE', 413, 'The request is too large.');
    case 415:
      return refusal('BAD_REQUEST', 415, 'The content type must be application/json.');
    case 503:
      return refusal('SERVICE_UNAVAILABLE', 503, 'The gateway is shutting down. Please try again.');
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? refusal('BAD_REQUEST', error.statusCode, 'The request could not be read.')
        : refusal(INTERNAL, 500, 'Internal error');
  }
}
