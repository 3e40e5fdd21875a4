import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { Channel } from '../../generated/resolvers.ts';
import { MESSAGES } from '../../messages.ts';
import type { Procedure } from '../../procedures/index.ts';
import type { Facts } from '../../rules/facts.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstAuthority } from '../../steps/placement.ts';

/** Whoever opens, by the channel: persons for themselves, institutions for somebody, authorities at the window. */
export const CHANNELS: Partial<Record<Viewer['kind'], Channel>> = {
  PERSON: 'PERSON',
  INSTITUTION: 'INSTITUTION',
  AUTHORITY: 'AUTHORITY',
};

/** What a procedure does not ask for is not copied into it: it would be closed with a record that it is not about. */
export const takesRecord = ({ concerns }: Procedure) => concerns.startsWith('REGISTRATION') || concerns === 'FILING';
export const takesQualification = ({ concerns, uses }: Procedure) =>
  uses !== undefined || (concerns !== 'REGISTRATION' && concerns !== 'FILING');

export const ownInstitution = async (deps: Deps, viewer: Viewer) =>
  viewer.institutionId ? deps.neighbours.findInstitution(viewer.institutionId) : null;

/** An institution acts for its own people only, an authority within its jurisdiction; others learn nothing (domain 2.2, 2.3). */
export function refuseTheOpener(viewer: Viewer, procedure: Procedure, facts: Facts): Refusal | null {
  if (viewer.kind === 'AUTHORITY') {
    const first = firstAuthority(procedure, facts);
    return first === null || first.id === viewer.authorityId ? null : personUnknown;
  }
  if (viewer.kind !== 'INSTITUTION' || !facts.registration) return null;
  const theirs =
    facts.registration.primaryInstitutionId === viewer.institutionId ||
    facts.filing?.institutionId === viewer.institutionId ||
    facts.institution?.id === viewer.institutionId;
  return theirs ? null : personUnknown;
}

export const personUnknown: Refusal = { code: 'PERSON_UNKNOWN', message: MESSAGES.personUnknown, basis: null };
