import { MESSAGES } from '../messages.ts';
import type { Procedure } from '../procedures/index.ts';
import type { Facts } from '../rules/facts.ts';
import { BASIS } from '../rules/legal-basis.ts';
import type { Refusal } from '../rules/refusal.ts';

/**
 * Whether what a procedure concerns is there: a qualification that it can use, a record in one of its states, a filing that has
 * not ended. Asked whenever the rules are asked; the rules may then rely on it.
 */
export function concernOf(procedure: Procedure, facts: Facts): Refusal | null {
  switch (procedure.concerns) {
    case 'QUALIFICATION':
      return qualificationOf(procedure, facts);
    case 'REGISTRATION':
      return recordOf(procedure, facts);
    case 'REGISTRATION_AND_QUALIFICATION':
      return recordOf(procedure, facts) ?? qualificationOf(procedure, facts);
    case 'REGISTRATION_OR_PERSON':
      return recordOrPerson(procedure, facts);
    case 'FILING':
      return filingOf(facts) ?? recordOf(procedure, facts);
    case 'PERSON':
    case 'PERSON_OR_QUALIFICATION':
      return null;
  }
}

/** Without import no registration is possible; the person is told so (S0 三.3; domain 3.4). */
function qualificationOf(procedure: Procedure, { qualification, copied }: Facts): Refusal | null {
  if (qualification && (procedure.uses?.(qualification) ?? true)) return null;
  return copied
    ? { code: 'QUALIFICATION_GONE', message: MESSAGES.qualificationGone, basis: BASIS['S0-165-2'] }
    : { code: 'QUALIFICATION_NOT_IMPORTED', message: MESSAGES.qualificationNotImported, basis: BASIS['S0-165-2'] };
}

/** The record must be in a state from which the procedure leads on (domain 5.1, 5.2; S0-2.2 “在有效的执业信息下”). */
function recordOf(procedure: Procedure, { registration }: Facts): Refusal | null {
  if (registration && (procedure.states ?? ['VALID']).includes(registration.status)) return null;
  return { code: 'WRONG_STATE', message: MESSAGES.wrongState(procedure.name), basis: BASIS['S0-2.2'] };
}

/** Whoever has a registration says which one is meant (S2-Q6.1). */
function recordOrPerson(procedure: Procedure, facts: Facts): Refusal | null {
  const { registration, registrations } = facts;
  const some = registrations.some(({ status }) => (procedure.states ?? ['VALID']).includes(status));
  if (registration || !some || facts.submittedOn !== null) return registration ? recordOf(procedure, facts) : null;
  return { code: 'CHOOSE_REGISTRATION', message: MESSAGES.chooseRegistration, basis: BASIS['S2-Q6'] };
}

/** Whoever has no such filing has nothing to cancel, which is another thing than one that has ended (S0-2.4). */
function filingOf({ filing, today }: Facts): Refusal | null {
  if (!filing) return { code: 'NO_FILING', message: MESSAGES.noFiling, basis: BASIS['S0-2.4'] };
  if (filing.endedOn === null && filing.validUntil >= today) return null;
  return { code: 'FILING_ENDED', message: MESSAGES.filingEnded, basis: BASIS['S0-2.4'] };
}
