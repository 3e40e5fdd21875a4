import { type Clock, systemClock } from '@medreg/clock';
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
import { listen } from './events.ts';
import { uploadRoute } from './features/open-import/upload-route.ts';
import { startImports } from './features/process-import/import-queue.ts';
import { reportRoute } from './features/report-rejections/report-route.ts';
import { limiters } from './limits.ts';
import { loaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

export type ServiceSettings = Omit<Environment, 'NODE_ENV' | 'HOST' | 'PORT'>;

/** Everything wired: the database, files, the subgraph with its routes, the relay of the outbox, the processing of imports. */
export async function createQualificationsService(
  settings: ServiceSettings,
  { clock = systemClock }: { clock?: Clock } = {},
): Promise<{ subgraph: Subgraph; deps: Deps }> {
  const limits = createLimits({ url: settings.LIMITS_URL });
  const deps: Deps = {
    db: openDatabase(settings.DATABASE_URL),
    pii: createPii({ keys: settings.PII_KEYS, indexKey: settings.PII_INDEX_KEY }),
    clock,
    files: openFiles({ url: settings.FILES_URL }),
    tickets: createTickets(settings.TICKET_SECRET, 'qualifications', clock),
    ...limiters(limits),
  };
  const closing: (() => Promise<unknown>)[] = [];
  const subgraph = await createQualificationsSubgraph(deps, settings, closing);
  const queues = connectQueues({ url: settings.QUEUE_URL, logger: subgraph.app.log });
  const relay = startRelay({
    connectionString: settings.DATABASE_URL,
    queues,
    catalogue: EVENTS,
    logger: subgraph.app.log,
  });
  measureLag(relay, subgraph.metrics);
  listen(deps, queues, subgraph.app.log);
  const imports = startImports(deps, queues, subgraph.app.log);
  closing.push(
    async () => imports.interrupt(),
    () => relay.stop(),
    () => queues.close(),
    () => limits.close(),
    () => deps.db.$disconnect(),
  );
  return { subgraph, deps };
}

/** The subgraph and its routes without relay and workers; for tests too. */
export function createQualificationsSubgraph(
  deps: Deps,
  settings: Pick<ServiceSettings, 'VIEWER_SECRET' | 'LOG_LEVEL'>,
  closing: (() => Promise<unknown>)[] = [],
): Promise<Subgraph> {
  return createSubgraph<Omit<Context, 'viewer' | 'log'>>({
    name: 'qualifications',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    viewerSecret: settings.VIEWER_SECRET,
    context: ({ viewer }) => ({ deps, load: loaders(deps.db, viewer) }),
    routes(app, viewerOf) {
      uploadRoute(app, deps, viewerOf);
      reportRoute(app, deps, viewerOf);
    },
    readiness: { database: () => deps.db.$queryRaw`SELECT 1` },
    closing,
    logLevel: settings.LOG_LEVEL,
  });
}
