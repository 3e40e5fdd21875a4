import type { AddressInfo } from 'node:net';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Viewer } from '@medreg/viewer';
import { type FastifyInstance, type FastifyRequest, fastify as openFastify } from 'fastify';
import { parse } from 'graphql';

export type Seen = {
  readonly headers: Record<string, unknown>;
  readonly body: string;
  readonly url: string;
  readonly method: string;
};
export type SmallContext = { viewer: Viewer | null; service: SmallService };
// biome-ignore lint/suspicious/noExplicitAny: resolvers of a test's own graph, written by hand
type Resolver = (parent: any, args: any, context: any) => unknown;
export type SmallSubgraph = {
  readonly typeDefs: string;
  readonly resolvers: Record<string, Record<string, Resolver>>;
};

export type SmallService = {
  readonly url: string;
  /** Requests to the graph, in order. */
  readonly seen: Seen[];
  /** Requests to everything else. */
  readonly visits: Seen[];
  revoked: string[];
  /** Connections are cut instead of answered, this many times. */
  cuts: number;
  /** Lets the resolver of `slow` go on. */
  release(): void;
  readonly held: Promise<void>;
  stop(): Promise<void>;
  /** Comes back at the same address. */
  start(): Promise<void>;
};

type Wiring = {
  readonly verify: (token: string | undefined) => Viewer | null;
  readonly jwks: () => unknown;
  readonly viewerHeader: string;
};

/** One subgraph of the small house with the addresses that a service has. */
export async function startSmallService(name: string, subgraph: SmallSubgraph, wiring: Wiring): Promise<SmallService> {
  const server = new ApolloServer<SmallContext>({
    schema: buildSubgraphSchema({ typeDefs: parse(subgraph.typeDefs), resolvers: subgraph.resolvers }),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await server.start();
  let fastify: FastifyInstance;
  let port = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const service: SmallService = {
    get url() {
      return `http://127.0.0.1:${port}/graphql`;
    },
    seen: [],
    visits: [],
    revoked: [],
    cuts: 0,
    release: () => release(),
    held,
    stop: () => fastify.close(),
    async start() {
      fastify = openFastify({ forceCloseConnections: true });
      routes(fastify);
      await fastify.listen({ port, host: '127.0.0.1' });
      port = (fastify.server.address() as AddressInfo).port;
    },
  };

  function routes(app: FastifyInstance): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 1e8 }, (_request, body, done) => done(null, body));
    app.post('/graphql', async (request, reply) => {
      service.seen.push(seenOf(request));
      if (service.cuts > 0) {
        service.cuts -= 1;
        request.raw.socket.destroy();
        return reply;
      }
      const response = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body: JSON.parse(String(request.body)),
        },
        context: async () => ({ viewer: wiring.verify(request.headers[wiring.viewerHeader]?.toString()), service }),
      });
      for (const [header, value] of response.headers) reply.header(header, value);
      return reply.code(response.status ?? 200).send(response.body.kind === 'complete' ? response.body.string : '');
    });
    app.get('/readyz', () => ({ status: 'ready' }));
    app.get('/.well-known/jwks.json', () => wiring.jwks());
    app.get('/internal/revoked-sessions', (request, reply) =>
      wiring.verify(request.headers[wiring.viewerHeader]?.toString())?.kind === 'SERVICE'
        ? reply.send({ sessions: service.revoked })
        : reply.code(401).send({}),
    );
    app.all('/*', (request, reply) => {
      service.visits.push(seenOf(request));
      return reply
        .header('x-inner', 'secret')
        .header('set-cookie', 'inner=1; Path=/; HttpOnly')
        .header('etag', '"1"')
        .type('text/plain')
        .send(`${name} ${request.method} ${request.url}`);
    });
  }

  await service.start();
  return service;
}

function seenOf({ headers, body, url, method }: FastifyRequest): Seen {
  return { headers: { ...headers }, body: String(body ?? ''), url, method };
}
