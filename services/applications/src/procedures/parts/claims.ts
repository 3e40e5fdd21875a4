import type { Facts, RegistrationFacts } from '../../rules/facts.ts';

/** @returns the record concerned. @throws Error where the procedure was asked without one (see concernOf) */
export function record({ registration }: Facts): RegistrationFacts {
  if (!registration) throw new Error('The procedure concerns a registration record');
  return registration;
}

/** The record concerned may not be changed by another application meanwhile (3.1.4). */
export const theRecord = ({ registration }: Facts): string | null => registration?.id ?? null;

/** A new registration, one at a time in a profession; the filed record that it replaces may not be restored meanwhile (11-A3). */
export const aNewRecord = (facts: Facts): string => replaced(facts)[0] ?? `NEW:${facts.professionType}`;

/** Changes no record, or one that the law changes whatever else is under way. */
export const nothing = (): null => null;

/**
 * The records that a new registration replaces: filed ones, those that moved out of the region, and expired or deregistered ones
 * do not stay beside it as if they could come back (5.1).
 */
export const replaced = ({ registrations }: Facts): string[] =>
  registrations.filter(({ status }) => status === 'FILED' || status === 'TRANSFERRED_OUT').map(({ id }) => id);

/** Whether another application holds the record concerned: then what the law orders to report waits (10.1.16). */
export const isHeld = ({ open, registration }: Facts): boolean =>
  registration !== null && open.some(({ claim }) => claim === registration.id);
