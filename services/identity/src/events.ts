import { EVENTS } from '@medreg/events';
import type { Logger, Queues, RunningWorker } from '@medreg/jobs';
import { startConsumer } from '@medreg/outbox';
import { forwardNotice } from './consumers/forward-notice.ts';
import { issueAccount } from './consumers/issue-account.ts';
import { RECHECK, recheckIdentities } from './consumers/recheck-identities.ts';
import type { Deps, Tx } from './deps.ts';

/** Long enough to hash a password while other hashes wait for the same two cores. */
const TRANSACTION = { timeout: 15_000, maxWait: 10_000 };

/** Starts what this service hears of: accounts to issue, notices to forward, imports to check accounts against. */
export function startConsumers(deps: Deps, queues: Queues, logger: Logger): RunningWorker[] {
  return [
    startConsumer({
      queue: 'identity',
      queues,
      catalogue: EVENTS,
      transaction: (work: (tx: Tx) => Promise<void>) => deps.prisma.$transaction(work, TRANSACTION),
      logger,
      handlers: {
        'institutionUser.issued': (tx, { payload: { institutionId, ...staff } }) =>
          issueAccount(tx, deps, staff, { kind: 'INSTITUTION', institutionId }),
        'authorityUser.issued': (tx, { payload: { authorityId, authorityLevel, regionCode, rights, ...staff } }) =>
          issueAccount(tx, deps, staff, { kind: 'AUTHORITY', authorityId, authorityLevel, regionCode, rights }),
        'practitioner.notice': async (tx, { id, payload }) => {
          if (!(await forwardNotice(tx, payload))) logger.info({ id }, 'nobody to tell');
        },
        // The job's id is the message's: whatever is killed in between, the import is followed by one re-check.
        'qualificationImport.finished': async (_tx, { id, payload: { batchId } }) =>
          queues.enqueue(RECHECK, { batchId }, { id }),
      },
    }),
    queues.work(RECHECK, async () => void (await recheckIdentities(deps, logger)), { logger }),
  ];
}
