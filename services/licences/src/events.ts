import { EVENTS, RegistrationSnapshot } from '@medreg/events';
import type { Logger, Queues } from '@medreg/jobs';
import { startConsumer } from '@medreg/outbox';
import type { Deps } from './context.ts';
import type { Transaction } from './database.ts';
import { certificateRendered } from './features/certificate-rendered/certificate-rendered.ts';
import { alignLicence } from './features/issue-licence/issue-licence.ts';
import { alignRegisterEntry } from './register-entry.ts';

/** The register said something of a registration: the public register and the e-licence follow, in one transaction. */
export async function alignRegistration(deps: Deps, tx: Transaction, snapshot: RegistrationSnapshot): Promise<void> {
  await alignRegisterEntry(tx, snapshot, deps.clock.now());
  await alignLicence(deps, tx, snapshot);
}

/** Name of the queue, and of this service in the inbox. */
export const QUEUE = 'licences';

/** What this service hears of. */
export function startEvents(deps: Deps, queues: Queues, logger: Logger) {
  return startConsumer({
    queue: QUEUE,
    queues,
    catalogue: EVENTS,
    transaction: (work: (tx: Transaction) => Promise<void>) => deps.db.$transaction(work),
    handlers: {
      'registration.changed': (tx, { payload }) =>
        alignRegistration(deps, tx, RegistrationSnapshot.parse(JSON.parse(deps.pii.open(payload.snapshot)))),
      'certificate.rendered': (tx, { payload }) => certificateRendered(deps, tx, payload),
    },
    logger,
  });
}
