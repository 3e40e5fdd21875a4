import { orExit } from '@medreg/env';
import { pino } from 'pino';
import { readSettings } from './environment.ts';
import { createPortal } from './portal.ts';

const settings = orExit(readSettings);
const logger = pino({ level: settings.LOG_LEVEL });
const portal = await createPortal(settings, logger);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => void portal.close().then(() => process.exit(0)));
}
await portal.listen({ port: settings.PORT, host: settings.HOST });
