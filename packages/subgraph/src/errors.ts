import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** The caller is not signed in. */
export const unauthenticated = () => refusal('UNAUTHENTICATED', '请先登录');
/** The caller may not do this; says nothing about whether the thing exists. */
export const forbidden = () => refusal('FORBIDDEN', '无权进行此操作');
/** The input is malformed in a way that a well-behaved client never sends. */
export const badUserInput = (message: string) => refusal('BAD_USER_INPUT', message);
/** The caller was too fast; `retryAfterSeconds` says when to come back. */
export const rateLimited = (retryAfterSeconds: number) =>
  refusal('RATE_LIMITED', '操作过于频繁，请稍后再试', { retryAfterSeconds });
/** Something that this service needs is away for the moment; nothing was changed. */
export const unavailable = () => refusal('SERVICE_UNAVAILABLE', '服务暂时不可用，请稍后再试');

function refusal(code: string, message: string, more: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } });
}

/** Codes that a caller may see; anything else is a bug, masked outward and logged with the request id. */
const PUBLIC_CODES = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** Connection failures by code: Node's, Prisma's, its adapter's kinds, and PostgreSQL's states. */
const AWAY_CODE = new RegExp(
  `^(${[
    'ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|SERVICE_UNAVAILABLE',
    'P1001|P1002|P1008|P1017|P2024',
    'DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections',
    '57P0[1-3]|08\\w{3}|53300',
  ].join('|')})$`,
);
/** Those that come without a code. */
const AWAY_TEXT = /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect/;

/**
 * @param report hears of every masked error, with the original
 * @returns Apollo's `formatError`: known refusals pass, a store that is away becomes SERVICE_UNAVAILABLE, the rest is masked
 */
export function errorMask(report: (error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = String(formatted.extensions?.code ?? '');
    if (PUBLIC_CODES.has(code)) return withoutStack(formatted);
    const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    report(original);
    if (isAway(original)) {
      return { ...place(formatted), message: unavailable().message, extensions: { code: 'SERVICE_UNAVAILABLE' } };
    }
    return { ...place(formatted), message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  };
}

/** What Prisma hands on of its driver adapter's error. */
interface AdapterMeta {
  driverAdapterError?: { cause?: { kind?: string; originalCode?: string } };
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, meta } = error as { code?: unknown; meta?: AdapterMeta };
  const { kind, originalCode } = meta?.driverAdapterError?.cause ?? {};
  const byCode = [code, kind, originalCode].some((one) => typeof one === 'string' && AWAY_CODE.test(one));
  return byCode || AWAY_TEXT.test(error.message) || isAway(error.cause);
}

function place({ path, locations }: GraphQLFormattedError) {
  return { ...(path && { path }), ...(locations && { locations }) };
}

function withoutStack(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
  return { ...formatted, extensions };
}
