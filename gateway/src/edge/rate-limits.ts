import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Redis } from 'ioredis';
import { Refusal } from '../graph/errors.ts';
import type { Limits } from '../options.ts';

const MINUTE_MS = 60_000;
/** Addresses remembered by one gateway without Redis. */
const REMEMBERED = 50_000;
/** How full a bucket is, is nobody's business but the limiter's; only Retry-After is told. */
const SILENT = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/** Counts one mutation of a stranger. @returns seconds to wait, or null when the mutation may run */
export type CountMutation = (request: FastifyRequest) => Promise<number | null>;

/**
 * Two buckets by client address (an IPv6 network counts as one): every request, and, more strictly, the mutations of
 * strangers, which are sign-in, registration and one-time codes.
 */
export async function rateLimits(fastify: FastifyInstance, limits: Limits, redis?: Redis): Promise<CountMutation> {
  await fastify.register(rateLimit, {
    global: true,
    max: limits.requestsPerMinute,
    timeWindow: MINUTE_MS,
    cache: REMEMBERED,
    ipv6Subnet: 64,
    // A Redis that is away must not close the door.
    skipOnError: true,
    ...(redis === undefined ? {} : { redis, nameSpace: 'medreg:rate:' }),
    addHeaders: { ...SILENT, 'retry-after': true },
    addHeadersOnExceeding: SILENT,
    errorResponseBuilder: (_request, { ttl }) => tooManyRequests(Math.max(1, Math.ceil(ttl / 1000))),
  });
  const countMutation = fastify.createRateLimit({ max: limits.anonymousMutationsPerMinute, timeWindow: MINUTE_MS });
  return async (request) => {
    const result = await countMutation(request);
    return !result.isAllowed && result.isExceeded ? Math.max(1, result.ttlInSeconds) : null;
  };
}

function tooManyRequests(seconds: number): Refusal {
  return new Refusal(
    'RATE_LIMITED',
    429,
    `Too many requests from this address. Please try again in ${seconds} seconds.`,
    {
      'retry-after': String(seconds),
    },
  );
}
