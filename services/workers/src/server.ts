import fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Mailbox } from './mailbox/mailbox.ts';
import { mailboxRoutes } from './mailbox/routes.ts';

export type ServerOptions = {
  registry: Registry;
  /** What must answer before this process counts as ready: name → question that rejects when it does not. */
  checks: Record<string, () => Promise<unknown>>;
  /** Only where there is one: never in production. */
  mailbox: Mailbox | null;
  /** Told of what is answered with 500. */
  onError(error: Error, route: string): void;
};

/** The workers' small HTTP side: health, metrics, and the development mailbox. */
export function createServer({ registry, checks, mailbox, onError }: ServerOptions): FastifyInstance {
  const server = fastify({ forceCloseConnections: 'idle', bodyLimit: 1024 });

  server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const statusCode = error.statusCode ?? 500;
    if (statusCode >= 500) onError(error, request.routeOptions.url ?? 'unknown');
    return reply.code(statusCode).send({ error: statusCode >= 500 ? 'Internal error' : error.message });
  });

  server.get('/healthz', async () => ({ status: 'ok' }));

  server.get('/readyz', async (_request, reply) => {
    const names = Object.keys(checks);
    const answers = await Promise.allSettled(Object.values(checks).map((ask) => ask()));
    const away = names.filter((_, index) => answers[index]?.status === 'rejected');
    return reply.code(away.length ? 503 : 200).send(away.length ? { status: 'unavailable', away } : { status: 'ok' });
  });

  server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));

  if (mailbox) mailboxRoutes(server, mailbox);
  return server;
}
