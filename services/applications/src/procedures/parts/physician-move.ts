import { yes } from '../../forms/fields.ts';
import type { AuthorityFacts, Facts, InstitutionFacts } from '../../rules/facts.ts';
import { physicianAuthority } from './parties.ts';

/** The institution chosen; the present one where another is not asked for. At the window that is known once it is said. */
export function whereHeWillBe({ channel, form, institution, present }: Facts): InstitutionFacts | null {
  const stays = channel !== 'AUTHORITY' || form.institutionChanges === false;
  return institution ?? (stays && !yes(form, 'institutionChanges') ? present : null);
}

/** Where e-registration has not started nobody reviews and decides here: who moves there is let go by those whom he leaves (5.1). */
const whoHandles = (facts: Facts): InstitutionFacts | null => {
  const institution = whereHeWillBe(facts);
  return institution?.regionOpen === false ? facts.present : institution;
};

/** If the institution changes the new one reviews, else the present one (domain 3.2). */
export function reviewedAfterTheMove(facts: Facts): InstitutionFacts[] {
  const institution = whoHandles(facts);
  return institution ? [institution] : [];
}

/** The authority of the new institution (O13-20). */
export const decidedAfterTheMove = (facts: Facts): AuthorityFacts | null => physicianAuthority(whoHandles)(facts);
