import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@medreg/database';
import { createPii } from '@medreg/pii';
import { testDatabase } from '@medreg/testkit';
import pg from 'pg';
import { take } from '../test/ask.ts';
import { aStage, type Stage, someone, somewhere } from '../test/stage.ts';
import { versionsOf } from './register/registration-versions.ts';

const SERVICE = fileURLToPath(new URL('..', import.meta.url));
const [PERSON, QUALIFICATION, INSTITUTION, AUTHORITY, OPEN, DONE, REGISTRATION] = Array.from(
  { length: 7 },
  (_, at) => `00000000-0000-7000-8000-00000000000${at}`,
);

/** Rows as the first release wrote them: one application under way, and a registration that was renamed once. */
const oldRows = (sealed: string, form: string) => `
INSERT INTO application (id, number, procedure, status, version, waiting_for, practitioner_id, applicant_name, applicant_sex,
  applicant_birth_date, applicant_id_number_sealed, qualification_id, qualification_code_sealed, qualification_issued_on,
  qualification_province_code, techniques, diseases, photo_key, form_sealed, institution_id, institution_name,
  institution_region_code, authority_id, authority_name, authority_region_code, practice_place_code, practice_place_name,
  submitted_at, decided_at, created_at)
SELECT id, id::text, 'TCM_REG', status::"ApplicationStatus", 5, NULL, person, '李时针', 'MALE', '1986-11-05', '${sealed}', '${QUALIFICATION}', '${sealed}',
  '2022-03-01', '440000', '{推拿}', '{腰痛}', 'photo.jpg', '${form}', '${INSTITUTION}', '某中医院', '440103', '${AUTHORITY}', '某局', '440103',
  '440000', '广东省', '2026-11-20', '2026-11-21', '2026-11-19'
FROM (VALUES ('${DONE}'::uuid, 'EFFECTIVE', '${PERSON}'::uuid), ('${OPEN}'::uuid, 'SUBMITTED', '${OPEN}'::uuid)) AS old(id, status, person);
INSERT INTO certificate VALUES ('${PERSON}', 'TCM_SPECIALTY', '141440103000001', '2026-11-21');
INSERT INTO registration (id, practitioner_id, profession_type, status, name, sex, birth_date, level, category, major, qualification_id,
  techniques, diseases, certificate_code, e_reg_id, photo_key, practice_place_code, practice_place_name, primary_institution_id,
  primary_institution_name, issuing_authority_id, issuing_authority_name, issuing_authority_code, issuing_authority_region_code,
  application_id, issued_on, valid_from, created_at)
VALUES ('${REGISTRATION}', '${PERSON}', 'TCM_SPECIALTY', 'VALID', '李时针', 'MALE', '1986-11-05', '中医（专长）医师', '中医', '中医', '${QUALIFICATION}',
  '{推拿}', '{腰痛}', '141440103000001', 'ER1', 'photo.jpg', '440000', '广东省', '${INSTITUTION}', '某中医院', '${AUTHORITY}', '某局', '440103',
  '440103', '${DONE}', '2026-11-21', '2026-11-21', '2026-11-21');
INSERT INTO timeline_entry (application_id, sequence, step, status_before, status_after, by, by_name, at)
VALUES ('${OPEN}', 1, NULL, NULL, 'DRAFT', 'APPLICANT', '李时针', '2026-11-19'),
  ('${OPEN}', 2, 'submit', 'DRAFT', 'SUBMITTED', 'APPLICANT', '李时针', '2026-11-20');
UPDATE registration SET primary_institution_name = '某中医医院', version = 2;
`;

const key = Buffer.alloc(32, 7).toString('base64');
const pii = createPii({ keys: `k1:${key}`, indexKey: key });

let stage: Stage;
let database: Awaited<ReturnType<typeof testDatabase>>;
let first: string;
beforeAll(async () => {
  // The database as the first release left it, then every migration since.
  first = await mkdtemp(join(tmpdir(), 'medreg-first-release-'));
  const [landed] = (await readdir(join(SERVICE, 'prisma/migrations'))).sort();
  await cp(join(SERVICE, 'prisma/migrations', landed ?? ''), join(first, 'prisma/migrations', landed ?? ''), {
    recursive: true,
  });
  await cp(join(SERVICE, 'prisma/schema.prisma'), join(first, 'prisma/schema.prisma'));
  database = await testDatabase(first);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    oldRows(pii.seal('440103198611051230'), pii.seal(JSON.stringify({ education: '大专', declared: true }))),
  );
  await client.end();
  await migrate({ serviceDir: SERVICE, connectionString: database.url });
  stage = await aStage(database.url);
});
afterAll(async () => {
  await stage.close();
  await database.drop();
  await rm(first, { recursive: true, force: true });
});

describe('rows of the first release', () => {
  it('applications keep what they said, in the new shape, and go on', async () => {
    const row = await stage.deps.db.application.findUniqueOrThrow({ where: { id: OPEN ?? '' } });
    expect(row).toMatchObject({
      procedure: 'TCM_REG',
      channel: 'PERSON',
      path: 'GENERAL',
      status: 'SUBMITTED',
      claim: 'NEW:TCM_SPECIALTY',
      reviewerId: INSTITUTION,
      reviewerIds: [INSTITUTION],
      qualification: { kind: 'TCM_SPECIALTY', provinceCode: '440000', techniques: ['推拿'], diseases: ['腰痛'] },
    });
  });

  it('what stands in a timeline is told by its kind', async () => {
    const entries = await stage.deps.db.timelineEntry.findMany({
      where: { applicationId: OPEN ?? '' },
      orderBy: { sequence: 'asc' },
    });
    expect(entries.map(({ kind }) => kind)).toEqual(['OPENED', 'STEP']);
  });

  it('an application that was under way is passed, accepted and approved', async () => {
    const where = somewhere(stage, { id: INSTITUTION ?? '' });
    const institution = stage.world.institutions.get(where.institutionId);
    if (!institution) throw new Error('No institution');
    const authority = { ...institution.tcmAuthority, id: AUTHORITY ?? '' };
    stage.world.institutions.set(INSTITUTION ?? '', { ...institution, tcmAuthority: authority });
    const who = someone(stage, { id: OPEN ?? '' }, 'SPECIALIST', {
      id: QUALIFICATION ?? '',
      techniques: ['推拿'],
      diseases: ['腰痛'],
    });
    const known = stage.world.practitioners.get(who.practitionerId);
    if (known) stage.world.practitioners.set(OPEN ?? '', known);
    const reviewer = { ...where.reviewer, institutionId: INSTITUTION ?? '' };
    const officer = { ...where.officer, authorityId: AUTHORITY ?? '' };
    const present = () => stage.deps.db.application.findUniqueOrThrow({ where: { id: OPEN ?? '' } });
    expect(await take(stage, reviewer, 'pass', await present())).toMatchObject({ __typename: 'StepTaken' });
    expect(await take(stage, officer, 'accept', await present())).toMatchObject({ __typename: 'StepTaken' });
    const answer = await take(stage, officer, 'approve', await present());
    expect(answer.__typename).toBe('ApprovedApplication');
    const registered = await stage.deps.db.registration.findMany({ where: { practitionerId: OPEN ?? '' } });
    expect(registered).toMatchObject([{ status: 'VALID', primaryInstitutionId: INSTITUTION, techniques: ['推拿'] }]);
  });

  it('registrations keep their codes, and their history answers as of a day', async () => {
    const row = await stage.deps.db.registration.findUniqueOrThrow({ where: { id: REGISTRATION ?? '' } });
    expect(row).toMatchObject({
      level: 'SPECIALTY',
      category: 'TCM',
      qualificationIds: [QUALIFICATION],
      scopeKey: `${QUALIFICATION}|`,
      certificateCode: '141440103000001',
      eRegId: 'ER1',
      version: 2,
    });
    const versions = await versionsOf(stage.deps.db, row);
    expect(
      versions.map(({ version, primaryInstitutionName, level }) => [version, primaryInstitutionName, level]),
    ).toEqual([
      [2, '某中医医院', 'SPECIALTY'],
      [1, '某中医院', 'SPECIALTY'],
    ]);
  });
});
