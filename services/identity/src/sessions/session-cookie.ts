import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { refreshSession } from '../features/refresh-session/refresh-session.ts';
import { type ViewerOf, visitor } from '../pages/page.ts';

const COOKIE = 'medreg_session';
const PATH = '/session';
const adoption = z.object({ refreshToken: z.string().min(1).max(200) });

/**
 * Where the web ends keep the refresh token: in a cookie that no script can read and that goes nowhere but here. `POST /session` puts
 * it there, `POST /session/refresh` changes it for the next one and answers with an access token, `DELETE /session` forgets it.
 * Asked by pages of this site only.
 */
export function sessionCookie(app: FastifyInstance, deps: Deps, viewerOf: ViewerOf): void {
  const { PUBLIC_URL, SESSION_HOURS } = deps.settings;
  const own = new URL(PUBLIC_URL);
  const attributes = { path: PATH, httpOnly: true, sameSite: 'strict', secure: own.protocol === 'https:' } as const;
  const keep = (reply: FastifyReply, token: string) =>
    reply.setCookie(COOKIE, token, { ...attributes, maxAge: SESSION_HOURS * 3600 });
  const forget = (reply: FastifyReply) => reply.clearCookie(COOKIE, attributes);

  void app.register(async (site) => {
    await site.register(cookies);
    site.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      if (request.headers.origin !== own.origin)
        return reply.code(403).send({ message: 'Only for the pages of this site.' });
    });

    site.post(PATH, async (request, reply) => {
      const given = adoption.safeParse(request.body);
      if (!given.success) return reply.code(400).send({ message: 'refreshToken is missing.' });
      return keep(reply, given.data.refreshToken).code(204).send();
    });

    site.post(`${PATH}/refresh`, async (request: FastifyRequest, reply) => {
      const token = request.cookies[COOKIE];
      if (token === undefined) return reply.code(401).send({ message: 'Nobody is signed in.' });
      const outcome = await refreshSession(deps, visitor(request, viewerOf), token);
      if (outcome.kind !== 'SignedIn') return forget(reply).code(401).send({ message: outcome.message });
      const { refreshToken, accessToken, accessTokenExpiresAt } = outcome.session;
      return keep(reply, refreshToken).send({ accessToken, accessTokenExpiresAt });
    });

    site.delete(PATH, async (_request, reply) => forget(reply).code(204).send());
  });
}
