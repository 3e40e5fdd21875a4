import type { RegionCode } from '@medreg/codes';
import type { AccountState } from '@medreg/viewer';

/** What rules are asked about: plain values, no rows, no clients, no clock. */

/** Scope of a TCM-specialty qualification: exactly what was assessed, and where (TCML-15). */
export interface Scope {
  provinceCode: RegionCode;
  techniques: readonly string[];
  diseases: readonly string[];
}

/** 医师资格信息, as the qualifications service has it now. */
export interface QualificationFacts extends Scope {
  id: string;
  kind: 'TCM_SPECIALTY';
  code: string;
  /** YYYY-MM-DD */
  issuedOn: string;
}

export interface PractitionerFacts {
  id: string;
  name: string;
  sex: 'MALE' | 'FEMALE';
  birthDate: string;
  idNumber: string;
  qualifications: QualificationFacts[];
}

export interface AuthorityFacts {
  id: string;
  name: string;
  /** Its jurisdiction; 000000 for the national level. */
  regionCode: string;
  /** 统一社会信用代码 */
  creditCode: string | null;
}

export interface InstitutionFacts {
  id: string;
  name: string;
  status: 'VALID' | 'SUSPENDED' | 'CLOSED';
  /** Its division, county level in general. */
  regionCode: RegionCode;
  tcmAuthority: AuthorityFacts;
}

/** A registration of the person in the procedure's profession. */
export interface RegistrationFacts {
  status: 'VALID' | 'FILED' | 'TRANSFERRED_OUT' | 'DEREGISTERED' | 'SUPERSEDED' | 'REVOKED' | 'ANNULLED';
  suspended: boolean;
  practicePlaceCode: string;
}

/** The person: account and register. */
export interface PersonFacts {
  accountState?: AccountState | undefined;
  registrations: readonly RegistrationFacts[];
  /** Where the registration would be: a division. */
  practicePlaceCode: RegionCode;
}

/** The choice of an institution against what was assessed. */
export interface PlacementFacts {
  institution: InstitutionFacts;
  provinceCode: RegionCode;
}

/** What was copied when the draft was opened, and what the qualifications service says now (null: gone). */
export interface ScopeFacts {
  copied: Scope;
  qualification: QualificationFacts | null;
}
