import type { FastifyInstance } from 'fastify';
import type { Pool } from 'undici';
import type { Metrics } from '../observe/metrics.ts';

export type HealthOptions = {
  readonly services: ReadonlyMap<string, Pool>;
  readonly keysLoaded: () => boolean;
  readonly draining: () => boolean;
  readonly metrics: Metrics;
};

const PROBE_TIMEOUT_MS = 1_500;

/** `/healthz`: the process answers. `/readyz`: it can serve, every part included. `/metrics`: Prometheus. */
export async function healthRoutes(fastify: FastifyInstance, options: HealthOptions): Promise<void> {
  const config = { rateLimit: false };
  fastify.get('/healthz', { config }, async () => ({ status: 'ok' }));

  fastify.get('/readyz', { config }, async (_request, reply) => {
    const names = [...options.services.keys()];
    const states = await Promise.all([...options.services.values()].map(isReady));
    const parts = Object.fromEntries(names.map((name, index) => [name, states[index] ? 'ok' : 'away']));
    const keys = options.keysLoaded() ? 'ok' : 'away';
    const draining = options.draining();
    const ready = !draining && keys === 'ok' && states.every(Boolean);
    return reply
      .code(ready ? 200 : 503)
      .send({ status: draining ? 'draining' : ready ? 'ready' : 'waiting', keys, parts });
  });

  fastify.get('/metrics', { config }, async (_request, reply) =>
    reply.type(options.metrics.contentType).send(await options.metrics.text()),
  );
}

async function isReady(pool: Pool): Promise<boolean> {
  try {
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path: '/readyz',
      headersTimeout: PROBE_TIMEOUT_MS,
      bodyTimeout: PROBE_TIMEOUT_MS,
    });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}
