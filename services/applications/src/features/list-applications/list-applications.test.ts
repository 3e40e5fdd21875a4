import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pgAdapter } from '@medreg/database';
import { anInstitutionUser, anOfficer, aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/ask.ts';
import { anApproved, aPassed, aSubmitted } from '../../../test/builders.ts';
import { play } from '../../../test/play.ts';
import { aStage, type Stage, someone, somewhere } from '../../../test/stage.ts';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { STATUSES } from '../../workflow.ts';
import { institutionRegistrations } from '../list-registrations/list-registrations.ts';
import {
  authorityApplications,
  institutionApplications,
  institutionSubmissions,
  myApplications,
  waitingApplications,
} from './list-applications.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

interface ListAnswer {
  edges: { node: { id: string; status: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Reads a list to its end, `first` at a time. */
async function pages(viewer: Viewer, field: string, args = '', first = 2): Promise<string[][]> {
  const read: string[][] = [];
  let after: string | null = null;
  do {
    const operation = `query($first: Int, $after: String) {
      ${field}(first: $first, after: $after ${args}) { __typename edges { node { id } } pageInfo { hasNextPage endCursor } }
    }`;
    const answer: ListAnswer = (await ask(stage, viewer, operation, { first, after })) as never;
    read.push(answer.edges.map(({ node }) => node.id));
    after = answer.pageInfo.hasNextPage ? answer.pageInfo.endCursor : null;
  } while (after);
  return read;
}

describe('the lists', () => {
  it('S1-I §2.1: an institution has its own that wait for it, oldest first', async () => {
    const where = somewhere(stage);
    const submitted = [];
    for (let n = 0; n < 5; n += 1) submitted.push((await aSubmitted(stage, someone(stage), where)).application.id);
    const passed = (await aPassed(stage, someone(stage), where)).application.id;
    await aSubmitted(stage);
    const chunks = [submitted.slice(0, 2), submitted.slice(2, 4), submitted.slice(4)];
    expect(await pages(where.reviewer, 'institutionApplications')).toEqual(chunks);
    expect(await pages(where.reviewer, 'institutionApplications', 'status: [INST_PASSED]')).toEqual([[passed]]);
    expect(await pages(where.reviewer, 'institutionApplications', 'status: [DRAFT]')).toEqual([[]]);
  });

  it('S1-A §3.1: an authority has its own that wait for it; asked by state, what it supervises as well', async () => {
    const where = somewhere(stage);
    const waiting = [];
    for (let n = 0; n < 3; n += 1) waiting.push((await aPassed(stage, someone(stage), where)).application.id);
    const early = (await aSubmitted(stage, someone(stage), where)).application.id;
    expect(await pages(where.officer, 'authorityApplications')).toEqual([waiting.slice(0, 2), waiting.slice(2)]);
    expect(await pages(where.officer, 'authorityApplications', 'status: [SUBMITTED]')).toEqual([[early]]);

    const city = { authorityId: uuidv7(), authorityLevel: 'CITY', regionCode: '440100' } as const;
    const supervisor = anOfficer({ ...city, rights: ['SUPERVISE'] });
    expect(await pages(supervisor, 'authorityApplications')).toEqual([[]]);
    const seen = (await pages(supervisor, 'authorityApplications', 'status: [SUBMITTED, INST_PASSED]', 100)).flat();
    expect(seen).toEqual(expect.arrayContaining([...waiting, early]));
    const other = anOfficer({ ...city, regionCode: '440200', rights: ['SUPERVISE'] });
    expect(await pages(other, 'authorityApplications', 'status: [SUBMITTED, INST_PASSED]')).toEqual([[]]);
  });

  it('a queue is asked for a procedure, a profession, a number, the beginning of a name', async () => {
    const where = somewhere(stage);
    const { application } = await aPassed(stage, someone(stage), where);
    const { applicantName, number, id } = application;
    for (const [field, viewer, status] of [
      ['authorityApplications', where.officer, ''],
      ['institutionApplications', where.reviewer, 'status: [INST_PASSED], '],
    ] as const) {
      const found = (args: string) => pages(viewer, field, `${status}${args}`, 10);
      for (const args of [
        'procedure: "TCM_REG"',
        'professionType: TCM_SPECIALTY',
        `text: " ${number} "`,
        `text: "${applicantName.slice(0, 1)}"`,
        'procedure: "TCM_REG", professionType: TCM_SPECIALTY, order: DUE_FIRST, text: ""',
      ]) {
        expect(await found(args)).toEqual([[id]]);
      }
      for (const args of [
        'procedure: "TCM_CHG"',
        'professionType: NURSE',
        'procedure: "TCM_REG", professionType: NURSE',
        `text: "${number.slice(0, 17)}"`,
        `text: "%${applicantName}"`,
        `text: "${applicantName}某"`,
      ]) {
        expect(await found(args)).toEqual([[]]);
      }
      const long = await ask(stage, viewer, `{ ${field}(text: "${'长'.repeat(51)}") { __typename } }`);
      expect(long.__typename).toBe('BAD_USER_INPUT');
    }
  });

  it('what is due first comes first, what has no clock last', async () => {
    const where = somewhere(stage);
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await aPassed(stage, someone(stage), where)).application.id);
    const days = ['2026-12-03', null, '2026-12-01', null, '2026-12-03'];
    for (const [n, id] of ids.entries()) {
      const dueOn = days[n] ? new Date(`${days[n]}T00:00:00Z`) : null;
      await stage.deps.db.application.update({ where: { id }, data: { dueOn } });
    }
    const [first, second, third, fourth, fifth] = ids;
    const due = [third, first, fifth, second, fourth];
    for (const size of [1, 2, 3]) {
      expect((await pages(where.officer, 'authorityApplications', 'order: DUE_FIRST', size)).flat()).toEqual(due);
    }
    const cursor = Buffer.from(JSON.stringify(['2026-02-31', ids[0]])).toString('base64url');
    const strange = await ask(
      stage,
      where.officer,
      `{ authorityApplications(order: DUE_FIRST, after: "${cursor}") { __typename } }`,
    );
    expect(strange.__typename).toBe('BAD_USER_INPUT');
  });

  it('the number of what waits is that of the queue', async () => {
    const where = somewhere(stage);
    const waiting = async (viewer: Viewer) => {
      const { data } = await stage.subgraph.execute(viewer, '{ waitingApplications }');
      return data?.waitingApplications;
    };
    await aSubmitted(stage, someone(stage), where);
    await aPassed(stage, someone(stage), where);
    await aPassed(stage, someone(stage), where);
    expect(await waiting(where.reviewer)).toBe(1);
    expect(await waiting(where.officer)).toBe(2);
    expect(await waiting(somewhere(stage).officer)).toBe(0);
    expect(await waiting(aPerson({ practitionerId: uuidv7() }))).toBeUndefined();
  });

  it('a person has his own, newest first', async () => {
    const first = await anApproved(stage);
    const dereg = { procedure: 'TCM_DEREG', registrationId: first.registration.id, by: first.viewer };
    const second = await play(stage, { ...dereg, form: { reason: 'D-P10' } }, 'SUBMITTED');
    expect(await pages(first.viewer, 'myApplications', '', 1)).toEqual([[second.id], [first.application.id]]);
    expect(await pages(aPerson({ practitionerId: uuidv7() }), 'myApplications')).toEqual([[]]);
    expect(await pages(aPerson({ practitionerId: undefined }), 'myApplications')).toEqual([[]]);
  });

  it('an institution has what it applied for on behalf of its people, drafts included, newest first', async () => {
    const approved = await anApproved(stage);
    const { reviewer, registration, practitionerId } = approved;
    const filing = { procedure: 'TCM_FILE', practitionerId, registrationId: registration.id, by: reviewer };
    const draft = await play(stage, { ...filing, form: { reason: 'F-P1' } }, 'DRAFT');
    const { qualificationId, practitionerId: other } = someone(stage);
    const registering = { procedure: 'TCM_REG', practitionerId: other, qualificationId, by: reviewer };
    const submitted = await play(stage, registering, 'INST_PASSED');
    expect(await pages(reviewer, 'institutionSubmissions', '', 1)).toEqual([[submitted.id], [draft.id]]);
    expect(await pages(somewhere(stage).reviewer, 'institutionSubmissions')).toEqual([[]]);
  });

  it('S1-I §2.3: an institution has its VALID people', async () => {
    const where = somewhere(stage);
    const [gone, ...valid] = [
      await anApproved(stage, someone(stage), where),
      await anApproved(stage, someone(stage), where),
      await anApproved(stage, someone(stage), where),
    ];
    if (!gone) throw new Error('Nobody');
    const filing = { procedure: 'TCM_FILE', registrationId: gone.registration.id, by: gone.viewer };
    await play(stage, { ...filing, form: { reason: 'F-P1' } });
    expect(await pages(where.reviewer, 'institutionRegistrations', '', 1)).toEqual(
      valid.map(({ registration }) => [registration.id]),
    );
    const args = 'professionType: NURSE';
    expect(await pages(where.reviewer, 'institutionRegistrations', args)).toEqual([[]]);
    const listed = async (filter: string) =>
      (await pages(where.reviewer, 'institutionRegistrations', filter, 100)).flat();
    expect(await listed('status: [FILED]')).toEqual([gone.registration.id]);
    expect(await listed('status: [VALID, FILED], name: "李"')).toHaveLength(3);
    expect(await listed('name: "时针"')).toEqual([]);
    expect(await pages(somewhere(stage).reviewer, 'institutionRegistrations')).toEqual([[]]);
  });

  it('代办业务: what an institution applied for, by state, newest first, page after page', async () => {
    const where = somewhere(stage);
    const onBehalf = async (until: 'DRAFT' | 'ACCEPTED') => {
      const { practitionerId, qualificationId } = someone(stage);
      const opening = { procedure: 'TCM_REG', practitionerId, qualificationId, by: where.reviewer };
      return (await play(stage, opening, until)).id;
    };
    const drafts: string[] = [];
    for (let n = 0; n < 3; n += 1) drafts.unshift(await onBehalf('DRAFT'));
    const accepted = await onBehalf('ACCEPTED');
    const listed = (filter = '') => pages(where.reviewer, 'institutionSubmissions', filter);
    expect((await listed()).flat()).toEqual([accepted, ...drafts]);
    expect(await listed('status: [DRAFT]')).toEqual([drafts.slice(0, 2), drafts.slice(2)]);
    expect(await listed('status: [ACCEPTED, WITHDRAWN]')).toEqual([[accepted]]);
    expect(await listed('status: [WITHDRAWN]')).toEqual([[]]);
    expect(await pages(somewhere(stage).reviewer, 'institutionSubmissions', 'status: [DRAFT]')).toEqual([[]]);
  });

  it.each([
    ['myApplications', () => aPerson({ practitionerId: uuidv7() })],
    ['institutionApplications', () => anInstitutionUser({ institutionId: uuidv7() })],
    ['authorityApplications', () => anOfficer({ authorityId: uuidv7(), rights: ['SUPERVISE'] })],
    ['institutionSubmissions', () => anInstitutionUser({ institutionId: uuidv7() })],
    ['institutionRegistrations', () => anInstitutionUser({ institutionId: uuidv7() })],
    ['institutionFilings', () => anInstitutionUser({ institutionId: uuidv7() })],
  ])('%s refuses a page without end and a cursor that is none', async (field, viewer) => {
    const side = field === 'institutionFilings' ? 'side: FILED_HERE, ' : '';
    const read = (args: string) => ask(stage, viewer(), `{ ${field}(${side}${args}) { __typename } }`);
    expect((await read('first: 101')).__typename).toBe('BAD_USER_INPUT');
    expect((await read('first: 0')).__typename).toBe('BAD_USER_INPUT');
    expect((await read('after: "WyJ4IiwieSJd"')).__typename).toBe('BAD_USER_INPUT');
    expect((await read('after: "WyJ4Il0"')).__typename).toBe('BAD_USER_INPUT');
    // A moment that JavaScript knows and PostgreSQL does not.
    const antiquity = Buffer.from(JSON.stringify(['-271821-04-20T00:00:00.000Z', uuidv7()])).toString('base64url');
    expect((await read(`after: "${antiquity}"`)).__typename).toBe('BAD_USER_INPUT');
  });
});

describe('with many rows the lists stay on their indexes', () => {
  const institutionId = uuidv7();
  const authorityId = uuidv7();
  const practitionerId = uuidv7();
  let db: PrismaClient;
  let client: pg.Client;
  let asked: { query: string; params: string }[] = [];

  beforeAll(async () => {
    client = new pg.Client({ connectionString: stage.databaseUrl });
    await client.connect();
    await fill();
    const logging = new PrismaClient({
      adapter: pgAdapter(stage.databaseUrl),
      log: [{ emit: 'event', level: 'query' }],
    });
    logging.$on('query', ({ query, params }) => asked.push({ query, params }));
    db = logging;
  }, 90_000);
  afterAll(async () => {
    await db.$disconnect();
    await client.end();
  });

  const cursor = Buffer.from(JSON.stringify(['2026-02-01T00:00:00.000Z', uuidv7()])).toString('base64url');
  const officer = anOfficer({ authorityId, rights: ['DECIDE_APPLICATIONS'] });
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'the institution’s queue',
      () => institutionApplications({ db }, anInstitutionUser({ institutionId }), { after: cursor }),
      'application_reviewer_id_',
    ],
    [
      'the institution’s archive',
      () =>
        institutionApplications({ db }, anInstitutionUser({ institutionId }), { status: ['INST_PASSED', 'SUBMITTED'] }),
      'application_reviewer_id_',
    ],
    [
      'the authority’s queue',
      () => authorityApplications({ db }, officer, { after: cursor }),
      'application_authority_id_',
    ],
    [
      'the authority’s archive',
      () => authorityApplications({ db }, officer, { status: ['EFFECTIVE', 'SUBMITTED'] }),
      'application_authority_id_',
    ],
    [
      'the authority’s queue by what is due',
      () => authorityApplications({ db }, officer, { order: 'DUE_FIRST' }),
      'application_authority_id_waiting_for_due_on',
    ],
    [
      'the institution’s queue by what is due',
      () => institutionApplications({ db }, anInstitutionUser({ institutionId }), { order: 'DUE_FIRST' }),
      'application_reviewer_id_waiting_for_due_on',
    ],
    [
      'somebody by name, among what a province supervises',
      () =>
        authorityApplications(
          { db },
          anOfficer({ authorityLevel: 'PROVINCE', regionCode: '440000', rights: ['SUPERVISE'] }),
          { status: [...STATUSES], text: '多名4242' },
        ),
      'application_submitted_by_name',
    ],
    ['the number of what waits', () => waitingApplications({ db }, officer), 'application_authority_id_waiting_for_'],
    [
      'what the institution applied for',
      () => institutionSubmissions({ db }, anInstitutionUser({ institutionId }), {}),
      'application_by_institution_',
    ],
    [
      'what the institution applied for, by state',
      () =>
        institutionSubmissions({ db }, anInstitutionUser({ institutionId }), { status: ['DRAFT', 'INST_RETURNED'] }),
      'application_by_institution_',
    ],
    [
      'my applications',
      () => myApplications({ db }, aPerson({ practitionerId }), {}),
      'application_practitioner_id_id_idx',
    ],
    [
      'the institution’s registrations',
      () => institutionRegistrations({ db }, anInstitutionUser({ institutionId }), {}),
      'registration_primary_institution_id_',
    ],
  ])('%s', async (_, list, index) => {
    asked = [];
    await list();
    const [statement] = asked;
    if (!statement) throw new Error('Nothing was asked');
    const { rows } = await client.query(`EXPLAIN ${statement.query}`, JSON.parse(statement.params));
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });

  /** 8,000 applications and registrations of many institutions, 100 of them of the one that is asked about; most wait for nobody. */
  async function fill(): Promise<void> {
    const template = await anApproved(stage);
    const ids = [template.application.id, template.registration.id];
    await client.query("SET session_replication_role = 'replica'");
    await client.query(
      `INSERT INTO "application" SELECT (jsonb_populate_record(a, jsonb_build_object(
         'id', gen_random_uuid(), 'number', 'many-' || n, 'applicant_name', '多名' || n,
         'due_on', date '2026-01-01' + n % 300,
         'practitioner_id', CASE WHEN n % 80 = 0 THEN $2::uuid ELSE gen_random_uuid() END,
         'reviewer_id', CASE WHEN n % 80 = 0 THEN $3::uuid ELSE gen_random_uuid() END,
         'reviewer_ids', array_to_json(ARRAY[CASE WHEN n % 80 = 0 THEN $3::uuid ELSE gen_random_uuid() END]),
         'by_institution_id', CASE WHEN n % 90 = 0 THEN $3::uuid ELSE gen_random_uuid() END, 'e_reg_id', 'many-' || n,
         'authority_id', CASE WHEN n % 80 = 0 THEN $4::uuid ELSE gen_random_uuid() END,
         'status', 'SUBMITTED', 'claim', NULL, 'subject', n,
         'waiting_for', CASE WHEN n % 160 = 0 THEN 'OFFICER' WHEN n % 80 = 0 THEN 'REVIEWER' END,
         'submitted_at', timestamptz '2026-01-01' + n * interval '10 min'))).*
       FROM "application" a, generate_series(1, 8000) n WHERE a."id" = $1`,
      [ids[0], practitionerId, institutionId, authorityId],
    );
    await client.query(
      `INSERT INTO "registration" SELECT (jsonb_populate_record(r, jsonb_build_object(
         'id', gen_random_uuid(), 'e_reg_id', 'many-' || n, 'application_id', gen_random_uuid(),
         'practitioner_id', gen_random_uuid(),
         'primary_institution_id', CASE WHEN n % 80 = 0 THEN $2::uuid ELSE gen_random_uuid() END))).*
       FROM "registration" r, generate_series(1, 8000) n WHERE r."id" = $1`,
      [ids[1], institutionId],
    );
    await client.query('ANALYZE');
  }
});
