import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { booleanFlag, nodeEnv, port, readEnv, secret } from '@medreg/env';
import type { Logger } from 'pino';
import { z } from 'zod';
import { DEFAULT_LIMITS, type GatewayOptions, type Limits } from './options.ts';

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const count = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, { error: 'must be a positive whole number' })
  .transform(Number);

const SUPERGRAPH = fileURLToPath(new URL('../supergraph.graphql', import.meta.url));

const SHAPE = {
  NODE_ENV: nodeEnv,
  HOST: z.string().default('0.0.0.0'),
  PORT: port.default(4000),
  PUBLIC_URL: httpUrl.default('http://localhost:4000'),
  SUPERGRAPH: z.string().default(SUPERGRAPH),
  VIEWER_SECRET: secret,
  IDENTITY_URL: httpUrl.default('http://127.0.0.1:4101/graphql'),
  QUALIFICATIONS_URL: httpUrl.default('http://127.0.0.1:4102/graphql'),
  INSTITUTIONS_URL: httpUrl.default('http://127.0.0.1:4103/graphql'),
  APPLICATIONS_URL: httpUrl.default('http://127.0.0.1:4104/graphql'),
  LICENCES_URL: httpUrl.default('http://127.0.0.1:4105/graphql'),
  WORKERS_URL: httpUrl.default('http://127.0.0.1:4106'),
  PORTAL_URL: httpUrl.optional(),
  JWKS_URL: httpUrl.optional(),
  CORS_ORIGINS: list.default([]),
  TRUSTED_PROXIES: list.default([]),
  INTROSPECTION: booleanFlag.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// address' }).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LOG_FILE: z.string().optional(),
  SUBGRAPH_TIMEOUT_MS: count.default(10_000),
  RESPONSE_CACHE_BYTES: count.default(64 * 1024 * 1024),
  LIMITS_BODY_BYTES: count.default(DEFAULT_LIMITS.bodyBytes),
  LIMITS_UPLOAD_BYTES: count.default(DEFAULT_LIMITS.uploadBytes),
  LIMITS_DOCUMENT_LENGTH: count.default(DEFAULT_LIMITS.documentLength),
  LIMITS_TOKENS: count.default(DEFAULT_LIMITS.tokens),
  LIMITS_DEPTH: count.default(DEFAULT_LIMITS.depth),
  LIMITS_ALIASES: count.default(DEFAULT_LIMITS.aliases),
  LIMITS_FIELDS: count.default(DEFAULT_LIMITS.fields),
  LIMITS_ROOT_FIELDS: count.default(DEFAULT_LIMITS.rootFields),
  LIMITS_COST: count.default(DEFAULT_LIMITS.cost),
  LIMITS_REQUESTS_PER_MINUTE: count.default(DEFAULT_LIMITS.requestsPerMinute),
  LIMITS_ANONYMOUS_MUTATIONS_PER_MINUTE: count.default(DEFAULT_LIMITS.anonymousMutationsPerMinute),
};

export type Settings = ReturnType<typeof readSettings>;

/** @throws EnvError listing everything that is wrong with the environment */
export function readSettings(source?: Readonly<Record<string, string | undefined>>) {
  return readEnv(SHAPE, source);
}

/** The gateway of these settings. Reads the supergraph from its file. */
export async function optionsOf(settings: Settings, logger: Logger): Promise<GatewayOptions> {
  const production = settings.NODE_ENV === 'production';
  const atIdentity = (path: string) => new URL(path, settings.IDENTITY_URL).href;
  return {
    supergraph: await readFile(settings.SUPERGRAPH, 'utf8'),
    subgraphs: {
      identity: { url: settings.IDENTITY_URL, part: 'accounts and sign-in' },
      qualifications: { url: settings.QUALIFICATIONS_URL, part: 'people and their qualifications' },
      institutions: { url: settings.INSTITUTIONS_URL, part: 'institutions and authorities' },
      applications: { url: settings.APPLICATIONS_URL, part: 'applications and registrations' },
      licences: { url: settings.LICENCES_URL, part: 'electronic licences' },
    },
    viewerSecret: settings.VIEWER_SECRET,
    jwksUrl: settings.JWKS_URL ?? atIdentity('/.well-known/jwks.json'),
    revokedSessionsUrl: atIdentity('/internal/revoked-sessions'),
    logger,
    production,
    introspection: settings.INTROSPECTION ?? !production,
    publicUrl: settings.PUBLIC_URL,
    corsOrigins: settings.CORS_ORIGINS,
    trustedProxies: settings.TRUSTED_PROXIES,
    limits: limitsOf(settings),
    ...(settings.REDIS_URL === undefined ? {} : { redisUrl: settings.REDIS_URL }),
    ...(settings.PORTAL_URL === undefined ? {} : { portalUrl: settings.PORTAL_URL }),
    ...(production ? {} : { workersUrl: settings.WORKERS_URL }),
    subgraphTimeoutMs: settings.SUBGRAPH_TIMEOUT_MS,
    responseCacheBytes: settings.RESPONSE_CACHE_BYTES,
    tracing: settings.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
  };
}

function limitsOf(settings: Settings): Limits {
  return {
    bodyBytes: settings.LIMITS_BODY_BYTES,
    uploadBytes: settings.LIMITS_UPLOAD_BYTES,
    documentLength: settings.LIMITS_DOCUMENT_LENGTH,
    tokens: settings.LIMITS_TOKENS,
    depth: settings.LIMITS_DEPTH,
    aliases: settings.LIMITS_ALIASES,
    fields: settings.LIMITS_FIELDS,
    rootFields: settings.LIMITS_ROOT_FIELDS,
    cost: settings.LIMITS_COST,
    requestsPerMinute: settings.LIMITS_REQUESTS_PER_MINUTE,
    anonymousMutationsPerMinute: settings.LIMITS_ANONYMOUS_MUTATIONS_PER_MINUTE,
  };
}
