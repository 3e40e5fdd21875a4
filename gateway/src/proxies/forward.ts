import { type Readable, Transform, type TransformCallback } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { Refusal } from '../graph/errors.ts';

/** What may go in: everything else of the client's stays at the door, hop-by-hop headers included. */
const REQUEST_HEADERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-length',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'range',
  'user-agent',
];

/** What goes in and comes out besides, where a page keeps its session. */
const SESSION_REQUEST_HEADERS = [...REQUEST_HEADERS, 'cookie', 'origin'];

/** What may come out. */
const RESPONSE_HEADERS = [
  'accept-ranges',
  'allow',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-range',
  'content-security-policy',
  'content-type',
  'etag',
  'expires',
  'last-modified',
  'location',
  'retry-after',
  'vary',
  'www-authenticate',
];
const SESSION_RESPONSE_HEADERS = [...RESPONSE_HEADERS, 'set-cookie'];

export type ForwardOptions = {
  readonly pool: Dispatcher;
  /** Path and query at the service. */
  readonly path: string;
  /** What the service keeps, in words for a user. */
  readonly part: string;
  /** Bytes that the body may have; 0 when the route takes none. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Lets cookies through, which everywhere else stay at the door. */
  readonly session?: boolean;
};

/** Streams a request to a service and its answer back, in both directions without holding more than a buffer of it. */
export async function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  options: ForwardOptions,
): Promise<FastifyReply> {
  const { pool, path, part, maxBytes, timeoutMs, session = false } = options;
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const body = maxBytes > 0 ? limited(request.raw, maxBytes) : null;
  const abort = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort();
  });
  let response: Dispatcher.ResponseData;
  try {
    response = await pool.request({
      method: request.method as Dispatcher.HttpMethod,
      path,
      headers: {
        ...picked(request.headers, session ? SESSION_REQUEST_HEADERS : REQUEST_HEADERS),
        ...options.headers,
        'x-request-id': request.id,
      },
      body,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: abort.signal,
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('SERVICE_UNAVAILABLE', 503, `The part that keeps ${part} cannot be reached at the moment.`);
  }
  reply.code(response.statusCode);
  reply.headers(picked(response.headers, session ? SESSION_RESPONSE_HEADERS : RESPONSE_HEADERS));
  return reply.send(response.body);
}

function picked(headers: Readonly<Record<string, string | string[] | undefined>>, names: readonly string[]) {
  const kept: Record<string, string | string[]> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** The stream, ending in a refusal as soon as it is longer than it may be; a declared length can lie. */
function limited(stream: Readable, maxBytes: number): Transform {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
  stream.once('error', (error) => counted.destroy(error));
  stream.once('aborted', () => counted.destroy(new Error('the client went away')));
  return stream.pipe(counted);
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal('REQUEST_TOO_LARGE', 413, `The request is too large; ${maxBytes} bytes are allowed.`);
}
