import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/ask.ts';
import { anApproved, aSubmitted } from '../../../test/builders.ts';
import { aRecord } from '../../../test/person-records.ts';
import {
  aStage,
  ID_NUMBER,
  QUALIFICATION_CODE,
  QUALIFICATIONS,
  type Someone,
  type Stage,
  someone,
  somewhere,
} from '../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const OPEN = `mutation($input: OpenApplicationInput!) {
  openApplication(input: $input) {
    __typename
    ... on OpenedApplication { application {
      id number procedure { code } channel status version techniques diseases availableSteps createdAt
      applicant { name sex birthDate idNumberMasked }
      missing { field }
      timeline { step statusBefore statusAfter by byName }
    } }
    ... on AlreadyOpen { application { id } }
    ... on RequirementNotMet { code message basis }
  }
}`;
const openAs = (viewer: Viewer, input: Record<string, unknown>) => ask(stage, viewer, OPEN, { input });
const open = ({ viewer, qualificationId }: Pick<Someone, 'viewer' | 'qualificationId'>) =>
  openAs(viewer, { procedure: 'TCM_REG', qualificationId });

describe('openApplication', () => {
  it('opens a draft with the scope as it was assessed (TCML-15)', async () => {
    const answer = await open(someone(stage));
    expect(answer).toEqual({
      __typename: 'OpenedApplication',
      application: {
        id: expect.any(String),
        number: expect.stringMatching(/^2026110901\d{8}$/),
        procedure: { code: 'TCM_REG' },
        channel: 'PERSON',
        status: 'DRAFT',
        version: 1,
        techniques: ['外治技术-推拿'],
        diseases: ['腰痛（腰椎间盘突出症）'],
        availableSteps: ['submit', 'withdraw'],
        createdAt: '2026-11-09T02:00:00.000Z',
        applicant: { name: '李时针', sex: 'MALE', birthDate: '1986-11-05', idNumberMasked: '440103**********30' },
        missing: [
          'photo',
          'form.institution',
          'form.postalAddress',
          'form.education',
          'form.health',
          'form.career',
          'form.declared',
        ].map((field) => ({ field })),
        timeline: [{ step: null, statusBefore: null, statusAfter: 'DRAFT', by: 'APPLICANT', byName: '李时针' }],
      },
    });
  });

  it('keeps nothing personal readable but the name', async () => {
    const who = someone(stage);
    await open(who);
    const { practitionerId } = who;
    const rows = await stage.deps.db.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(a)::text AS "row" FROM "application" a WHERE a."practitioner_id" = ${practitionerId}::uuid`;
    expect(rows[0]?.row).not.toContain(ID_NUMBER);
    expect(rows[0]?.row).not.toContain(QUALIFICATION_CODE);
  });

  it('twice: says which one is open (3.1.4)', async () => {
    const who = someone(stage);
    const first = await open(who);
    expect(await open(who)).toEqual({
      __typename: 'AlreadyOpen',
      application: { id: (first.application as { id: string }).id },
    });
  });

  it('twice at once: one is opened, the others hear of it', async () => {
    const who = someone(stage);
    const answers = await Promise.all([1, 2, 3, 4].map(() => open(who)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AlreadyOpen',
      'AlreadyOpen',
      'AlreadyOpen',
      'OpenedApplication',
    ]);
    expect(new Set(answers.map(({ application }) => (application as { id: string }).id)).size).toBe(1);
    const [row] = await stage.deps.db.application.findMany({ where: { practitionerId: who.practitionerId } });
    expect((await readAudit(stage.deps.db, 'Application', row?.id ?? '')).map(({ action }) => action)).toEqual([
      'open',
    ]);
  });

  it('again after the first was withdrawn', async () => {
    const submitted = await aSubmitted(stage);
    const { id, version } = submitted.application;
    const withdraw =
      'mutation($id: ID!, $version: Int!) { withdrawApplication(applicationId: $id, version: $version) { __typename } }';
    await ask(stage, submitted.viewer, withdraw, { id, version });
    expect((await open(submitted)).__typename).toBe('OpenedApplication');
  });

  it.each<[string, () => Promise<Someone> | Someone, string]>([
    [
      'S0-1.2: the account is not activated',
      () => changed(someone(stage), { accountState: 'CONTACT_VERIFIED' }),
      'NOT_ACTIVATED',
    ],
    [
      'S0 三.3: nothing was imported',
      () => ({ ...someone(stage), qualificationId: uuidv7() }),
      'QUALIFICATION_NOT_IMPORTED',
    ],
    [
      'somebody else’s qualification',
      () => ({ ...someone(stage), qualificationId: someone(stage).qualificationId }),
      'QUALIFICATION_NOT_IMPORTED',
    ],
    [
      'an account without a practitioner',
      () => changed(someone(stage), { practitionerId: undefined }),
      'QUALIFICATION_NOT_IMPORTED',
    ],
    ['I1: registered in the province already', () => anApproved(stage), 'ALREADY_REGISTERED'],
    ['domain 5.1: suspended', suspended, 'SUSPENDED'],
  ])('refuses: %s', async (_, who, code) => {
    const answer = await open(await who());
    expect(answer).toMatchObject({
      __typename: 'RequirementNotMet',
      code,
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it.each<[string, Partial<Viewer>]>([
    ['an officer who may not accept', { kind: 'AUTHORITY', rights: ['SUPERVISE'] }],
    ['SERVICE', { kind: 'SERVICE' }],
    ['OPERATOR', { kind: 'OPERATOR' }],
  ])('is not for %s', async (_, viewer) => {
    expect((await open(changed(someone(stage), viewer))).__typename).toBe('FORBIDDEN');
  });

  it.each([
    ['a procedure that there is not', 'TCM_X', 'UNKNOWN_PROCEDURE'],
    ['a record in a state from which nothing leads on', 'TCM_CHG', 'WRONG_STATE'],
    ['a filing that there is not', 'TCM_MULTI_CANCEL', 'NO_FILING'],
  ])('refuses %s', async (_, procedure, code) => {
    const { viewer, qualificationId } = someone(stage);
    const input = { procedure, qualificationId, registrationId: uuidv7(), multiFilingId: uuidv7() };
    expect(await openAs(viewer, input)).toMatchObject({ __typename: 'RequirementNotMet', code });
  });

  it('a record is not told another qualification than its own', async () => {
    const { viewer, registration, practitionerId } = await anApproved(stage);
    const other = { ...QUALIFICATIONS.NURSE, id: uuidv7() };
    stage.world.addQualification(practitionerId, other);
    const input = { procedure: 'TCM_CHG', registrationId: registration.id, qualificationId: other.id };
    const answer = await openAs(viewer, input);
    const { id } = answer.application as { id: string };
    const row = await stage.deps.db.application.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ qualificationId: null, registrationId: registration.id });
  });

  describe('on behalf of somebody (domain 2.3)', () => {
    it('PL-13: an institution for whoever is to come to it; nobody else sees the draft', async () => {
      const { qualificationId, practitionerId, viewer } = someone(stage);
      const { reviewer, institutionId } = somewhere(stage);
      const answer = await openAs(reviewer, { procedure: 'TCM_REG', practitionerId, qualificationId });
      const { id, missing, timeline, ...application } = answer.application as Record<string, unknown> & { id: string };
      expect(application).toMatchObject({ channel: 'INSTITUTION', applicant: { name: '李时针' } });
      expect(missing).not.toContainEqual({ field: 'form.institution' });
      expect(timeline).toMatchObject([{ by: 'APPLICANT', byName: '荔湾区某中医院' }]);
      expect(await stage.deps.db.application.findUnique({ where: { id } })).toMatchObject({
        byInstitutionId: institutionId,
        institutionId,
        path: 'BY_INSTITUTION',
      });
      const READ = 'query($id: ID!) { application(id: $id) { __typename } }';
      expect(await ask(stage, viewer, READ, { id })).toBeNull();
    });

    it('S3 3.(1): the window, which keeps the case until the place is known', async () => {
      const { qualificationId, practitionerId } = someone(stage);
      const { officer, authorityId } = somewhere(stage);
      const answer = await openAs(officer, { procedure: 'TCM_REG', practitionerId, qualificationId });
      const { id } = answer.application as { id: string };
      expect(await stage.deps.db.application.findUnique({ where: { id } })).toMatchObject({
        channel: 'AUTHORITY',
        authorityId,
        institutionId: null,
        path: 'WINDOW',
      });
    });

    it.each<[string, () => Promise<[Viewer, Record<string, unknown>]>, string]>([
      ['nobody', async () => [somewhere(stage).reviewer, { procedure: 'TCM_REG' }], 'PERSON_UNKNOWN'],
      [
        'somebody who is not there',
        async () => [somewhere(stage).reviewer, { procedure: 'TCM_REG', practitionerId: uuidv7() }],
        'PERSON_UNKNOWN',
      ],
      ['another institution’s physician', () => another(somewhere(stage).reviewer), 'PERSON_UNKNOWN'],
      ['another authority’s physician', () => another(somewhere(stage).officer), 'PERSON_UNKNOWN'],
      [
        'what only the person may ask for',
        async () => {
          const { reviewer, registration, practitionerId } = await anApproved(stage);
          return [reviewer, { procedure: 'TCM_INFO', practitionerId, registrationId: registration.id }];
        },
        'CHANNEL_CLOSED',
      ],
    ])('not for %s', async (_, make, code) => {
      const [viewer, input] = await make();
      expect(await openAs(viewer, input)).toMatchObject({ __typename: 'RequirementNotMet', code });
    });

    async function another(viewer: Viewer): Promise<[Viewer, Record<string, unknown>]> {
      const { registration, practitionerId } = await anApproved(stage);
      return [viewer, { procedure: 'TCM_FILE', practitionerId, registrationId: registration.id }];
    }
  });

  it('is limited', async () => {
    const who = { ...someone(stage), qualificationId: uuidv7() };
    const answers = [];
    for (let attempt = 0; attempt < 21; attempt += 1) answers.push((await open(who)).__typename);
    expect(answers.at(-2)).toBe('RequirementNotMet');
    expect(answers.at(-1)).toBe('RATE_LIMITED');
  });

  it('says so when the qualifications service is away, and leaves nothing behind', async () => {
    const who = someone(stage);
    stage.world.away.add('qualifications');
    expect((await open(who)).__typename).toBe('SERVICE_UNAVAILABLE');
    stage.world.away.delete('qualifications');
    expect((await open(who)).__typename).toBe('OpenedApplication');
  });
});

const changed = (who: Someone, viewer: Partial<Viewer>): Someone => ({ ...who, viewer: { ...who.viewer, ...viewer } });

/** By a penalty, whatever his registrations are. */
async function suspended(): Promise<Someone> {
  const who = someone(stage);
  await aRecord(stage, who.practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION', validUntil: '2027-05-01' });
  return who;
}

describe('availableProcedures', () => {
  const AVAILABLE = `query { availableProcedures {
    procedure { code } available reason { code } qualification { id } registration { id } filing { id } open { id }
  } }`;
  interface Line {
    procedure: { code: string };
    available: boolean;
    reason: { code: string } | null;
    qualification: { id: string } | null;
    registration: { id: string } | null;
    filing: { id: string } | null;
    open: { id: string } | null;
  }
  const list = async (viewer: Viewer) => {
    const { data } = await stage.subgraph.execute<{ availableProcedures: Line[] }>(viewer, AVAILABLE);
    return data?.availableProcedures ?? [];
  };
  const lineOf = async (viewer: Viewer, code = 'TCM_REG') =>
    (await list(viewer)).filter(({ procedure }) => procedure.code === code);

  it('names the qualification that it would use', async () => {
    const { viewer, qualificationId } = someone(stage);
    expect(await lineOf(viewer)).toEqual([
      {
        procedure: { code: 'TCM_REG' },
        available: true,
        reason: null,
        qualification: { id: qualificationId },
        registration: null,
        filing: null,
        open: null,
      },
    ]);
  });

  it('names the registration that it would concern, and tells nobody of other professions', async () => {
    const { viewer, registration } = await anApproved(stage);
    const lines = await list(viewer);
    expect(lines.filter(({ procedure }) => !procedure.code.startsWith('TCM_'))).toEqual([]);
    const open = lines.filter(({ available }) => available).map(({ procedure }) => procedure.code);
    expect(open.sort()).toEqual(['TCM_CHG', 'TCM_DEREG', 'TCM_FILE', 'TCM_INFO', 'TCM_MULTI']);
    for (const line of lines.filter(({ available }) => available)) {
      expect(line.registration).toEqual({ id: registration.id });
    }
    expect(lines.find(({ procedure }) => procedure.code === 'TCM_FILE_CANCEL')).toMatchObject({
      available: false,
      reason: { code: 'WRONG_STATE' },
    });
  });

  it.each<[string, () => Promise<Viewer> | Viewer, string]>([
    ['not activated', () => ({ ...someone(stage).viewer, accountState: 'REGISTERED' }), 'NOT_ACTIVATED'],
    ['nothing imported', () => aPerson({ practitionerId: uuidv7() }), 'QUALIFICATION_NOT_IMPORTED'],
    ['no qualification left', () => someone(stage, { qualifications: [] }).viewer, 'QUALIFICATION_NOT_IMPORTED'],
    ['one is open', async () => (await aSubmitted(stage)).viewer, 'ALREADY_OPEN'],
    ['registered', async () => (await anApproved(stage)).viewer, 'ALREADY_REGISTERED'],
    ['suspended', async () => (await suspended()).viewer, 'SUSPENDED'],
  ])('is closed, and says why: %s', async (_, viewer, code) => {
    expect(await lineOf(await viewer())).toMatchObject([{ available: false, reason: { code } }]);
  });

  it('says which one is open', async () => {
    const submitted = await aSubmitted(stage);
    expect(await lineOf(submitted.viewer)).toMatchObject([{ open: { id: submitted.application.id } }]);
  });
});
