import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const demo = z.object({
  accounts: z.array(z.object({ role: z.string(), loginName: z.string(), password: z.string() })),
  candidates: z.array(z.object({ name: z.string(), idNumber: z.string(), code: z.string(), calling: z.string() })),
});

/** `GET /demo/accounts.json`: whom one click signs in as, and who may still sign up. Development only; see `readSettings`. */
export function demoAccounts(server: FastifyInstance, file: string): void {
  server.get('/demo/accounts.json', async (_request, reply) => {
    const text = await readFile(file, 'utf8').catch(() => null);
    const known = text === null ? { accounts: [], candidates: [] } : demo.parse(JSON.parse(text));
    return reply.header('cache-control', 'no-store').send(known);
  });
}
