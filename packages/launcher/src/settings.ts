import type { Environment } from '@medreg/env';
import type { Part } from './parts.ts';
import type { Secrets } from './secrets.ts';
import type { Stores } from './stores.ts';

/** What a part may inherit from the launcher's environment; everything else it is given by name. */
const INHERITED = ['PATH', 'HOME', 'TZ', 'LANG', 'LOG_LEVEL', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'NODE_OPTIONS'];

/** Secrets by the parts that need them: nobody holds a key that it does not use. */
const SECRETS_OF: Record<string, (keyof Secrets)[]> = {
  identity: ['VIEWER_SECRET', 'CAPTCHA_SECRET', 'PII_KEYS', 'PII_INDEX_KEY', 'SIGNING_KEYS'],
  qualifications: ['VIEWER_SECRET', 'TICKET_SECRET', 'PII_KEYS', 'PII_INDEX_KEY'],
  institutions: ['VIEWER_SECRET', 'PII_KEYS', 'PII_INDEX_KEY'],
  applications: ['VIEWER_SECRET', 'TICKET_SECRET', 'PII_KEYS', 'PII_INDEX_KEY'],
  licences: ['VIEWER_SECRET', 'TICKET_SECRET', 'PII_KEYS', 'PII_INDEX_KEY', 'LICENCE_SIGNING_KEYS'],
  workers: ['VIEWER_SECRET', 'PII_KEYS', 'PII_INDEX_KEY'],
  portal: [],
  gateway: ['VIEWER_SECRET'],
};

/** The whole environment of one part in development. */
export function settingsOf(
  part: Part,
  house: Part[],
  stores: Stores,
  secrets: Secrets,
  env: Environment,
): Record<string, string> {
  const at = (name: string) => `http://127.0.0.1:${house.find((one) => one.name === name)?.port}`;
  const given: Record<string, string | undefined> = {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(part.port),
    PUBLIC_URL: env.PUBLIC_URL || at('gateway').replace('127.0.0.1', 'localhost'),
    DATABASE_URL: stores.databases.get(part.name),
    QUEUE_URL: part.database ? stores.queueUrl : undefined,
    LIMITS_URL: stores.limitsUrl,
    FILES_URL: stores.filesUrl,
    REDIS_URL: part.name === 'gateway' ? stores.redisUrl : undefined,
    MAILBOX: part.name === 'workers' ? 'on' : undefined,
    SMS_PROVIDER: part.name === 'workers' ? env.SMS_PROVIDER || 'mailbox' : undefined,
    JWKS_URL: `${at('identity')}/.well-known/jwks.json`,
    WORKERS_URL: at('workers'),
    PORTAL_URL: part.name === 'gateway' ? at('portal') : undefined,
    DEMO_ACCOUNTS: part.name === 'portal' ? stores.demoAccountsFile : undefined,
  };
  for (const name of ['identity', 'qualifications', 'institutions', 'applications', 'licences']) {
    given[`${name.toUpperCase()}_URL`] = `${at(name)}/graphql`;
  }
  for (const name of INHERITED) given[name] = env[name];
  if (part.name === 'gateway') Object.assign(given, limitsIn(env));
  for (const name of SECRETS_OF[part.name] ?? []) given[name] = secrets[name];
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Limits of the gateway that whoever starts the house has set: for measurements, which are one client that never rests. */
const limitsIn = (env: Environment) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('LIMITS_') && name !== 'LIMITS_URL'));
