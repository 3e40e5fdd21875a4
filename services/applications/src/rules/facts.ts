import type { CalendarDate } from '@medreg/clock';
import type { RegionCode } from '@medreg/codes';
import type { AccountState } from '@medreg/viewer';
import type { Category, Level } from '../forms/dictionaries.ts';
import type { FormValues } from '../forms/fields.ts';
import type { Channel, ProfessionType, RegistrationStatus, Sex } from '../generated/resolvers.ts';
import type { ProvincialRules } from '../provinces/provincial-rules.ts';
import type { ScopeEntry } from '../provinces/scope-catalogue.ts';

/** What rules are asked about: plain values, no rows, no clients, no clock. */

/** A qualification as an application uses it: copied when the draft is opened, and as it is now. */
export interface QualificationFacts {
  id: string;
  kind: 'TCM_SPECIALTY' | 'PHYSICIAN' | 'NURSE';
  level: 'LICENSED' | 'ASSISTANT' | 'RURAL_ASSISTANT' | 'TOWNSHIP_ASSISTANT' | 'SPECIALTY' | null;
  category: 'CLINICAL' | 'DENTAL' | 'PUBLIC_HEALTH' | 'TCM' | null;
  origin: 'EXAMINATION' | 'RECOGNITION';
  /** The holder's certificate code. */
  code: string;
  /** Province of the examination, recognition or assessment. */
  provinceCode: RegionCode;
  /** YYYY-MM-DD: for nurses the day on which the examination was passed. */
  issuedOn: CalendarDate;
  techniques: readonly string[];
  diseases: readonly string[];
  education: string | null;
  school: string | null;
}

/** What an application remembers of the qualification that it was opened on. */
export type CopiedQualification = Omit<QualificationFacts, 'code'>;

export interface PractitionerFacts {
  id: string;
  name: string;
  sex: Sex;
  birthDate: CalendarDate;
  idNumber: string;
  ethnicGroup: string | null;
  nationality: string | null;
  formerIdNumbers: readonly string[];
  qualifications: QualificationFacts[];
}

export interface AuthorityFacts {
  id: string;
  name: string;
  kind: 'HEALTH' | 'TCM' | 'CDC';
  level: 'NATIONAL' | 'PROVINCE' | 'CITY' | 'COUNTY';
  /** Its jurisdiction; 000000 for the national level. */
  regionCode: string;
  /** 统一社会信用代码 */
  creditCode: string | null;
  /** How many of its users may decide. */
  deciders: number;
}

/** A practice place: a division, or with `institutionId` one institution within it. */
export interface Place {
  code: RegionCode;
  name: string;
  institutionId?: string;
}

export interface InstitutionFacts {
  id: string;
  name: string;
  status: 'VALID' | 'SUSPENDED' | 'CLOSED';
  kind: 'LICENSED' | 'FILED' | 'MILITARY';
  /** WS 218-2002 */
  classCode: string;
  /** Its division, county level in general; what has been renamed or merged goes by its present code (10.1.10). */
  regionCode: RegionCode;
  /** 执业地点 at the two levels at which there is one (domain 6.7): the province, and the county or what acts as one. */
  province: Place;
  county: Place;
  /** Whether e-registration has started there (domain 4.2). */
  regionOpen: boolean;
  clinicalSubjects: readonly string[];
  departments: readonly string[];
  licensingAuthority: AuthorityFacts;
  tcmAuthority: AuthorityFacts;
  cdcAuthority: AuthorityFacts | null;
  /** The practitioner whose own clinic it is. */
  ownerPractitionerId: string | null;
}

/** A registration of the person, as it stands in the register. */
export interface RegistrationFacts {
  id: string;
  version: number;
  professionType: ProfessionType;
  status: RegistrationStatus;
  statusSince: CalendarDate;
  statusReason: string | null;
  /** The person, as the register shows him. */
  name: string;
  birthDate: CalendarDate;
  ethnicGroup: string | null;
  /** Last day on which he could practise under it; null while it is VALID. */
  lastValidOn: CalendarDate | null;
  level: Level;
  category: Category;
  qualificationIds: readonly string[];
  scopeCodes: readonly string[];
  scopeNames: readonly string[];
  scopeKey: string;
  practicePlaceCode: RegionCode;
  practicePlaceInstitutionId: string | null;
  primaryInstitutionId: string;
  primaryInstitutionRegionCode: RegionCode;
  primaryInstitutionClosedOn: CalendarDate | null;
  issuingAuthorityId: string;
  filedById: string | null;
  staffKind: string | null;
  trainingEnd: CalendarDate | null;
  originInstitution: string | null;
  department: string | null;
  periodFrom: CalendarDate | null;
  periodUntil: CalendarDate | null;
  firstRegisteredOn: CalendarDate;
  source: 'APPLICATION' | 'RECORDED';
}

/** A multi-institution filing; its state follows from its days (domain 5.3). */
export interface FilingFacts {
  id: string;
  version: number;
  registrationId: string;
  institutionId: string;
  validFrom: CalendarDate;
  validUntil: CalendarDate;
  endedOn: CalendarDate | null;
  endReason: string | null;
}

/** A confirmed record of the person (domain 3.7). */
export interface RecordFacts {
  kind: 'PENALTY' | 'ASSESSMENT' | 'TRAINING' | 'CONDUCT' | 'BAN' | 'INSPECTION' | 'DISCONTINUATION' | 'CRIMINAL';
  measure: string;
  professionType: ProfessionType | null;
  registrationId: string | null;
  decidedOn: CalendarDate;
  validFrom: CalendarDate | null;
  validUntil: CalendarDate | null;
}

/** Another application of the person that is still open. */
export interface OpenFacts {
  id: string;
  procedure: string;
  registrationId: string | null;
  /** What it lets nobody else change meanwhile. */
  claim: string | null;
  institutionId: string | null;
  submitted: boolean;
}

/** 信息维护: what the person's profile in the profession says now. */
export interface ProfileFacts {
  education: string | null;
  school: string | null;
  title: string | null;
}

/** Another application of a linked change: what its registration will rest on. */
export interface LinkedFacts {
  registrationId: string | null;
  scopeKey: string | null;
  submitted: boolean;
}

/** When rules are asked: drafts are opened and saved, applications submitted and decided. */
export type Moment = 'OPEN' | 'SAVE' | 'SUBMIT' | 'DECIDE';

/**
 * Everything that a rule may ask about one application at one moment. What is not known yet (no institution chosen, nothing
 * filled in) is null, and a rule that needs it says nothing.
 */
export interface Facts {
  today: CalendarDate;
  channel: Channel;
  professionType: ProfessionType;
  /** Of the person's own account; undefined where none acts. */
  accountState: AccountState | undefined;
  practitioner: PractitionerFacts;
  /** As it is now; null when it is gone or the procedure uses none. */
  qualification: QualificationFacts | null;
  /** As it was copied when the draft was opened; null before that, or where none is used. */
  copied: CopiedQualification | null;
  /** The record that the application concerns. */
  registration: RegistrationFacts | null;
  /** All of the person's in the profession. */
  registrations: readonly RegistrationFacts[];
  filing: FilingFacts | null;
  filings: readonly FilingFacts[];
  records: readonly RecordFacts[];
  open: readonly OpenFacts[];
  /** 拟执业机构, the institution that the application is about. */
  institution: InstitutionFacts | null;
  /** The primary institution of the record concerned, or the one of the filing. */
  present: InstitutionFacts | null;
  /** The authorities of the place concerned and above, for procedures that others than the licensing authority decide. */
  provincialAuthority: AuthorityFacts | null;
  cityAuthority: AuthorityFacts | null;
  /** The province that recognised the qualification or held the sign-up (S2-Q14), and the national level. */
  qualificationAuthority: AuthorityFacts | null;
  nationalAuthority: AuthorityFacts | null;
  form: FormValues;
  /** Settings of the province in which the application is decided, and its scopes. */
  rules: ProvincialRules;
  scopes: readonly ScopeEntry[];
  /** How the scopes of the record concerned are called in the province of the institution; null: not agreed yet. */
  mappedScopes: readonly ScopeEntry[] | null;
  /** Those of them about which the two provinces must agree first (9.2). */
  unmappedScopes: readonly ScopeEntry[];
  /** Whether all that the person is registered at lies where e-registration has not started (P2; domain 4.2). */
  registeredOutside: boolean;
  /** The person's profile in the profession; null before the first information maintenance. */
  profile: ProfileFacts | null;
  /** Whether the application has a photo of its own. */
  photo: boolean;
  /** The rest of a dossier that takes effect together; null where the application stands alone (domain 3.2). */
  linked: readonly LinkedFacts[] | null;
  /** The authority that handles it; null until it is known. */
  authorityId: string | null;
  /** Accounts: who opened it, who acts now. */
  openedBy: string;
  actingAccount: string | null;
  /** The person has confirmed, or has objected to, what an institution applied for on his behalf. */
  confirmed: boolean;
  objected: boolean;
  submittedOn: CalendarDate | null;
  /** The first submission: what was applied for in time stays so when it is corrected and submitted again. */
  appliedOn: CalendarDate | null;
}

/** Whether the days of a record hold on `today`. */
export const holds = (record: Pick<RecordFacts, 'validFrom' | 'validUntil'>, today: CalendarDate): boolean =>
  (record.validFrom === null || record.validFrom <= today) &&
  (record.validUntil === null || today <= record.validUntil);
