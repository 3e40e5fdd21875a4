import { type Clock, systemClock } from '@medreg/clock';
import { pgAdapter } from '@medreg/database';
import { EVENTS } from '@medreg/events';
import { openFiles } from '@medreg/files';
import { connectQueues, type Logger } from '@medreg/jobs';
import { measureLag, startRelay } from '@medreg/outbox';
import { createPii } from '@medreg/pii';
import { certificateSigner } from './certificates/certificate-signer.ts';
import { createCouriers } from './couriers.ts';
import type { WorkersEnvironment } from './environment.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { openMailbox } from './mailbox/mailbox.ts';
import { createMetrics } from './metrics.ts';
import { PROCESSORS } from './processors.ts';
import { createServer } from './server.ts';

export type RunningWorkers = {
  /** The port that was taken: another than asked for when that was 0. */
  port: number;
  /** Takes no more work, finishes what is in hand, then lets go of everything. */
  stop(): Promise<void>;
};

/** Starts everything that the service does. Stores that are away do not stop it: it is not ready until they are back. */
export async function startWorkers(
  env: WorkersEnvironment,
  logger: Logger,
  clock: Clock = systemClock,
): Promise<RunningWorkers> {
  const db = new PrismaClient({ adapter: pgAdapter(env.DATABASE_URL) });
  const pii = createPii({ keys: env.PII_KEYS, indexKey: env.PII_INDEX_KEY });
  const files = openFiles({ url: env.FILES_URL });
  const signer = certificateSigner(env.certificates, files, clock);
  const queues = connectQueues({ url: env.QUEUE_URL, logger });
  const mailbox = env.mailbox ? openMailbox({ db, pii, clock, nodeEnv: env.NODE_ENV }) : null;
  const couriers = createCouriers(env, mailbox);
  const queueNames = PROCESSORS.flatMap((processor) => processor.queues);
  const { registry, observeDelivery } = createMetrics(queues, queueNames);

  const server = createServer({
    registry,
    mailbox,
    checks: { database: () => db.$queryRaw`SELECT 1`, queues: () => queues.counts(queueNames[0] ?? 'sms') },
    onError: (error, route) => logger.error({ route, reason: error.name }, 'request failed'),
  });
  await server.listen({ host: env.HOST, port: env.PORT });

  const relay = startRelay({ connectionString: env.DATABASE_URL, queues, catalogue: EVENTS, logger });
  measureLag(relay, registry);
  const tools = { db, pii, clock, files, signer, queues, logger, couriers, observe: observeDelivery };
  for (const { start } of PROCESSORS) start(tools);

  const [address] = server.addresses();
  return {
    port: typeof address === 'object' ? address.port : env.PORT,
    async stop() {
      await relay.stop();
      await queues.close(); // the workers finish what they hold
      couriers.close();
      await server.close();
      await db.$disconnect();
    },
  };
}
