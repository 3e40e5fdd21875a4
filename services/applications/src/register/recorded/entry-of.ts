import { isSpecialty } from '../../procedures/parts/tcm-specialist.ts';
import type { ProvincialRules } from '../../provinces/provincial-rules.ts';
import { RURAL_SCOPE, type ScopeEntry } from '../../provinces/scope-catalogue.ts';
import type { AuthorityFacts, InstitutionFacts, PractitionerFacts, QualificationFacts } from '../../rules/facts.ts';
import { categoryOfQualification, isAssistant, levelOfQualification } from '../../rules/level.ts';
import { practicePlace } from '../../rules/practice-place.ts';
import type { Refusal } from '../../rules/refusal.ts';
import type { Entry } from '../effects.ts';
import { type ReadRow, refuseRow } from './read-row.ts';

/** What the siblings and the province say about a row. */
export interface RowFacts {
  practitioner: PractitionerFacts;
  institution: InstitutionFacts;
  rules: ProvincialRules;
  scopes: readonly ScopeEntry[];
}

const KINDS = { PHYSICIAN: 'PHYSICIAN', TCM_SPECIALTY: 'TCM_SPECIALTY', NURSE: 'NURSE' } as const;

/** @returns what the register says of the row from now on, or why it cannot: the qualification is decisive (11-A18) */
export function entryOf(row: ReadRow, facts: RowFacts): Entry | { refused: Refusal } {
  const { input, period } = row;
  const { practitioner, institution, rules } = facts;
  const kind = KINDS[input.professionType as keyof typeof KINDS];
  const codes = input.qualificationCodes.map((code) => code.trim().toUpperCase());
  const used = practitioner.qualifications.filter((one) => one.kind === kind && codes.includes(one.code.toUpperCase()));
  const [first] = used;
  // Nurses of the years before the examination have none (S2-Q29.3).
  if (used.length !== codes.length || (!first && kind !== 'NURSE')) {
    return { refused: refuseRow('QUALIFICATION_UNKNOWN', '资格信息库中没有此人的该资格。') };
  }
  if (first && kind === 'PHYSICIAN' && used.length > 1) {
    return { refused: refuseRow('QUALIFICATIONS', '一项注册只能依据一项医师资格。') };
  }
  const level = first ? levelOfQualification(first) : 'NURSE';
  const category = first ? categoryOfQualification(first) : 'NONE';
  const scopes = scopesOf(input.scopes, kind, category, facts.scopes);
  if (!scopes)
    return { refused: refuseRow('SCOPES_UNKNOWN', '所在省份的执业范围目录中没有该范围，或与执业类别不符。') };
  const specialist = first !== undefined && isSpecialty(first);
  return {
    level,
    category,
    major: specialist ? '中医' : '',
    qualificationIds: used.map(({ id }) => id),
    scopes,
    techniques: joined(used, ({ techniques }) => techniques),
    diseases: joined(used, ({ diseases }) => diseases),
    department: input.department ?? null,
    staffKind: input.staffKind ?? 'STAFF',
    trainingEnd: row.trainingEnd,
    originInstitution: input.originInstitution ?? null,
    place: practicePlace(level, institution),
    solePlace: kind === 'NURSE' || (isAssistant(level) && !rules.assistantMultiPlace),
    institution,
    authority: authorityOver(institution, kind, category, rules),
    period,
  };
}

const joined = (used: readonly QualificationFacts[], of: (one: QualificationFacts) => readonly string[]) => [
  ...new Set(used.flatMap(of)),
];

/** Physicians have scopes of their category, rural assistants theirs, the others none. @returns null when one does not fit */
function scopesOf(codes: readonly string[], kind: string, category: Entry['category'], known: readonly ScopeEntry[]) {
  if (kind !== 'PHYSICIAN') return codes.length === 0 ? [] : null;
  const wanted = category === 'CLINICAL_AND_TCM' && codes.length === 0 ? [RURAL_SCOPE.code] : [...new Set(codes)];
  const found = wanted.flatMap((code) => [...known, RURAL_SCOPE].find((one) => one.code === code) ?? []);
  const fits = found.length === wanted.length && found.length > 0 && found.every((one) => one.category === category);
  return fits ? found : null;
}

/** As a new registration would be decided (domain 2.2; O13-9, 24; NR-8). */
function authorityOver(
  institution: InstitutionFacts,
  kind: string,
  category: Entry['category'],
  rules: ProvincialRules,
): AuthorityFacts {
  if (kind === 'TCM_SPECIALTY' || category === 'TCM') return institution.tcmAuthority;
  const cdc = category === 'PUBLIC_HEALTH' && rules.cdcDecides ? institution.cdcAuthority : null;
  return cdc ?? institution.licensingAuthority;
}
