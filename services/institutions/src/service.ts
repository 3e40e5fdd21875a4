import { systemClock } from '@medreg/clock';
import { EVENTS } from '@medreg/events';
import { connectQueues } from '@medreg/jobs';
import { measureLag, startRelay } from '@medreg/outbox';
import { createPii } from '@medreg/pii';
import { createSubgraph, type Subgraph } from '@medreg/subgraph';
import type { Context, Deps } from './context.ts';
import { openDatabase } from './database.ts';
import type { Environment } from './environment.ts';
import { startEvents } from './events.ts';
import { loaders } from './loaders.ts';
import { resolvers } from './resolvers.ts';

/** Everything wired: the database, what is said and heard, the subgraph. */
export async function createInstitutionsService(
  settings: Pick<
    Environment,
    'DATABASE_URL' | 'QUEUE_URL' | 'VIEWER_SECRET' | 'PII_KEYS' | 'PII_INDEX_KEY' | 'LOG_LEVEL'
  >,
  clock = systemClock,
): Promise<{ subgraph: Subgraph; deps: Deps }> {
  const db = openDatabase(settings.DATABASE_URL);
  const pii = createPii({ keys: settings.PII_KEYS, indexKey: settings.PII_INDEX_KEY });
  const deps: Deps = { db, pii, clock };
  const closing: (() => Promise<unknown>)[] = [];
  const subgraph = await createSubgraph<Omit<Context, 'viewer' | 'log'>>({
    name: 'institutions',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    viewerSecret: settings.VIEWER_SECRET,
    context: () => ({ deps, load: loaders(deps) }),
    readiness: { database: () => db.$queryRaw`SELECT 1` },
    closing,
    logLevel: settings.LOG_LEVEL,
  });
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
    () => db.$disconnect(),
  );
  return { subgraph, deps };
}
