import { calendarDate } from '@medreg/clock';
import { regionCode } from '@medreg/codes';
import { STANDARD_RULES } from '../src/provinces/provincial-rules.ts';
import { NATIONAL_CATALOGUE, type ScopeEntry } from '../src/provinces/scope-catalogue.ts';
import type {
  AuthorityFacts,
  Facts,
  FilingFacts,
  InstitutionFacts,
  QualificationFacts,
  RecordFacts,
  RegistrationFacts,
} from '../src/rules/facts.ts';
import type { Rule } from '../src/rules/rule.ts';

/** Facts that rules are tried on: a specialist of 广东, 9 November 2026, nothing chosen or filled in yet. */
export function facts(over: Partial<Facts> = {}): Facts {
  const used = over.qualification ?? aQualification();
  return {
    today: calendarDate('2026-11-09'),
    channel: 'PERSON',
    professionType: 'TCM_SPECIALTY',
    accountState: 'ACTIVATED',
    practitioner: {
      id: 'person',
      name: '李时针',
      sex: 'MALE',
      birthDate: calendarDate('1986-11-05'),
      idNumber: '440103198611051230',
      ethnicGroup: '汉族',
      nationality: '中国',
      formerIdNumbers: [],
      qualifications: [used],
    },
    qualification: used,
    copied: null,
    registration: null,
    registrations: [],
    filing: null,
    filings: [],
    records: [],
    open: [],
    institution: null,
    present: null,
    provincialAuthority: null,
    cityAuthority: null,
    qualificationAuthority: null,
    nationalAuthority: null,
    form: {},
    rules: STANDARD_RULES,
    scopes: NATIONAL_CATALOGUE,
    mappedScopes: null,
    unmappedScopes: [],
    registeredOutside: false,
    profile: null,
    photo: false,
    linked: null,
    authorityId: null,
    openedBy: 'account',
    actingAccount: 'account',
    confirmed: false,
    objected: false,
    submittedOn: null,
    appliedOn: null,
    ...over,
  };
}

export const aQualification = (over: Partial<QualificationFacts> = {}): QualificationFacts => ({
  id: 'qualification',
  kind: 'TCM_SPECIALTY',
  level: 'SPECIALTY',
  category: 'TCM',
  origin: 'EXAMINATION',
  code: 'GDZC2022000123',
  provinceCode: regionCode('440000'),
  issuedOn: calendarDate('2026-03-01'),
  techniques: ['外治技术-推拿'],
  diseases: ['腰痛（腰椎间盘突出症）'],
  education: null,
  school: null,
  ...over,
});

/** A physician's qualification. */
export const aPhysicians = (over: Partial<QualificationFacts> = {}): QualificationFacts =>
  aQualification({ kind: 'PHYSICIAN', level: 'LICENSED', category: 'CLINICAL', techniques: [], diseases: [], ...over });

export const theAuthority = (over: Partial<AuthorityFacts> = {}): AuthorityFacts => ({
  id: 'authority',
  name: '荔湾区卫生健康局',
  kind: 'HEALTH',
  level: 'COUNTY',
  regionCode: '440103',
  creditCode: null,
  deciders: 1,
  ...over,
});

/** @param code county in which it lies */
export function anInstitution(code = '440103', over: Partial<InstitutionFacts> = {}): InstitutionFacts {
  const authority = theAuthority({ regionCode: code });
  return {
    id: `institution-${code}`,
    name: '某中医院',
    status: 'VALID',
    kind: 'LICENSED',
    classCode: 'A210',
    regionCode: regionCode(code),
    province: { code: regionCode(`${code.slice(0, 2)}0000`), name: '某省' },
    county: { code: regionCode(code), name: '某县' },
    regionOpen: true,
    clinicalSubjects: [],
    departments: [],
    licensingAuthority: authority,
    tcmAuthority: authority,
    cdcAuthority: null,
    ownerPractitionerId: null,
    ...over,
  };
}

/** A registration of a specialist in 广东, VALID unless `over` says otherwise. */
export function aRegistration(over: Partial<RegistrationFacts> = {}): RegistrationFacts {
  const ended = over.status !== undefined && over.status !== 'VALID';
  return {
    id: 'registration',
    version: 1,
    professionType: 'TCM_SPECIALTY',
    status: 'VALID',
    statusSince: calendarDate('2026-06-01'),
    statusReason: null,
    name: '李时针',
    birthDate: calendarDate('1986-11-05'),
    ethnicGroup: null,
    lastValidOn: ended ? calendarDate('2026-05-31') : null,
    level: 'SPECIALTY',
    category: 'TCM',
    qualificationIds: ['qualification'],
    scopeCodes: [],
    scopeNames: [],
    scopeKey: 'qualification|',
    practicePlaceCode: regionCode('440000'),
    practicePlaceInstitutionId: null,
    primaryInstitutionId: 'institution-440103',
    primaryInstitutionRegionCode: regionCode('440103'),
    primaryInstitutionClosedOn: null,
    issuingAuthorityId: 'authority',
    filedById: null,
    staffKind: 'STAFF',
    trainingEnd: null,
    originInstitution: null,
    department: null,
    periodFrom: null,
    periodUntil: null,
    firstRegisteredOn: calendarDate('2023-01-01'),
    source: 'APPLICATION',
    ...over,
  };
}

export const theFiling = (over: Partial<FilingFacts> = {}): FilingFacts => ({
  id: 'filing',
  version: 1,
  registrationId: 'registration',
  institutionId: 'institution-440104',
  validFrom: calendarDate('2026-11-01'),
  validUntil: calendarDate('2026-12-31'),
  endedOn: null,
  endReason: null,
  ...over,
});

export const theRecord = (over: Pick<RecordFacts, 'kind' | 'measure'> & Partial<RecordFacts>): RecordFacts => ({
  professionType: null,
  registrationId: null,
  decidedOn: calendarDate('2026-06-01'),
  validFrom: null,
  validUntil: null,
  ...over,
});

export const aScope = (code: string, over: Partial<ScopeEntry> = {}): ScopeEntry => ({
  code,
  name: code,
  category: 'CLINICAL',
  nationalCode: code,
  ...over,
});

/** @returns the code with which a rule refuses, or null */
export const refusedBy = (rule: Rule, over: Partial<Facts>): string | null => rule.check(facts(over))?.code ?? null;
