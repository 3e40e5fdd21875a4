import type { CertificateFace, RegistrationSnapshot } from '@medreg/events';

/** 证面信息 (S0 图4.1.2): what the register says on the licence, in this order; the identifier is the licence's own. */
export type Face = Omit<CertificateFace, 'identifier' | 'suspended'>;

export function faceOf(snapshot: RegistrationSnapshot): Face {
  return {
    name: snapshot.name,
    sex: snapshot.sex,
    birthMonth: snapshot.birthMonth,
    category: snapshot.category,
    major: snapshot.major,
    certificateCode: snapshot.certificateCode,
    techniques: snapshot.techniques,
    diseases: snapshot.diseases,
    practicePlace: snapshot.practicePlaceName,
    primaryInstitution: snapshot.primaryInstitutionName,
    issuingAuthority: snapshot.issuingAuthorityName,
    issuedOn: snapshot.issuedOn,
  };
}
