import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FixedClock, fixedClock } from '@medreg/clock';
import { anInstitutionUser, anOfficer, aPerson, testDatabase } from '@medreg/testkit';
import type { Right, Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { type ApplicationsService, createApplicationsService } from '../src/service.ts';
import {
  anAuthority,
  type SiblingInstitution,
  type SiblingPractitioner,
  type SiblingQualification,
  World,
} from './fake-siblings.ts';

export const VIEWER_SECRET = 'the-viewer-secret-of-the-tests-0123456789';

/** The service on a fresh database and folder, with siblings that the test writes. A Monday without holidays around. */
export interface Stage extends ApplicationsService {
  world: World;
  clock: FixedClock;
  databaseUrl: string;
  close(): Promise<void>;
}

/** @param url of a database that is there already; a fresh one otherwise */
export async function aStage(url?: string): Promise<Stage> {
  const database = url === undefined ? await testDatabase('applications') : { url, drop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'medreg-applications-'));
  const world = new World();
  const clock = fixedClock('2026-11-09T10:00:00+08:00');
  const key = Buffer.alloc(32, 7).toString('base64');
  const service = await createApplicationsService(
    {
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.url,
      QUEUE_URL: database.url,
      VIEWER_SECRET,
      PII_KEYS: `k1:${key}`,
      PII_INDEX_KEY: key,
      FILES_URL: pathToFileURL(folder).href,
      TICKET_SECRET: 'the-ticket-secret-of-the-tests-0123456789',
      LIMITS_URL: 'memory:',
      QUALIFICATIONS_URL: 'http://127.0.0.1:1/graphql',
      INSTITUTIONS_URL: 'http://127.0.0.1:1/graphql',
      TCM_CERTIFICATE_PREFIX: '141',
      ACCEPTANCE_WORKING_DAYS: 5,
      DECISION_WORKING_DAYS: 20,
    },
    { clock, siblings: world.client() },
  );
  return {
    ...service,
    world,
    clock,
    databaseUrl: database.url,
    async close() {
      await service.subgraph.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A person whose qualification was imported, with an activated account. */
export interface Someone {
  viewer: Viewer;
  practitionerId: string;
  qualificationId: string;
}

export const ID_NUMBER = '440103198611051230';
export const QUALIFICATION_CODE = 'GDZC2022000123';

/** Qualifications that tests are played with: a specialist, a physician, an assistant, a nurse. */
export const QUALIFICATIONS = {
  SPECIALIST: qualification({
    kind: 'TCM_SPECIALTY',
    level: 'SPECIALTY',
    category: 'TCM',
    code: QUALIFICATION_CODE,
    issuedOn: '2022-03-01',
    techniques: ['外治技术-推拿'],
    diseases: ['腰痛（腰椎间盘突出症）'],
  }),
  PHYSICIAN: qualification({
    kind: 'PHYSICIAN',
    level: 'LICENSED',
    category: 'CLINICAL',
    code: `202544110${ID_NUMBER}`,
    issuedOn: '2025-12-20',
  }),
  ASSISTANT: qualification({
    kind: 'PHYSICIAN',
    level: 'ASSISTANT',
    category: 'CLINICAL',
    code: `202544210${ID_NUMBER}`,
    issuedOn: '2025-12-20',
  }),
  NURSE: qualification({ kind: 'NURSE', level: null, category: null, code: 'HS20250001', issuedOn: '2025-07-10' }),
} as const;

function qualification(
  over: Pick<SiblingQualification, 'kind' | 'level' | 'category' | 'code' | 'issuedOn'> & Partial<SiblingQualification>,
): Omit<SiblingQualification, 'id'> {
  return {
    origin: 'EXAMINATION',
    province: { code: '440000' },
    techniques: [],
    diseases: [],
    education: '大学本科',
    school: '广州中医药大学',
    ...over,
  };
}

export type Kind = keyof typeof QUALIFICATIONS;

export function someone(
  { world }: Stage,
  details: Partial<SiblingPractitioner> = {},
  kind: Kind = 'SPECIALIST',
  over: Partial<SiblingQualification> = {},
): Someone {
  const practitionerId = uuidv7();
  const qualificationId = uuidv7();
  world.practitioners.set(practitionerId, {
    id: practitionerId,
    name: '李时针',
    sex: 'MALE',
    birthDate: '1986-11-05',
    idNumber: ID_NUMBER,
    ethnicGroup: '汉族',
    nationality: '中国',
    formerIdNumbers: [],
    qualifications: [{ id: qualificationId, ...QUALIFICATIONS[kind], ...over }],
    ...details,
  });
  return {
    practitionerId,
    qualificationId,
    viewer: aPerson({ practitionerId, accountId: `account-${practitionerId}` }),
  };
}

/** An institution with its reviewer and the authority over it with its officer. */
export interface Somewhere {
  institutionId: string;
  authorityId: string;
  reviewer: Viewer;
  officer: Viewer;
}

export const OFFICER_RIGHTS: Right[] = ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS'];

/** @param regionCode county in which it lies; one authority licenses it and decides about TCM too, unless `details` say otherwise */
export function somewhere(
  { world }: Stage,
  details: Partial<SiblingInstitution> = {},
  regionCode = '440103',
): Somewhere {
  const institutionId = uuidv7();
  const authorityId = uuidv7();
  const authority = anAuthority({ id: authorityId, region: { code: regionCode } });
  world.institutions.set(institutionId, {
    id: institutionId,
    name: '荔湾区某中医院',
    status: 'VALID',
    kind: 'LICENSED',
    classCode: 'A210',
    clinicalSubjects: ['中医科', '内科', '外科'],
    departments: [],
    ownerPractitionerId: null,
    region: world.region(regionCode),
    licensingAuthority: authority,
    tcmAuthority: authority,
    cdcAuthority: null,
    ...details,
  });
  return {
    institutionId,
    authorityId,
    reviewer: anInstitutionUser({ institutionId, accountId: `account-${institutionId}` }),
    officer: anOfficer({
      authorityId,
      regionCode,
      rights: OFFICER_RIGHTS,
      accountId: `account-${authorityId}`,
    }),
  };
}

/** The health authority of a province with its officer, for procedures that the province decides. */
export function aProvince({ world }: Stage, regionCode = '440000', rights: Right[] = OFFICER_RIGHTS) {
  const authorityId = uuidv7();
  world.authorities.set(regionCode, [
    anAuthority({ id: authorityId, name: '省卫生健康委员会', region: { code: regionCode } }),
  ]);
  const accountId = `account-${authorityId}`;
  return {
    authorityId,
    officer: anOfficer({ authorityId, authorityLevel: 'PROVINCE', regionCode, rights, accountId }),
  };
}
