import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { type Answer, ask, take } from '../../../test/ask.ts';
import { aSubmitted, seen } from '../../../test/builders.ts';
import { carryOn, now, play } from '../../../test/play.ts';
import { aSpecialist, onBehalf, type Specialist } from '../../../test/specialist.ts';
import { aStage, type Stage, someone, somewhere } from '../../../test/stage.ts';
import type { ApplicationRow } from '../../rows.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const CONFIRM = `mutation($id: ID!, $version: Int!) { confirmApplication(applicationId: $id, version: $version) {
  __typename ... on RequirementNotMet { code } ... on StepTaken { application { confirmedAt objectedAt timeline { kind step by byName } } }
} }`;
const OBJECT = `mutation($id: ID!, $version: Int!, $statement: String!) {
  objectToApplication(applicationId: $id, version: $version, statement: $statement) {
    __typename ... on RequirementNotMet { code } ... on InvalidInput { problems { field problem } }
    ... on StepTaken { application { confirmedAt objectedAt timeline { kind step by byName opinion } } }
} }`;
const confirm = (viewer: Viewer, application: ApplicationRow): Promise<Answer> => {
  const { applicationId: id, version } = seen(application);
  return ask(stage, viewer, CONFIRM, { id, version });
};
const object = (viewer: Viewer, application: ApplicationRow, statement = '我仍在执业'): Promise<Answer> => {
  const { applicationId: id, version } = seen(application);
  return ask(stage, viewer, OBJECT, { id, version, statement });
};

/** What an institution has applied for on behalf of somebody who is to come to it. */
async function registeredOnBehalf() {
  const who = someone(stage);
  const where = somewhere(stage);
  const input = { procedure: 'TCM_REG', practitionerId: who.practitionerId, qualificationId: who.qualificationId };
  const application = await play(stage, { ...input, by: where.reviewer }, 'ACCEPTED');
  return { ...who, ...where, application };
}

describe('confirmApplication (PL-13; 3.1.14)', () => {
  it.each<[string, 'viewer' | 'officer', object]>([
    ['the person, online', 'viewer', { kind: 'CONFIRMED', by: 'CONCERNED', byName: '李时针' }],
    [
      'the authority, which has seen his signed paper',
      'officer',
      { kind: 'CONFIRMED_ON_PAPER', by: 'OFFICER', byName: '荔湾区卫生健康局' },
    ],
  ])('by %s; only then is it granted', async (_, who, line) => {
    const theCase = await registeredOnBehalf();
    const { application, officer } = theCase;
    expect(await take(stage, officer, 'approve', application)).toMatchObject({ code: 'NOT_CONFIRMED' });
    const answer = await confirm(theCase[who], application);
    const { timeline, ...said } = answer.application as { timeline: object[] };
    expect([said, timeline.at(-1)]).toEqual([
      { confirmedAt: '2026-11-09T02:00:00.000Z', objectedAt: null },
      { step: null, ...line },
    ]);
    expect((await readAudit(stage.deps.db, 'Application', application.id)).at(-1)).toMatchObject({ action: 'confirm' });
    expect((await take(stage, officer, 'approve', await now(stage, application))).__typename).toBe(
      'ApprovedApplication',
    );
  });

  it('twice, also at once, is once', async () => {
    const { application, viewer, officer } = await registeredOnBehalf();
    const answers = await Promise.all([confirm(viewer, application), confirm(officer, application)]);
    expect(answers.map(({ __typename }) => __typename)).toContain('StepTaken');
    expect((await confirm(viewer, application)).__typename).toBe('StepTaken');
    const timeline = await stage.deps.db.timelineEntry.findMany({
      where: { applicationId: application.id, step: null },
      orderBy: { sequence: 'asc' },
    });
    expect(timeline.map(({ kind }) => kind)).toEqual(['OPENED', expect.stringMatching(/^CONFIRMED/)]);
  });

  it.each<[string, (theCase: Awaited<ReturnType<typeof registeredOnBehalf>>) => Viewer, string]>([
    ['another person', () => aPerson({ practitionerId: uuidv7() }), 'ApplicationNotFound'],
    ['another authority', () => somewhere(stage).officer, 'ApplicationNotFound'],
    ['the institution', ({ reviewer }) => reviewer, 'FORBIDDEN'],
    ['an officer who may not accept', ({ officer }) => ({ ...officer, rights: ['SUPERVISE'] }), 'FORBIDDEN'],
  ])('not by %s', async (_, viewer, expected) => {
    const theCase = await registeredOnBehalf();
    expect((await confirm(viewer(theCase), theCase.application)).__typename).toBe(expected);
    expect((await now(stage, theCase.application)).confirmedAt).toBeNull();
  });

  it('not of what the person brought in himself, nor when it is over', async () => {
    const submitted = await aSubmitted(stage);
    expect(await confirm(submitted.viewer, submitted.application)).toMatchObject({ code: 'NOT_ON_BEHALF' });
    const { application, viewer } = await registeredOnBehalf();
    const done = await carryOn(stage, application);
    expect((await confirm(viewer, done)).__typename).toBe('StepNotAllowed');
  });
});

describe('objectToApplication (3.2 D-P12; 10.1.17)', () => {
  const TOLD = { notifiedOn: '2026-11-01', notifiedBy: 'REGISTERED_MAIL', notified: '拟注销' };
  const stopped = (one: Specialist) =>
    play(stage, onBehalf(one.reviewer, one, 'TCM_DEREG', { reason: 'D-P12', ...TOLD }), 'ACCEPTED');

  it('whoever objects has not stopped practising: it is not granted, and the authority sees what he said', async () => {
    const one = await aSpecialist(stage);
    const application = await stopped(one);
    const answer = await object(one.viewer, application);
    const { timeline } = answer.application as { timeline: object[] };
    const line = { kind: 'OBJECTED', step: null, by: 'CONCERNED', byName: '李时针', opinion: '我仍在执业' };
    expect(timeline.at(-1)).toEqual(line);
    stage.clock.moveTo('2026-12-31T10:00:00+08:00');
    const refused = await take(stage, one.officer, 'approve', await now(stage, application));
    expect(refused).toMatchObject({ __typename: 'RequirementNotMet', code: 'OBJECTED' });
  });

  it('S2-Q20.3: without an objection it is granted after ten working days, not before', async () => {
    const one = await aSpecialist(stage);
    const application = await stopped(one);
    stage.clock.moveTo('2026-11-23T10:00:00+08:00');
    expect(await take(stage, one.officer, 'approve', application)).toMatchObject({ code: 'OBJECTION_PERIOD' });
    stage.clock.moveTo('2026-11-24T10:00:00+08:00');
    expect((await take(stage, one.officer, 'approve', application)).__typename).toBe('ApprovedApplication');
  });

  it('who changes his mind confirms; the last word counts', async () => {
    const one = await aSpecialist(stage);
    const application = await stopped(one);
    await object(one.viewer, application);
    expect((await confirm(one.viewer, await now(stage, application))).application).toMatchObject({ objectedAt: null });
    expect((await object(one.viewer, await now(stage, application))).application).toMatchObject({ confirmedAt: null });
    await confirm(one.viewer, await now(stage, application));
    expect((await take(stage, one.officer, 'approve', await now(stage, application))).__typename).toBe(
      'ApprovedApplication',
    );
  });

  it.each(['', ' \n', '字'.repeat(501)])('not without saying why: %p', async (statement) => {
    const one = await aSpecialist(stage);
    const application = await stopped(one);
    expect(await object(one.viewer, application, statement)).toMatchObject({ problems: [{ field: 'statement' }] });
  });

  it('twice at once: one; not by others; not of what he brought in himself', async () => {
    const one = await aSpecialist(stage);
    const application = await stopped(one);
    const answers = await Promise.all([1, 2].map(() => object(one.viewer, application)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ApplicationChanged', 'StepTaken']);
    expect((await object(one.officer, application)).__typename).toBe('FORBIDDEN');
    expect((await object(aPerson({ practitionerId: uuidv7() }), application)).__typename).toBe('ApplicationNotFound');
    const submitted = await aSubmitted(stage);
    expect(await object(submitted.viewer, submitted.application)).toMatchObject({ code: 'NOT_ON_BEHALF' });
  });
});
