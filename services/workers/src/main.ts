import { EnvError } from '@medreg/env';
import { LOG_REDACTION } from '@medreg/pii';
import { pino } from 'pino';
import { readWorkersEnvironment } from './environment.ts';
import { startWorkers } from './workers.ts';

const logger = pino({ name: 'workers', redact: LOG_REDACTION });

try {
  const workers = await startWorkers(readWorkersEnvironment(), logger);
  logger.info({ port: workers.port }, 'workers started');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, async () => {
      logger.info({ signal }, 'workers stop');
      await workers.stop();
      process.exit(0);
    });
  }
} catch (error) {
  if (error instanceof EnvError) console.error(error.message);
  else logger.fatal({ reason: error instanceof Error ? error.message : 'unknown' }, 'workers cannot start');
  process.exit(1);
}
