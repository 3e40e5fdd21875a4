import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Mailbox } from './mailbox.ts';
import { mailboxPage } from './mailbox-page.ts';

const filter = z.object({
  to: z.string().trim().max(254).optional(),
  after: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
});

/** Nothing on the page runs or loads; a letter's HTML stands in a sandbox of its own. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'";

/**
 * `GET /dev/mailbox` for people, `GET /dev/mailbox.json` for tests. Registered only where a mailbox exists, that is never in
 * production.
 */
export function mailboxRoutes(server: FastifyInstance, mailbox: Mailbox): void {
  server.get('/dev/mailbox.json', async (request, reply) => {
    const asked = filter.safeParse(request.query);
    if (!asked.success)
      return reply.code(400).send({ error: '"to" is a phone number or address, "after" an ISO 8601 moment' });
    const messages = await mailbox.list(asked.data);
    return reply.header('cache-control', 'no-store').send({ messages });
  });

  server.get('/dev/mailbox', async (request, reply) => {
    const asked = filter.safeParse(request.query);
    const { to = '', after } = asked.success ? asked.data : {};
    const messages = await mailbox.list({ to, ...(after ? { after } : {}) });
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'content-security-policy': PAGE_POLICY,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .send(mailboxPage({ to, messages }));
  });
}
