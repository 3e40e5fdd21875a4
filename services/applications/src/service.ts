import { type Clock, systemClock } from '@medreg/clock';
import { EVENTS } from '@medreg/events';
import { createTickets, openFiles } from '@medreg/files';
import { type GraphClient, graphClient } from '@medreg/graph-client';
import { connectQueues, type Queues } from '@medreg/jobs';
import { createLimits } from '@medreg/limits';
import { measureLag, startRelay } from '@medreg/outbox';
import { createPii } from '@medreg/pii';
import { createSubgraph, type Subgraph } from '@medreg/subgraph';
import { listen } from './consumers/index.ts';
import type { Context, Deps } from './context.ts';
import { openDatabase } from './database.ts';
import type { Environment } from './environment.ts';
import { downloadRoute } from './features/download-file/download-route.ts';
import { uploadRoute } from './features/upload-photo/upload-route.ts';
import { accountLimits } from './limits.ts';
import { loaders } from './loaders.ts';
import { neighbours, type Sibling } from './neighbours/neighbours.ts';
import { remembering } from './neighbours/remembering.ts';
import { resolvers } from './resolvers.ts';
import { startTimers } from './timers/schedule.ts';

export interface ApplicationsService {
  subgraph: Subgraph;
  deps: Deps;
  /** Moves what is in the outbox to the queues, from now on. */
  startRelaying(): void;
  /** Hears what siblings say, and does at night what has become due, from now on. */
  startWorking(): void;
}

type ServiceSettings = Omit<Environment, 'NODE_ENV' | 'HOST' | 'PORT'>;
interface Surroundings {
  clock?: Clock;
  siblings?: GraphClient<Sibling>;
}

/** What the use cases work with, without anything that listens: also for commands. */
export function createDeps(
  settings: ServiceSettings,
  { clock = systemClock, siblings = askSiblings(settings) }: Surroundings = {},
): { deps: Deps; close(): Promise<void> } {
  const db = openDatabase(settings.DATABASE_URL);
  const limits = createLimits({ url: settings.LIMITS_URL });
  const deps: Deps = {
    db,
    neighbours: neighbours(siblings),
    pii: createPii({ keys: settings.PII_KEYS, indexKey: settings.PII_INDEX_KEY }),
    files: openFiles({ url: settings.FILES_URL }),
    tickets: createTickets(settings.TICKET_SECRET, 'applications', clock),
    clock,
    limits: accountLimits(limits),
    settings: {
      acceptanceWorkingDays: settings.ACCEPTANCE_WORKING_DAYS,
      decisionWorkingDays: settings.DECISION_WORKING_DAYS,
      tcmCertificatePrefix: settings.TCM_CERTIFICATE_PREFIX,
    },
  };
  return {
    deps,
    async close() {
      await siblings.close();
      await limits.close();
      await db.$disconnect();
    },
  };
}

/** Everything wired: the database, files, siblings, the subgraph with its routes, the relay of the outbox, consumers and timers. */
export async function createApplicationsService(
  settings: ServiceSettings,
  surroundings: Surroundings = {},
): Promise<ApplicationsService> {
  const { deps, close } = createDeps(settings, surroundings);
  const { db } = deps;
  const closing: (() => Promise<unknown>)[] = [];
  const subgraph = await createSubgraph<Omit<Context, 'viewer' | 'log'>>({
    name: 'applications',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    viewerSecret: settings.VIEWER_SECRET,
    context: ({ viewer }) => ({
      deps: { ...deps, neighbours: remembering(deps.neighbours) },
      load: loaders(db, viewer),
    }),
    routes(app, viewerOf) {
      uploadRoute(app, deps, viewerOf);
      downloadRoute(app, deps, viewerOf);
    },
    readiness: { database: () => db.$queryRaw`SELECT 1` },
    closing,
    logLevel: settings.LOG_LEVEL,
  });
  closing.push(close);
  let opened: Queues | undefined;
  /** One connection for whatever uses queues; closed after it. */
  function queuesOnce(): Queues {
    if (opened) return opened;
    const queues = connectQueues({ url: settings.QUEUE_URL, logger: subgraph.app.log });
    closing.unshift(() => queues.close());
    opened = queues;
    return queues;
  }
  return {
    subgraph,
    deps,
    startRelaying() {
      const queues = queuesOnce();
      const connectionString = settings.DATABASE_URL;
      const relay = startRelay({ connectionString, queues, catalogue: EVENTS, logger: subgraph.app.log });
      measureLag(relay, subgraph.metrics);
      closing.unshift(() => relay.stop());
    },
    startWorking() {
      const queues = queuesOnce();
      listen(deps, queues, subgraph.app.log);
      const schedule = startTimers(deps, queues, subgraph.app.log);
      closing.unshift(async () => schedule.stop());
    },
  };
}

function askSiblings(
  settings: Pick<Environment, 'VIEWER_SECRET' | 'QUALIFICATIONS_URL' | 'INSTITUTIONS_URL'>,
): GraphClient<Sibling> {
  return graphClient<Sibling>({
    self: 'applications',
    viewerSecret: settings.VIEWER_SECRET,
    urls: { qualifications: settings.QUALIFICATIONS_URL, institutions: settings.INSTITUTIONS_URL },
  });
}
