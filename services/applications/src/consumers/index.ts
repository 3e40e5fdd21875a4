import { EVENTS } from '@medreg/events';
import type { Logger, Queues, RunningWorker } from '@medreg/jobs';
import { startConsumer } from '@medreg/outbox';
import type { Deps } from '../context.ts';
import { retried, type Transaction } from '../database.ts';
import { accountRevoked } from './account-revoked.ts';
import { correctionSettled } from './correction-settled.ts';
import { followInstitution } from './follow-institution.ts';
import { institutionChanged } from './institution-changed.ts';
import { noticeTold } from './notice-told.ts';

/**
 * What this service hears: revoked accounts, institutions that change, corrections that were settled, what others have told
 * people and institutions, and its own next batch.
 */
export function listen(deps: Deps, queues: Queues, logger: Logger): RunningWorker {
  return startConsumer({
    queue: 'applications',
    queues,
    catalogue: EVENTS,
    transaction: (work: (tx: Transaction) => Promise<void>) => retried(() => deps.db.$transaction(work)),
    handlers: {
      'account.revoked': (tx, { payload }) => accountRevoked(tx, deps, payload),
      'institution.changed': (tx, { payload }) => institutionChanged(tx, deps, payload),
      'institution.followDue': (tx, { payload }) => followInstitution(tx, deps, payload),
      'notice.told': (tx, { payload }) => noticeTold(tx, payload),
      'qualification.correctionSettled': (tx, { payload }) => correctionSettled(tx, deps, payload),
    },
    logger,
  });
}
