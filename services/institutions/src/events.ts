import { EVENTS } from '@medreg/events';
import type { Logger, Queues } from '@medreg/jobs';
import { startConsumer } from '@medreg/outbox';
import type { Deps } from './context.ts';
import type { Transaction } from './database.ts';
import { tellInstitution } from './features/tell-institution/tell-institution.ts';

/** Name of the queue, and of this service in the inbox. */
export const QUEUE = 'institutions';

/** What this service hears of. */
export function startEvents(deps: Deps, queues: Queues, logger: Logger) {
  return startConsumer({
    queue: QUEUE,
    queues,
    catalogue: EVENTS,
    transaction: (work: (tx: Transaction) => Promise<void>) => deps.db.$transaction(work),
    handlers: {
      'institution.notice': async (tx, { id, payload }) => {
        const told = await tellInstitution(tx, deps, payload);
        if (told === 0) logger.info({ id }, 'nobody to tell');
      },
    },
    logger,
  });
}
