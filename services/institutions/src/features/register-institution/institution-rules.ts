import { isInstitutionRegistrationNo, isLegacyInstitutionRegistrationNo } from '@medreg/codes';
import type { InstitutionKind } from '../../generated/resolvers.ts';

/** 血站 F1xx and 单采血浆站 F2xx (S2-Q55). */
const BLOOD_OR_PLASMA = /^F[12]\d\d$/;

/**
 * Whether an institution must name its clinical subjects: not a clinic under filing, not a blood or plasma station, and not a
 * military or armed-police body, whose existing registration is accepted as it is (S2-Q55; domain 2.1).
 */
export function needsClinicalSubjects(kind: InstitutionKind, classCode: string): boolean {
  return kind === 'LICENSED' && !BLOOD_OR_PLASMA.test(classCode);
}

/**
 * Whether a registration number may stand: none at all, one of 22 characters, an older one of 12 or 18 (domain 6.5); of those
 * that are accepted as they are, any (S2-Q55).
 */
export function acceptsRegistrationNo(no: string | null, kind: InstitutionKind, classCode: string): boolean {
  if (no === null || isInstitutionRegistrationNo(no) || isLegacyInstitutionRegistrationNo(no)) return true;
  return (kind === 'MILITARY' || BLOOD_OR_PLASMA.test(classCode)) && /^[0-9A-Z-]{1,40}$/.test(no);
}
