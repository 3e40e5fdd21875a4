import { RegistrationState } from '@medreg/events';
import type { GraphClient } from '@medreg/graph-client';
import { followRegistration } from '../../consumers/follow-registration.ts';
import type { Deps } from '../../deps.ts';
import { RegistrationStatesDocument } from '../../generated/ask-applications.ts';
import { isIdNumberKnown, learnIdNumber } from '../../register/learn-id-number.ts';

/** Registrations that are asked for at once. */
const PAGE = 200;

/**
 * Brings what is known of the register in line with the register, registration by registration, by the use case that
 * `registration.changed` goes through. May run beside the service and as often as one likes: what is newer stays.
 * @returns how many registrations were asked for
 * @throws SiblingAway; what was aligned until then stays
 */
export async function rebuildProjection(
  deps: Deps,
  register: Pick<GraphClient<'applications'>, 'ask'>,
): Promise<number> {
  let registrations = 0;
  for (let after: string | null = null; ; ) {
    const states = await askForStates(deps, register, after);
    for (const state of states) await align(deps, state);
    registrations += states.length;
    const last = states.at(-1);
    if (!last) return registrations;
    after = last.id;
  }
}

async function askForStates(
  { pii }: Deps,
  register: Pick<GraphClient<'applications'>, 'ask'>,
  after: string | null,
): Promise<RegistrationState[]> {
  const page = await register.ask('applications', RegistrationStatesDocument, { first: PAGE, after });
  return page.registrationSnapshots.map((sealed) => RegistrationState.parse(JSON.parse(pii.open(sealed))));
}

async function align(deps: Deps, { version, snapshot }: RegistrationState): Promise<void> {
  const { registrationId, practitionerId } = snapshot;
  const payload = { registrationId, practitionerId, snapshot: deps.pii.seal(JSON.stringify(snapshot)) };
  await deps.prisma.$transaction((tx) => followRegistration(tx, deps, payload, version));
  if (!(await isIdNumberKnown(deps.prisma, practitionerId))) await learnIdNumber(deps, practitionerId);
}
