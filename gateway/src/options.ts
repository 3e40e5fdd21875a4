import type { Logger } from 'pino';

/** One of the parts behind the gateway. */
export type SubgraphOptions = {
  /** Address of its GraphQL endpoint, e.g. `http://127.0.0.1:4101/graphql`. */
  readonly url: string;
  /** What it keeps, in words that a user understands; goes into the message when it cannot be reached. */
  readonly part: string;
};

export type Limits = {
  /** Bytes of a GraphQL request. */
  readonly bodyBytes: number;
  /** Bytes of one uploaded file. */
  readonly uploadBytes: number;
  /** Characters of one document; they are kept as keys of caches, and comments are no tokens. */
  readonly documentLength: number;
  /** Tokens of one document, counted by the parser. */
  readonly tokens: number;
  /** Levels of fields below the operation, fragments opened. */
  readonly depth: number;
  /** Aliased fields of one operation, fragments opened. */
  readonly aliases: number;
  /** Fields of one operation, fragments opened; validation compares each with each of its name. */
  readonly fields: number;
  /** Fields directly below the operation, fragments opened. */
  readonly rootFields: number;
  /** Objects that one operation may make the subgraphs load, by the estimate in operation-limits.ts. */
  readonly cost: number;
  /** Requests per client address and minute, over all routes except the probes. */
  readonly requestsPerMinute: number;
  /** Mutations per client address and minute without an access token: sign-in, registration, one-time codes. */
  readonly anonymousMutationsPerMinute: number;
};

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 256 * 1024,
  uploadBytes: 100 * 1024 * 1024,
  documentLength: 32 * 1024,
  tokens: 2_000,
  depth: 15,
  aliases: 30,
  fields: 600,
  rootFields: 20,
  cost: 5_000,
  requestsPerMinute: 1_200,
  anonymousMutationsPerMinute: 60,
};

/** Everything that a gateway is told. Nothing is read from the environment below this line. */
export type GatewayOptions = {
  readonly supergraph: string;
  readonly subgraphs: Readonly<Record<string, SubgraphOptions>>;
  /** Shared with the services; signs the viewer. */
  readonly viewerSecret: string;
  readonly jwksUrl: string;
  /** Identity's list of sessions revoked within the lifetime of an access token. */
  readonly revokedSessionsUrl: string;
  readonly logger: Logger;
  readonly production: boolean;
  readonly introspection: boolean;
  /** The address that users see. HSTS and upgrades to https are asked for only when it is https. */
  readonly publicUrl?: string;
  /** Origins, besides our own, whose pages may call the graph from a browser. */
  readonly corsOrigins?: readonly string[];
  /** Addresses or networks of the proxies in front, whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Shared rate limits and persisted queries for several gateways. */
  readonly redisUrl?: string;
  /** Where `/` leads. Without it a plain page names the addresses. */
  readonly portalUrl?: string;
  /** Development mailbox and the like; never proxied in production. */
  readonly workersUrl?: string;
  /** Milliseconds that a subgraph may take for its headers, and again for its body. */
  readonly subgraphTimeoutMs?: number;
  /** Milliseconds between two looks at the revoked sessions. */
  readonly revocationPollMs?: number;
  /** Bytes of public answers kept in memory. */
  readonly responseCacheBytes?: number;
  /** Pass trace context on to the subgraphs. */
  readonly tracing?: boolean;
};

/** Services that take and give files by ticket (architecture.md: packages/files). */
export const FILE_SERVICES = ['qualifications', 'applications', 'licences'] as const;
