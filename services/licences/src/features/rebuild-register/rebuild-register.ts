import { RegistrationState } from '@medreg/events';
import type { GraphClient } from '@medreg/graph-client';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import { alignRegistration, QUEUE } from '../../events.ts';
import { RegistrationStatesDocument } from '../../generated/ask-applications.ts';

/** Registrations that are asked for at once. */
const PAGE = 200;

export interface Rebuilt {
  registrations: number;
  /** Left alone, because a message had told something newer meanwhile. */
  newerKnown: number;
}

/**
 * Brings the public register and the e-licences in line with the register, registration by registration, by the use case that
 * `registration.changed` goes through. May run beside the service and as often as one likes: what is right stays untouched.
 *
 * @throws SiblingAway when the applications service does not answer; what was aligned until then stays
 */
export async function rebuildRegister(
  deps: Deps,
  siblings: Pick<GraphClient<'applications'>, 'ask'>,
): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { registrations: 0, newerKnown: 0 };
  for (let after: string | null = null; ; ) {
    const states = await askForStates(deps, siblings, after);
    for (const state of states) {
      rebuilt.registrations += 1;
      const aligned = await deps.db.$transaction(async (tx) => {
        if (!(await admitState(tx, state))) return false;
        await alignRegistration(deps, tx, state.snapshot);
        return true;
      });
      if (!aligned) rebuilt.newerKnown += 1;
    }
    const last = states.at(-1);
    if (!last) return rebuilt;
    after = last.id;
  }
}

async function askForStates(
  { pii }: Deps,
  siblings: Pick<GraphClient<'applications'>, 'ask'>,
  after: string | null,
): Promise<RegistrationState[]> {
  const answer = await siblings.ask('applications', RegistrationStatesDocument, { first: PAGE, after });
  return answer.registrationSnapshots.map((sealed) => RegistrationState.parse(JSON.parse(pii.open(sealed))));
}

/**
 * Takes the place of the message with the state's version in the inbox, and waits for one that is just worked: older messages
 * that are still under way lose to it, and it loses to what is newer.
 */
async function admitState(tx: Transaction, { id, version }: RegistrationState): Promise<boolean> {
  const admitted = await tx.$executeRaw`
    INSERT INTO inbox_version (consumer, key, version)
    VALUES (${QUEUE}, ${`registration.changed/${id}`}, ${version}::bigint)
    ON CONFLICT (consumer, key) DO UPDATE SET version = excluded.version
    WHERE inbox_version.version <= excluded.version`;
  return admitted === 1;
}
