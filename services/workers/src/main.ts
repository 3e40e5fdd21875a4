import { orExit } from '@medreg/env';
import { LOG_REDACTION } from '@medreg/pii';
import { pino } from 'pino';
import { readWorkersEnvironment } from './environment.ts';
import { startWorkers } from './workers.ts';

const env = orExit(readWorkersEnvironment);
const logger = pino({ level: env.LOG_LEVEL, base: { service: 'workers' }, redact: LOG_REDACTION });

try {
  const workers = await startWorkers(env, logger);
  logger.info({ port: workers.port }, 'workers started');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      logger.info({ signal }, 'workers stop');
      await workers.stop();
      process.exit(0);
    });
  }
} catch (error) {
  logger.fatal({ reason: error instanceof Error ? error.message : 'unknown' }, 'workers cannot start');
  process.exit(1);
}
