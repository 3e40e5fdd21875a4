import { MESSAGES } from '../messages.ts';
import type { PersonFacts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { placesOverlap } from './practice-place.ts';
import type { Refusal } from './refusal.ts';

/** 账户激活成功后，方可进行业务申请. S0-1.2; domain 3.1.2. */
export function accountActivated({ accountState }: Pick<PersonFacts, 'accountState'>): Refusal | null {
  if (accountState === 'ACTIVATED') return null;
  return { code: 'NOT_ACTIVATED', message: MESSAGES.notActivated, basis: BASIS['S0-1.2'] };
}

/** At most one VALID registration per practice place; places overlap when one contains the other. Domain 5.1 I1. */
export function notRegisteredThere({
  registrations,
  practicePlaceCode,
}: Omit<PersonFacts, 'accountState'>): Refusal | null {
  const there = registrations.some(
    ({ status, practicePlaceCode: place }) => status === 'VALID' && placesOverlap(place, practicePlaceCode),
  );
  return there ? alreadyRegistered : null;
}

export const alreadyRegistered: Refusal = {
  code: 'ALREADY_REGISTERED',
  message: MESSAGES.alreadyRegistered,
  basis: BASIS['O13-7'],
};

/** While suspended, no registration: the flag is the person's, on VALID and FILED alike. Domain 5.1, 10.1.27. */
export function notSuspended({ registrations }: Pick<PersonFacts, 'registrations'>): Refusal | null {
  const suspended = registrations.some(
    ({ status, suspended: flag }) => flag && (status === 'VALID' || status === 'FILED'),
  );
  return suspended ? { code: 'SUSPENDED', message: MESSAGES.suspended, basis: null } : null;
}
