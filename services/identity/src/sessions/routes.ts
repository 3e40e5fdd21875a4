import type { SubgraphOptions } from '@medreg/subgraph';
import { ACCESS_TOKEN_TTL_SECONDS } from '@medreg/viewer';
import type { Deps } from '../deps.ts';

/** Clocks of two machines may differ by as much; told a little longer costs nothing. */
const LEEWAY_SECONDS = 60;

type Routes = NonNullable<SubgraphOptions<object>['routes']>;

/** The keys by which the gateway verifies access tokens, and the sessions whose tokens it must not believe any more. */
export function sessionRoutes({ prisma, clock, settings }: Deps): Routes {
  return (app, viewerOf) => {
    const keys = settings.SIGNING_KEYS.map(({ publicJwk }) => publicJwk);
    app.get('/.well-known/jwks.json', async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=300').send({ keys }),
    );

    app.get('/internal/revoked-sessions', async (request, reply) => {
      // As if there were nothing here for anybody but a sibling.
      if (viewerOf(request)?.kind !== 'SERVICE') return reply.code(404).send();
      const since = new Date(clock.now().getTime() - (ACCESS_TOKEN_TTL_SECONDS + LEEWAY_SECONDS) * 1000);
      const revoked = await prisma.session.findMany({ where: { endedAt: { gte: since } }, select: { id: true } });
      return reply.header('cache-control', 'no-store').send({ sessions: revoked.map(({ id }) => id) });
    });
  };
}
