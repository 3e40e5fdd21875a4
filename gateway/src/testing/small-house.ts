import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { composeServices } from '@apollo/composition';
import {
  ACCESS_TOKEN_AUDIENCE,
  ACCESS_TOKEN_ISSUER,
  type AccessTokenClaims,
  VIEWER_HEADER,
  viewerVerifier,
} from '@medreg/viewer';
import { createSigner } from 'fast-jwt';
import { parse } from 'graphql';
import { pino } from 'pino';
import { createGateway, type Gateway } from '../gateway.ts';
import type { GatewayOptions } from '../options.ts';
import { type SmallService, startSmallService } from './small-service.ts';
import { SMALL_SUBGRAPHS } from './small-subgraphs.ts';

const VIEWER_SECRET = 'a secret that only the tests of the gateway know';

type SigningKey = { readonly kid: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };

/** A gateway before three real subgraphs over HTTP, and what a test needs to look behind it. */
export type SmallHouse = {
  readonly url: string;
  readonly gateway: Gateway;
  readonly services: Readonly<Record<keyof typeof SMALL_SUBGRAPHS, SmallService>>;
  /** Lines of the gateway's log. */
  readonly log: Record<string, unknown>[];
  token(changes?: TokenChanges): string;
  /** Identity goes over to a new signing key. */
  rotateKey(): void;
  /** Asks the graph by POST. */
  ask(query: string, asked?: Asked): Promise<Reply>;
  post(body: string | Uint8Array, headers?: Record<string, string>): Promise<Reply>;
  /** Sends a raw request to any path. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
};

export type TokenChanges = Partial<AccessTokenClaims> & { expiresInMs?: number; key?: SigningKey };
export type Asked = { variables?: object; token?: string; headers?: Record<string, string>; operationName?: string };
export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
    extensions?: unknown;
  };
};

export function newKey(kid: string): SigningKey {
  return { kid, ...generateKeyPairSync('ed25519') };
}

/** @param changes options that differ; by a function when they need the addresses of the three services */
export async function startHouse(
  changes: Partial<GatewayOptions> | ((subgraphs: GatewayOptions['subgraphs']) => Partial<GatewayOptions>) = {},
): Promise<SmallHouse> {
  const verify = viewerVerifier(VIEWER_SECRET);
  let key = newKey('first');
  const jwks = () => ({
    keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: 'EdDSA', use: 'sig' }],
  });
  const start = (name: keyof typeof SMALL_SUBGRAPHS) =>
    startSmallService(name, SMALL_SUBGRAPHS[name], { verify, jwks, viewerHeader: VIEWER_HEADER });
  const services = {
    identity: await start('identity'),
    qualifications: await start('qualifications'),
    institutions: await start('institutions'),
  };
  const log: Record<string, unknown>[] = [];
  const subgraphs: GatewayOptions['subgraphs'] = {
    identity: { url: services.identity.url, part: 'accounts and sign-in' },
    qualifications: { url: services.qualifications.url, part: 'people and their qualifications' },
    institutions: { url: services.institutions.url, part: 'institutions and authorities' },
  };
  const gateway = await createGateway({
    supergraph: supergraphOf(services),
    subgraphs,
    viewerSecret: VIEWER_SECRET,
    jwksUrl: new URL('/.well-known/jwks.json', services.identity.url).href,
    revokedSessionsUrl: new URL('/internal/revoked-sessions', services.identity.url).href,
    logger: pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line)) }),
    production: false,
    introspection: true,
    revocationPollMs: 3_600_000,
    ...(typeof changes === 'function' ? changes(subgraphs) : changes),
  });
  const url = await gateway.listen({ port: 0, host: '127.0.0.1' });

  async function post(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  }

  return {
    url,
    gateway,
    services,
    log,
    token: (wanted = {}) => signToken(wanted.key ?? key, wanted),
    rotateKey() {
      key = newKey(`rotated-${Math.random()}`);
    },
    ask(query, { variables, token, headers, operationName } = {}) {
      const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return post(JSON.stringify({ query, variables, operationName }), { ...authorization, ...headers });
    },
    post,
    fetch: (path, init) => fetch(`${url}${path}`, { redirect: 'manual', ...init }),
    async stop() {
      await gateway.close(1_000);
      await Promise.all(Object.values(services).map((service) => service.stop()));
    },
  };
}

export function supergraphOf(services: Readonly<Record<string, { url: string }>>): string {
  const definitions = Object.entries(SMALL_SUBGRAPHS).map(([name, { typeDefs }]) => ({
    name,
    url: services[name]?.url ?? '',
    typeDefs: parse(typeDefs),
  }));
  const { supergraphSdl, errors } = composeServices(definitions);
  if (errors) throw new AggregateError(errors, 'the small graph does not compose');
  return supergraphSdl;
}

function signToken(
  { kid, privateKey }: SigningKey,
  { expiresInMs = 600_000, key: _key, ...claims }: TokenChanges,
): string {
  const sign = createSigner({
    algorithm: 'EdDSA',
    kid,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  const now = Math.floor(Date.now() / 1000);
  return sign({
    iss: ACCESS_TOKEN_ISSUER,
    aud: ACCESS_TOKEN_AUDIENCE,
    sub: 'account-1',
    sid: 'session-1',
    iat: now,
    exp: now + Math.floor(expiresInMs / 1000),
    viewer: { kind: 'PERSON', practitionerId: 'practitioner-1', rights: [] },
    ...claims,
  });
}
