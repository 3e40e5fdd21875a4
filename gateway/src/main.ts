import { EnvError } from '@medreg/env';
import { createGateway } from './gateway.ts';
import { openLog } from './observe/log.ts';
import { startTracing } from './observe/tracing.ts';
import { optionsOf, readSettings, type Settings } from './settings.ts';

async function start(settings: Settings): Promise<void> {
  const log = openLog({
    level: settings.LOG_LEVEL,
    ...(settings.LOG_FILE === undefined ? {} : { file: settings.LOG_FILE }),
  });
  const { logger } = log;
  const collector = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  const stopTracing = collector === undefined ? async () => undefined : await startTracing(collector);
  const gateway = await createGateway(await optionsOf(settings, logger));

  let stopping = false;
  async function stop(signal: string): Promise<void> {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    await gateway.close();
    await stopTracing();
    logger.info('stopped');
    log.close();
    process.exit(0);
  }
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'the process ends by a bug');
    log.close();
    process.exit(1);
  });
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));

  const address = await gateway.listen({ port: settings.PORT, host: settings.HOST });
  logger.info({ address }, 'gateway listens');
}

try {
  await start(readSettings());
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exit(1);
}
