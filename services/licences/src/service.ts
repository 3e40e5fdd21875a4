import { systemClock } from '@medreg/clock';
import { EVENTS } from '@medreg/events';
import { createTickets, openFiles } from '@medreg/files';
import { connectQueues } from '@medreg/jobs';
import { createLimits } from '@medreg/limits';
import { measureLag, startRelay } from '@medreg/outbox';
import { createPii } from '@medreg/pii';
import { createSubgraph, type Subgraph } from '@medreg/subgraph';
import type { Context, Deps } from './context.ts';
import { openDatabase } from './database.ts';
import type { Environment } from './environment.ts';
import { startEvents } from './events.ts';
import { downloadRoute } from './features/download-document/download-document.ts';
import { verifyRoute } from './features/verify-licence/verify-page.ts';
import { licenceSigner } from './licence-signer.ts';
import { LOOKUPS_A_MINUTE } from './limit-lookups.ts';
import { loaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

/** Everything wired: the database, what is heard and said, the subgraph, the pages and the downloads. */
export async function createLicencesService(
  settings: Environment,
  clock = systemClock,
): Promise<{ subgraph: Subgraph; deps: Deps }> {
  const { deps, close } = createDeps(settings, clock);
  const closing: (() => Promise<unknown>)[] = [];
  const subgraph = await createLicencesSubgraph(deps, settings, closing);
  const queues = connectQueues({ url: settings.QUEUE_URL, logger: subgraph.app.log });
  const relay = startRelay({
    connectionString: settings.DATABASE_URL,
    queues,
    catalogue: EVENTS,
    logger: subgraph.app.log,
  });
  measureLag(relay, subgraph.metrics);
  startEvents(deps, queues, subgraph.app.log);
  closing.push(
    () => relay.stop(),
    () => queues.close(),
    close,
  );
  return { subgraph, deps };
}

/** What the use cases work with, for the service and for commands beside it. */
export function createDeps(settings: Environment, clock = systemClock): { deps: Deps; close(): Promise<void> } {
  const db = openDatabase(settings.DATABASE_URL);
  const limits = createLimits({ url: settings.LIMITS_URL });
  const deps: Deps = {
    db,
    clock,
    pii: createPii({ keys: settings.PII_KEYS, indexKey: settings.PII_INDEX_KEY }),
    files: openFiles({ url: settings.FILES_URL }),
    tickets: createTickets(settings.TICKET_SECRET, 'licences', clock),
    signer: licenceSigner(settings.LICENCE_SIGNING_KEYS),
    publicUrl: settings.PUBLIC_URL.replace(/\/$/, ''),
    licenceTypeCodes: {
      TCM_SPECIALTY: settings.LICENCE_TYPE_CODE,
      PHYSICIAN: settings.LICENCE_TYPE_CODE_PHYSICIAN,
      NURSE: settings.LICENCE_TYPE_CODE_NURSE,
    },
    lookups: limits.limiter('public-lookup', { points: LOOKUPS_A_MINUTE, durationSeconds: 60 }),
  };
  return {
    deps,
    async close() {
      await limits.close();
      await db.$disconnect();
    },
  };
}

/** The subgraph alone, for tests too. */
export function createLicencesSubgraph(
  deps: Deps,
  settings: Pick<Environment, 'VIEWER_SECRET' | 'LOG_LEVEL'>,
  closing: (() => Promise<unknown>)[] = [],
): Promise<Subgraph> {
  return createSubgraph<Omit<Context, 'viewer' | 'log'>>({
    name: 'licences',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    viewerSecret: settings.VIEWER_SECRET,
    context: () => ({ deps, load: loaders(deps.db) }),
    routes: (app, viewerOf) => {
      verifyRoute(app, deps);
      downloadRoute(app, deps, viewerOf);
      app.get('/.well-known/elicence-keys.json', (_request, reply) =>
        reply.header('cache-control', 'public, max-age=300').send(deps.signer.keys),
      );
    },
    readiness: { database: () => deps.db.$queryRaw`SELECT 1` },
    closing,
    logLevel: settings.LOG_LEVEL,
  });
}
