import type { Entry } from '../../register/effects.ts';
import type { Facts, InstitutionFacts, QualificationFacts } from '../../rules/facts.ts';
import { practicePlace } from '../../rules/practice-place.ts';

/** 中医（专长）医师资格 */
export const isSpecialty = ({ kind }: QualificationFacts): boolean => kind === 'TCM_SPECIALTY';

/**
 * What the register says of a specialist at an institution: the scope exactly as assessed (TCML-15), 类别 中医, 专业 中医 on the
 * face of the licence (S0 图4.1.2). Several qualifications of one province are joined, each item once (11-A28).
 */
export function specialistAt(facts: Facts, institution: InstitutionFacts): Entry {
  const used = qualificationsUsed(facts);
  return {
    level: 'SPECIALTY',
    category: 'TCM',
    major: '中医',
    qualificationIds: used.map(({ id }) => id),
    scopes: [],
    techniques: [...new Set(used.flatMap(({ techniques }) => techniques))],
    diseases: [...new Set(used.flatMap(({ diseases }) => diseases))],
    department:
      typeof facts.form.department === 'string' ? facts.form.department : (facts.registration?.department ?? null),
    staffKind: 'STAFF',
    trainingEnd: null,
    originInstitution: null,
    place: practicePlace('SPECIALTY', institution),
    solePlace: false,
    institution,
    authority: institution.tcmAuthority,
    period: null,
  };
}

/** The qualification chosen and, in the same province, the person's other specialty qualifications (11-A28). */
function qualificationsUsed({ practitioner, qualification, registration }: Facts): QualificationFacts[] {
  const mine = practitioner.qualifications.filter(isSpecialty);
  const chosen = qualification ?? mine.find(({ id }) => registration?.qualificationIds.includes(id)) ?? null;
  if (!chosen) return [];
  return mine.filter(({ provinceCode }) => provinceCode === chosen.provinceCode);
}
