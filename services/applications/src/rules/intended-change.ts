import { codes } from '../forms/fields.ts';
import { type ScopeEntry, scopeKeyOf } from '../provinces/scope-catalogue.ts';
import type { Facts, InstitutionFacts, QualificationFacts, RegistrationFacts } from './facts.ts';
import { categoryOf, categoryOfQualification, levelOf } from './level.ts';
import { practicePlace, provinceOfPlace } from './practice-place.ts';

/**
 * What a change or an upgrade makes of a physician's registration, read off the form beside the register (S2-Q7–Q9; domain 3.2).
 * Divisions go by their present codes: whoever moves within a county that was renamed stays in his place (10.1.10).
 */
export interface IntendedChange {
  registration: RegistrationFacts;
  /** Where he will be: the institution chosen, else the present one. */
  institution: InstitutionFacts;
  institutionChanges: boolean;
  placeChanges: boolean;
  categoryChanges: boolean;
  scopesChange: boolean;
  /** Scopes that the registration has not had (PL-14). */
  added: readonly ScopeEntry[];
  /** Null while the two provinces have not agreed what the present ones are called there (S2-Q49). */
  scopes: readonly ScopeEntry[] | null;
}

/** @returns null while it is not known where he will be, or of a procedure without a record */
export function intendedChange(facts: Facts): IntendedChange | null {
  const { registration, present } = facts;
  const institution = facts.institution ?? present;
  if (!registration || !institution) return null;
  const categoryChanges = categoryOf(facts) !== registration.category;
  const scopes = intendedScopes(facts);
  const held = facts.mappedScopes ?? [];
  const added = categoryChanges ? [] : (scopes ?? []).filter((scope) => !has(held, scope));
  const dropped = held.filter((scope) => !has(scopes ?? held, scope));
  return {
    registration,
    institution,
    institutionChanges: institution.id !== registration.primaryInstitutionId,
    placeChanges: changesPlace(facts, registration, institution),
    categoryChanges,
    scopesChange: categoryChanges || added.length > 0 || dropped.length > 0,
    added,
    scopes,
  };
}

const has = (scopes: readonly ScopeEntry[], { code }: ScopeEntry) => scopes.some((one) => one.code === code);

/**
 * The scopes that were chosen, else those that the registration has, by what they are called in the province concerned: within a
 * province they are never refused, also when its catalogue has dropped them (9.2; S2-Q49).
 * @returns null while they are not agreed between the provinces; empty when a new category has none yet
 */
export function intendedScopes(facts: Facts): readonly ScopeEntry[] | null {
  const chosen = codes(facts.form, 'scopes').flatMap((code) => facts.scopes.filter((scope) => scope.code === code));
  const { registration, mappedScopes } = facts;
  if (!registration || categoryOf(facts) !== registration.category) return chosen;
  if (mappedScopes === null) return null;
  return chosen.length > 0 ? chosen : mappedScopes;
}

/** Of assistants the county, of licensed physicians the province (S2-Q7, Q8); of rural assistants the institution (W22). */
function changesPlace(facts: Facts, { practicePlaceCode, level }: RegistrationFacts, institution: InstitutionFacts) {
  const next = practicePlace(levelOf(facts) ?? level, institution);
  const now = facts.present && practicePlace(level, facts.present);
  if (next.institutionId !== now?.institutionId) return true;
  return next.code !== (now?.code ?? practicePlaceCode);
}

/** Qualifications that a registration rests on after the change: its own, or the one of the new category or level (11-A19). */
export function qualificationsAfter(facts: Facts): readonly string[] {
  const { registration, qualification, practitioner } = facts;
  if (qualification) return [qualification.id];
  if (!registration || categoryOf(facts) === registration.category) return registration?.qualificationIds ?? [];
  const other = practitioner.qualifications.find((one) => isOfCategory(facts, registration, one));
  return other ? [other.id] : [];
}

const isOfCategory = (facts: Facts, { level }: RegistrationFacts, qualification: QualificationFacts) =>
  qualification.kind === 'PHYSICIAN' &&
  qualification.level === level &&
  categoryOfQualification(qualification) === categoryOf(facts);

/** What the registration will be compared by (I5): as it is while neither qualification nor scope changes. */
export function intendedScopeKey(facts: Facts): string | null {
  const change = intendedChange(facts);
  if (!change || change.scopes === null) return null;
  const { registration, institution, scopes, scopesChange } = change;
  const used = qualificationsAfter(facts);
  const same = used.every((id) => registration.qualificationIds.includes(id));
  if (!scopesChange && same) return registration.scopeKey;
  return scopeKeyOf(used, scopes, provinceOfPlace(institution.province.code));
}
