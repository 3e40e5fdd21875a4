import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/ask.ts';
import { anApproved, aSubmitted } from '../../../test/builders.ts';
import { aStage, ID_NUMBER, QUALIFICATION_CODE, type Someone, type Stage, someone } from '../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const OPEN = `mutation($id: ID!) {
  openTcmRegistration(qualificationId: $id) {
    __typename
    ... on OpenedApplication { application {
      id number status version techniques diseases availableSteps createdAt
      applicant { name sex birthDate idNumberMasked }
      missing { field }
      timeline { step statusBefore statusAfter by byName }
    } }
    ... on AlreadyOpen { application { id } }
    ... on RequirementNotMet { code message basis }
  }
}`;
const open = ({ viewer, qualificationId }: Pick<Someone, 'viewer' | 'qualificationId'>) =>
  ask(stage, viewer, OPEN, { id: qualificationId });

describe('openTcmRegistration', () => {
  it('opens a draft with the scope as it was assessed (TCML-15)', async () => {
    const answer = await open(someone(stage));
    expect(answer).toEqual({
      __typename: 'OpenedApplication',
      application: {
        id: expect.any(String),
        number: expect.stringMatching(/^2026110901\d{8}$/),
        status: 'DRAFT',
        version: 1,
        techniques: ['外治技术-推拿'],
        diseases: ['腰痛（腰椎间盘突出症）'],
        availableSteps: ['submit', 'withdraw'],
        createdAt: '2026-11-09T02:00:00.000Z',
        applicant: { name: '李时针', sex: 'MALE', birthDate: '1986-11-05', idNumberMasked: '440103**********30' },
        missing: [
          'photo',
          'institution',
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
    ['INSTITUTION', { kind: 'INSTITUTION' }],
    ['AUTHORITY', { kind: 'AUTHORITY', rights: ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS'] }],
    ['SERVICE', { kind: 'SERVICE' }],
    ['OPERATOR', { kind: 'OPERATOR' }],
  ])('is not for %s', async (_, viewer) => {
    expect((await open(changed(someone(stage), viewer))).__typename).toBe('FORBIDDEN');
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

async function suspended(): Promise<Someone> {
  const approved = await anApproved(stage);
  const { id } = approved.registration;
  await stage.deps.db.registration.update({ where: { id }, data: { suspended: true, version: { increment: 1 } } });
  return approved;
}

describe('availableProcedures', () => {
  const AVAILABLE = 'query { availableProcedures { procedure available reason { code } qualification { id } } }';
  const list = async (viewer: Viewer) => (await stage.subgraph.execute(viewer, AVAILABLE)).data?.availableProcedures;

  it('names the qualification that it would use', async () => {
    const { viewer, qualificationId } = someone(stage);
    expect(await list(viewer)).toEqual([
      { procedure: 'TCM_REG', available: true, reason: null, qualification: { id: qualificationId } },
    ]);
  });

  it.each<[string, () => Promise<Viewer> | Viewer, string]>([
    ['not activated', () => ({ ...someone(stage).viewer, accountState: 'REGISTERED' }), 'NOT_ACTIVATED'],
    ['nothing imported', () => aPerson({ practitionerId: uuidv7() }), 'QUALIFICATION_NOT_IMPORTED'],
    ['no qualification left', () => someone(stage, { qualifications: [] }).viewer, 'QUALIFICATION_NOT_IMPORTED'],
    ['one is open', async () => (await aSubmitted(stage)).viewer, 'ALREADY_OPEN'],
    ['registered', async () => (await anApproved(stage)).viewer, 'ALREADY_REGISTERED'],
    ['suspended', async () => (await suspended()).viewer, 'SUSPENDED'],
  ])('is closed, and says why: %s', async (_, viewer, code) => {
    expect(await list(await viewer())).toMatchObject([{ procedure: 'TCM_REG', available: false, reason: { code } }]);
  });
});
