import type { RegistrationSnapshot } from '@medreg/events';

/** 证面信息 (S0 图4.1.2): what stands on the licence, in this order, and nothing else. */
export interface Face {
  name: string;
  sex: 'MALE' | 'FEMALE';
  /** YYYY-MM */
  birthMonth: string;
  category: string;
  major: string;
  certificateCode: string;
  techniques: string[];
  diseases: string[];
  practicePlace: string;
  primaryInstitution: string;
  issuingAuthority: string;
  /** YYYY-MM-DD */
  issuedOn: string;
}

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
