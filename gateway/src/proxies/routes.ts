import { VIEWER_HEADER, type Viewer } from '@medreg/viewer';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'undici';
import type { Exchange } from '../edge/exchange.ts';
import { landingPage } from '../edge/landing-page.ts';
import { Refusal } from '../graph/errors.ts';
import { FILE_SERVICES, type GatewayOptions } from '../options.ts';
import { forward } from './forward.ts';

export type ProxyOptions = {
  /** The pool of an origin; one per service, shared with the graph. */
  readonly poolOf: (url: string) => Pool;
  readonly gateway: GatewayOptions;
  readonly uploadBytes: number;
  readonly viewerOfRequest: (authorization: string | undefined, exchange: Exchange) => Promise<Viewer>;
  readonly signViewer: (viewer: Viewer) => string;
  readonly timeoutMs: number;
};

const FORM_BYTES = 16 * 1024;
const PORTAL = 'the pages of this site';

/** Everything at the one address that is not the graph. */
export async function proxyRoutes(fastify: FastifyInstance, options: ProxyOptions): Promise<void> {
  const { gateway, poolOf, timeoutMs } = options;
  fastify.removeAllContentTypeParsers();
  // Bodies are streamed by forward(), not read here.
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));

  function toService(name: string, maxBytes = 0, asViewer = false, session = false) {
    const service = gateway.subgraphs[name];
    if (!service) throw new Error(`no address for the service ${name}`);
    return async (request: FastifyRequest, reply: FastifyReply) =>
      forward(request, reply, {
        pool: poolOf(service.url),
        path: request.url,
        part: service.part,
        maxBytes,
        timeoutMs,
        headers: asViewer ? await viewerHeaders(request) : {},
        session,
      });
  }

  async function viewerHeaders(request: FastifyRequest): Promise<Record<string, string>> {
    const { exchange } = request;
    exchange.viewer = await options.viewerOfRequest(request.headers.authorization, exchange);
    return { [VIEWER_HEADER]: options.signViewer(exchange.viewer) };
  }

  /** A browser does not ask for downloads with its token when it follows a link; the ticket in the path is the right. */
  const files = new Map(
    FILE_SERVICES.filter((name) => gateway.subgraphs[name]).map((name) => [
      name as string,
      { upload: toService(name, options.uploadBytes, true), download: toService(name, 0, true) },
    ]),
  );
  function fileService(request: FastifyRequest) {
    const { service } = request.params as { service: string };
    const found = files.get(service);
    if (!found) throw new Refusal('NOT_FOUND', 404, 'There is nothing at this address.');
    return found;
  }
  fastify.put('/files/:service/uploads/:ticket', (request, reply) => fileService(request).upload(request, reply));
  fastify.get('/files/:service/downloads/:ticket', (request, reply) => fileService(request).download(request, reply));

  const { licences, identity } = gateway.subgraphs;
  if (licences) {
    fastify.get('/verify/*', toService('licences'));
    fastify.get('/.well-known/elicence-keys.json', toService('licences'));
  }
  if (identity) {
    fastify.get('/.well-known/jwks.json', toService('identity'));
    // The pages behind the links of mails; their caller's address goes along, for limits and the audit trail.
    for (const url of ['/verify-email', '/reset-password']) {
      fastify.route({ method: ['GET', 'POST'], url, handler: toService('identity', FORM_BYTES, true) });
    }
    // Where the pages keep the refresh token, out of the reach of scripts.
    for (const url of ['/session', '/session/refresh']) {
      fastify.route({ method: ['POST', 'DELETE'], url, handler: toService('identity', FORM_BYTES, true, true) });
    }
  }

  const { portalUrl, workersUrl } = gateway;
  if (workersUrl !== undefined && !gateway.production) {
    const toWorkers = (request: FastifyRequest, reply: FastifyReply) =>
      forward(request, reply, {
        pool: poolOf(workersUrl),
        path: request.url,
        part: 'the development mailbox',
        maxBytes: FORM_BYTES,
        timeoutMs,
      });
    fastify.route({ method: ['GET', 'POST', 'DELETE'], url: '/dev/*', handler: toWorkers });
  }
  if (portalUrl === undefined) {
    fastify.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(landingPage(gateway)));
  } else {
    const toPortal = (request: FastifyRequest, reply: FastifyReply) =>
      forward(request, reply, { pool: poolOf(portalUrl), path: request.url, part: PORTAL, maxBytes: 0, timeoutMs });
    fastify.get('/', toPortal);
    fastify.get('/*', (request, reply) => {
      if (request.url.startsWith('/dev/') || request.url.startsWith('/files/')) {
        throw new Refusal('NOT_FOUND', 404, 'There is nothing at this address.');
      }
      return toPortal(request, reply);
    });
  }
}
