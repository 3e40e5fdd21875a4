import { EVENTS } from '@medreg/events';
import type { Logger, Queues } from '@medreg/jobs';
import { startConsumer } from '@medreg/outbox';
import type { Deps } from './context.ts';
import type { Transaction } from './database.ts';
import { applyCorrection } from './features/apply-correction/apply-correction.ts';
import { IMPORT_JOB } from './features/process-import/import-queue.ts';

/** What the service hears: uploaded files, its own, and corrections that an authority has decided. */
export function listen(deps: Deps, queues: Queues, logger: Logger): void {
  startConsumer({
    queue: 'qualifications',
    queues,
    catalogue: EVENTS,
    transaction: (work: (tx: Transaction) => Promise<void>) => deps.db.$transaction(work),
    handlers: {
      // A file may take minutes, so it is a job of its own and not the work of a message, which is one transaction.
      // The batch's id names the job: heard twice, it is one job.
      'qualificationImport.uploaded': (_tx, { payload }) =>
        queues.enqueue(IMPORT_JOB, payload, { id: payload.batchId, name: 'process-import' }),
      'qualification.correctionDecided': (tx, { payload }) => applyCorrection(tx, deps, payload),
    },
    logger,
  });
}
