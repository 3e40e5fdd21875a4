import { EVENTS } from '@medreg/events';
import type { Logger, Queues, RunningWorker } from '@medreg/jobs';
import { startConsumer } from '@medreg/outbox';
import { closeAccountOfDeceased } from './accounts/close-account-of-deceased.ts';
import { SYSTEM } from './audit.ts';
import { ACTIVATE_WAITING, activateWaiting } from './consumers/activate-waiting.ts';
import { activateWhenEffective } from './consumers/activate-when-effective.ts';
import { followCorrection } from './consumers/follow-correction.ts';
import { followRegistration } from './consumers/follow-registration.ts';
import { forwardNotice } from './consumers/forward-notice.ts';
import { issueAccount } from './consumers/issue-account.ts';
import { RECHECK, recheckIdentities } from './consumers/recheck-identities.ts';
import type { Deps, Tx } from './deps.ts';
import { isIdNumberKnown, LEARN_ID_NUMBER, learnIdNumber } from './register/learn-id-number.ts';

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
        'registration.changed': async (tx, { id, version, payload }) => {
          await followRegistration(tx, deps, payload, version ?? 0);
          const { practitionerId } = payload;
          if (!(await isIdNumberKnown(tx, practitionerId)))
            await queues.enqueue(LEARN_ID_NUMBER, { practitionerId }, { id });
        },
        'account.activationDue': async (tx, { id, payload }) => {
          if (!(await activateWhenEffective(tx, deps, payload))) logger.info({ id }, 'no account to activate');
        },
        'automaticActivation.enabled': (_tx, { id, payload }) => queues.enqueue(ACTIVATE_WAITING, payload, { id }),
        'practitioner.corrected': async (tx, { id, payload }) => {
          if (await followCorrection(tx, deps, payload)) await queues.enqueue(RECHECK, { batchId: id }, { id });
        },
        'account.closureDue': async (tx, { payload: { practitionerId } }) =>
          void (await closeAccountOfDeceased(tx, deps, SYSTEM, practitionerId)),
        'practitioner.notice': async (tx, { id, payload }) => {
          if (!(await forwardNotice(tx, payload))) logger.info({ id }, 'nobody to tell');
        },
        // The job's id is the message's: whatever is killed in between, the import is followed by one re-check.
        'qualificationImport.finished': async (_tx, { id, payload: { batchId } }) =>
          queues.enqueue(RECHECK, { batchId }, { id }),
      },
    }),
    queues.work(LEARN_ID_NUMBER, ({ practitionerId }) => learnIdNumber(deps, practitionerId), { logger }),
    queues.work(
      ACTIVATE_WAITING,
      async ({ institutionId }) => void (await activateWaiting(deps, institutionId, logger)),
      { logger },
    ),
    queues.work(RECHECK, async () => void (await recheckIdentities(deps, logger)), { logger }),
  ];
}
