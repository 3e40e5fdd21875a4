import { MESSAGES } from '../messages.ts';
import type { InstitutionFacts, PlacementFacts } from './facts.ts';
import { BASIS } from './legal-basis.ts';
import { tcmPracticePlace } from './practice-place.ts';
import type { Refusal } from './refusal.ts';

/** Only a VALID institution can be chosen, and it must still be one when the decision falls. Domain 3.6, 10.1.4. */
export function institutionOpen({ institution }: Pick<PlacementFacts, 'institution'>): Refusal | null {
  if (institution.status === 'VALID') return null;
  const message = institution.status === 'SUSPENDED' ? MESSAGES.institutionSuspended : MESSAGES.institutionClosed;
  return { code: 'INSTITUTION_CLOSED', message, basis: BASIS['O13-9'] };
}

/** The practice place is the province of assessment; elsewhere needs that province's consent. O15-27; domain 3.4, 11-A27. */
export function sameProvince({ institution, provinceCode }: PlacementFacts): Refusal | null {
  if (tcmPracticePlace(institution.regionCode) === provinceCode) return null;
  return { code: 'OTHER_PROVINCE', message: MESSAGES.otherProvince, basis: BASIS['O15-27'] };
}

/** The TCM authority at the institution's place decides; one that has since lost it must not. S0 一, 165号 三; domain 2.2. */
export function authorityUnchanged(facts: { institution: InstitutionFacts; authorityId: string }): Refusal | null {
  if (facts.institution.tcmAuthority.id === facts.authorityId) return null;
  return { code: 'OTHER_AUTHORITY', message: MESSAGES.otherAuthority, basis: BASIS['S0-165-3'] };
}
