import type { AuthorityFacts, Facts, InstitutionFacts } from '../../rules/facts.ts';
import { categoryOf } from '../../rules/level.ts';

/** 拟执业机构: the one on the form. */
export const chosen = ({ institution }: Facts): InstitutionFacts | null => institution;
/** The same where there must be one. @throws Error when none is chosen: whatever was submitted has one */
export function theChosen({ institution }: Facts): InstitutionFacts {
  if (!institution) throw new Error('No institution was chosen');
  return institution;
}
/** 现执业机构 or 备案机构: that of the record or filing concerned. */
export const present = ({ present: institution }: Facts): InstitutionFacts | null => institution;
/** The chosen one, else the present one. */
export const chosenOrPresent = ({ institution, present: now }: Facts): InstitutionFacts | null => institution ?? now;

export const only = (of: (facts: Facts) => InstitutionFacts | null) => (facts: Facts) => {
  const institution = of(facts);
  return institution ? [institution] : [];
};
export const nobody = (): InstitutionFacts[] => [];

/** 中医药主管部门 at the institution's place (S0 一; 165号 三; O13-24); falls back to the health authority (11-A22). */
export const tcmAuthority =
  (of: (facts: Facts) => InstitutionFacts | null) =>
  (facts: Facts): AuthorityFacts | null =>
    of(facts)?.tcmAuthority ?? null;

/**
 * The authority that approved the institution's practice (O13-9, 10, 17, 20), by category: the TCM authority for the TCM category
 * (O13-24), the disease-control authority for public health where the province has it so (S4 四(一); domain 2.2).
 */
export const physicianAuthority =
  (of: (facts: Facts) => InstitutionFacts | null) =>
  (facts: Facts): AuthorityFacts | null => {
    const institution = of(facts);
    if (!institution) return null;
    const category = categoryOf(facts);
    if (category === 'TCM') return institution.tcmAuthority;
    if (category === 'PUBLIC_HEALTH' && facts.rules.cdcDecides && institution.cdcAuthority)
      return institution.cdcAuthority;
    return institution.licensingAuthority;
  };

/** Nurses: the authority that approved or filed the institution (NR-8, 9, 10). */
export const licensingAuthority =
  (of: (facts: Facts) => InstitutionFacts | null) =>
  (facts: Facts): AuthorityFacts | null =>
    of(facts)?.licensingAuthority ?? null;

/** The province of the place concerned (S2-Q14, Q47). */
export const provincialAuthority = ({ provincialAuthority: authority }: Facts): AuthorityFacts | null => authority;
/** The city, or above where there is none (O62-5, O63-5, O24-8). */
export const cityAuthority = ({ cityAuthority: authority }: Facts): AuthorityFacts | null => authority;
