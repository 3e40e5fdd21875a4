import { type Clock, systemClock } from '@medreg/clock';
import { pgAdapter } from '@medreg/database';
import { EVENTS } from '@medreg/events';
import { type GraphClient, graphClient } from '@medreg/graph-client';
import { connectQueues } from '@medreg/jobs';
import { createLimits } from '@medreg/limits';
import { measureLag, startRelay } from '@medreg/outbox';
import { createPii } from '@medreg/pii';
import { createSubgraph, type Subgraph } from '@medreg/subgraph';
import { proofOfWorkCaptcha } from './captcha/captcha.ts';
import { keyedHash } from './contact/keyed-hash.ts';
import type { Deps, Sibling } from './deps.ts';
import type { Settings } from './environment.ts';
import { startConsumers } from './events.ts';
import { resetPasswordPage } from './features/reset-password/reset-password-page.ts';
import { verifyEmailPage } from './features/verify-email/verify-email-page.ts';
import { forgetExpired } from './forget-expired.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { identityLimits } from './limits.ts';
import { acceptForms } from './pages/page.ts';
import { resolvers } from './resolvers.ts';
import { settleRevocations } from './revocation/settle-revocations.ts';
import { accessTokenSigner } from './sessions/access-token.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { sessionCookie } from './sessions/session-cookie.ts';

/** What tests put in the place of the real thing. */
export interface Instead {
  clock?: Clock;
  siblings?: GraphClient<Sibling>;
  /** False: messages stay in the outbox and nothing is consumed. */
  queues?: boolean;
}

export interface IdentityService {
  subgraph: Subgraph;
  deps: Deps;
}

/** Everything wired: database, limits, siblings, queues, relay, consumers and the subgraph that closes them all. */
export async function createIdentityService(settings: Settings, instead: Instead = {}): Promise<IdentityService> {
  const { deps, close } = createDeps(settings, instead);
  const { prisma } = deps;
  const closing: (() => Promise<unknown>)[] = [];
  const subgraph = await createSubgraph({
    name: 'identity',
    schemaFile: new URL('../schema.graphql', import.meta.url),
    resolvers,
    viewerSecret: settings.VIEWER_SECRET,
    context: () => ({ deps }),
    routes: (app, viewerOf) => {
      sessionRoutes(deps)(app, viewerOf);
      acceptForms(app);
      verifyEmailPage(app, deps, viewerOf);
      resetPasswordPage(app, deps, viewerOf);
      sessionCookie(app, deps, viewerOf);
    },
    readiness: { database: () => prisma.$queryRaw`select 1` },
    closing,
    logLevel: settings.LOG_LEVEL,
  });
  if (instead.queues !== false) {
    closing.push(startMessaging(deps, subgraph), startClockwork(deps, subgraph.app.log));
  }
  closing.push(close);
  return { subgraph, deps };
}

/** What the use cases work with, for the service and for commands beside it. @returns it, and what closes it */
export function createDeps(
  settings: Settings,
  instead: Pick<Instead, 'clock' | 'siblings'> = {},
): { deps: Deps; close: () => Promise<void> } {
  const prisma = new PrismaClient({ adapter: pgAdapter(settings.DATABASE_URL) });
  const { clock = systemClock } = instead;
  const limits = createLimits({ url: settings.LIMITS_URL });
  const siblings = instead.siblings ?? askSiblings(settings);
  const deps: Deps = {
    prisma,
    clock,
    siblings,
    pii: createPii({ keys: settings.PII_KEYS, indexKey: settings.PII_INDEX_KEY }),
    limits: identityLimits(limits, settings),
    captcha: proofOfWorkCaptcha({
      prisma,
      clock,
      secret: settings.CAPTCHA_SECRET,
      maxNumber: settings.CAPTCHA_MAX_NUMBER,
    }),
    keyedHash: keyedHash(settings.CAPTCHA_SECRET),
    signAccessToken: accessTokenSigner(settings.SIGNING_KEYS),
    settings,
  };
  return {
    deps,
    async close() {
      await siblings.close();
      await limits.close();
      await prisma.$disconnect();
    },
  };
}

function askSiblings(settings: Settings): GraphClient<Sibling> {
  return graphClient({
    self: 'identity',
    viewerSecret: settings.VIEWER_SECRET,
    urls: { qualifications: settings.QUALIFICATIONS_URL, institutions: settings.INSTITUTIONS_URL },
  });
}

/** @returns what stops it: first the workers, then the relay, then the connections */
function startMessaging(deps: Deps, { app: { log: logger }, metrics }: Subgraph): () => Promise<void> {
  const { QUEUE_URL, DATABASE_URL } = deps.settings;
  const queues = connectQueues({ url: QUEUE_URL, logger });
  const relay = startRelay({ connectionString: DATABASE_URL, queues, catalogue: EVENTS, logger });
  measureLag(relay, metrics);
  startConsumers(deps, queues, logger);
  return async () => {
    await relay.stop();
    await queues.close();
  };
}

const EVERY_HOUR_MS = 3_600_000;

/** What time does: every hour, as long as it runs. @returns what stops it */
function startClockwork(deps: Deps, logger: Subgraph['app']['log']): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = settleRevocations(deps)
      .then(() => forgetExpired(deps))
      .catch((error) => logger.warn({ err: error }, 'what time does was not done, until the next hour'));
  }, EVERY_HOUR_MS);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
