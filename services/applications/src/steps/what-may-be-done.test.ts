import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { type Answer, ask, take } from '../../test/ask.ts';
import { anAccepted, aPassed, aSubmitted } from '../../test/builders.ts';
import { about, aHospital, aRegistered, atTheWindow, onBehalf } from '../../test/physicians.ts';
import { carryOn, play } from '../../test/play.ts';
import { aStage, type Stage } from '../../test/stage.ts';
import type { ApplicationRow } from '../rows.ts';
import { BASIS, REMEDIES } from '../rules/legal-basis.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const LOOK = `query($id: ID!) { application(id: $id) {
  __typename authority { id } waitingFor waitingForName workingDaysLeft corrections availableActions presentPhotoUrl
  reasonedSteps { step basis remedies grounds { code name basis } }
  comparison { name label present applied changed }
} }`;
const look = (viewer: Viewer, { id }: ApplicationRow): Promise<Answer> => ask(stage, viewer, LOOK, { id });

describe('what whoever looks is told of a case', () => {
  it('whose turn it is, and how many working days are left', async () => {
    const { application, viewer, reviewer, institutionId } = await aSubmitted(stage);
    const { name } = stage.world.institutions.get(institutionId) ?? {};
    expect(await look(viewer, application)).toMatchObject({
      waitingFor: 'REVIEWER',
      waitingForName: name,
      workingDaysLeft: 10,
      availableActions: [],
      reasonedSteps: [],
      presentPhotoUrl: null,
      comparison: [],
    });
    expect((await take(stage, reviewer, 'reject', application)).__typename).toBe('StepTaken');
    const ended = { waitingFor: null, waitingForName: null, workingDaysLeft: null };
    expect(await look(viewer, application)).toMatchObject(ended);
  });

  it('ALL-32, 38: how each step is explained, to whoever may take it', async () => {
    const { application, officer, reviewer } = await aPassed(stage);
    expect(await look(reviewer, application)).toMatchObject({
      reasonedSteps: [],
      availableActions: ['revealIdNumber'],
    });
    expect(await look(officer, application)).toMatchObject({
      corrections: 0,
      availableActions: ['revealIdNumber', 'recordReceipts'],
      reasonedSteps: [
        { step: 'requestCorrection', basis: `${BASIS['ALL-32']}第一款第（四）项`, remedies: null, grounds: [] },
        { step: 'decline', basis: BASIS['ALL-32'], remedies: REMEDIES, grounds: [] },
      ],
    });
    const accepted = await anAccepted(stage);
    const { reasonedSteps, availableActions } = await look(accepted.officer, accepted.application);
    expect(availableActions).toEqual(['extendDecision', 'revealIdNumber', 'recordReceipts']);
    const [refusal, ...others] = reasonedSteps as { step: string; remedies: string; grounds: object[] }[];
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({ step: 'refuse', basis: null, remedies: REMEDIES });
    expect(refusal?.grounds).toHaveLength(10);
    expect(refusal?.grounds[0]).toEqual({
      code: 'R-P1',
      name: '无民事行为能力或者限制民事行为能力',
      basis: `${BASIS['PL-16']}第一款第（一）项`,
    });
    const deciding = { ...accepted.officer, rights: ['DECIDE_APPLICATIONS' as const] };
    expect((await look(deciding, accepted.application)).availableActions).toEqual(['extendDecision', 'revealIdNumber']);
  });

  it('on which qualification it rests, as it was copied; the register of qualifications is for those who keep it', async () => {
    const QUALIFICATION = `query($id: ID!) { application(id: $id) { __typename qualification { id }
      usedQualification { level { code } category { code } province { code } issuedOn } } }`;
    const { application, viewer, officer, reviewer } = await aSubmitted(stage);
    const used = {
      level: { code: 'SPECIALTY' },
      category: { code: 'TCM' },
      province: { code: '440000' },
      issuedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    };
    const seenBy = (whom: Viewer) => ask(stage, whom, QUALIFICATION, { id: application.id });
    const { qualificationId: id } = application;
    for (const whom of [reviewer, officer])
      expect(await seenBy(whom)).toMatchObject({ usedQualification: used, qualification: null });
    expect(await seenBy(viewer)).toMatchObject({ usedQualification: used, qualification: { id } });
  });

  it('5.6: which materials take a file from whom', async () => {
    const MAY = 'query($id: ID!) { application(id: $id) { __typename materials { code mayAttach } } }';
    const may = async (viewer: Viewer, { id }: ApplicationRow) => {
      const { materials } = await ask(stage, viewer, MAY, { id });
      return (materials as { code: string; mayAttach: boolean }[])
        .filter((one) => one.mayAttach)
        .map((one) => one.code);
    };
    const registered = await aRegistered(stage);
    const officer = atTheWindow(registered);
    const input = {
      registrationId: registered.registration.id,
      procedure: 'PHY_DEREG',
      reason: 'D-P6',
      evidence: '中止执业满二年',
    };
    const OPEN = `mutation($input: OfficialTaskInput!) { openOfficialTask(input: $input) {
      __typename ... on OpenedApplication { application { id version } } } }`;
    const { application: task } = (await ask(stage, officer, OPEN, { input })) as unknown as {
      application: ApplicationRow;
    };
    expect(await may(officer, task)).toEqual(['EVIDENCE']);
    const NOTIFY = 'mutation($id: ID!, $v: Int!) { notifyOfTask(applicationId: $id, version: $v) { __typename } }';
    await ask(stage, officer, NOTIFY, { id: task.id, v: task.version });
    expect(await may(registered.viewer, task)).toEqual(['EXPLANATION']);
    expect(await may(registered.reviewer, task)).toEqual([]);
  });

  it('PL-13: the person confirms what an institution applied for, or objects, once', async () => {
    const registered = await aRegistered(stage);
    const { reviewer, viewer, officer } = registered;
    const filing = await play(stage, onBehalf(reviewer, registered, 'PHY_FILE', { reason: 'F-P1' }), 'INST_PASSED');
    expect((await look(viewer, filing)).availableActions).toEqual(['confirm', 'object']);
    expect((await look(reviewer, filing)).availableActions).toEqual(['revealIdNumber']);
    expect((await look(officer, filing)).availableActions).toContain('confirm');
    const CONFIRM =
      'mutation($id: ID!, $v: Int!) { confirmApplication(applicationId: $id, version: $v) { __typename } }';
    await ask(stage, viewer, CONFIRM, { id: filing.id, v: filing.version });
    expect((await look(viewer, filing)).availableActions).toEqual(['object']);
    expect(await look(aPerson({ practitionerId: undefined }), filing)).toBeNull();
  });
});

describe('comparison: what is registered beside what is applied for', () => {
  it('S2-Q7: a change shows the institution that is left, during and after it', async () => {
    const registered = await aRegistered(stage);
    const other = aHospital(stage);
    const nameOf = (id: string) => stage.world.institutions.get(id)?.name;
    const form = { institution: other.institutionId, institutionChanges: true, placeChanges: false };
    const changing = await play(stage, about(registered, 'PHY_CHG', form), 'SUBMITTED');
    const compared = [
      {
        name: 'institution',
        label: '变更后主要执业机构',
        present: nameOf(registered.institutionId),
        applied: nameOf(other.institutionId),
        changed: true,
      },
      { name: 'practicePlace', label: '执业地点', present: '广东省', applied: '广东省', changed: false },
    ];
    const seen = await look(other.reviewer, changing);
    expect(seen.comparison).toEqual(compared);
    expect(seen.presentPhotoUrl).toMatch(/^\/files\/applications\/downloads\//);
    const done = await carryOn(stage, changing);
    expect(done.status).toBe('EFFECTIVE');
    expect((await look(registered.viewer, done)).comparison).toEqual(compared);
  });

  it('S2-Q6.1: information maintenance shows what was maintained before, in words', async () => {
    const registered = await aRegistered(stage);
    const maintain = (form: object, until: 'SUBMITTED' | 'EFFECTIVE') =>
      play(stage, about(registered, 'PHY_INFO', { ...form, department: '内科' }), until);
    const first = await maintain({ education: '30', school: '某医科大学' }, 'EFFECTIVE');
    // It ends at the institution: nobody else decides it.
    expect(await look(registered.viewer, first)).toMatchObject({ authority: null });
    const second = await maintain({ education: '20' }, 'SUBMITTED');
    const lines = async (application: ApplicationRow) =>
      ((await look(registered.viewer, application)).comparison as { name: string }[]).filter(
        ({ name }) => name !== 'department',
      );
    expect(await lines(first)).toMatchObject([
      { name: 'school', present: null, applied: '某医科大学', changed: true },
      { name: 'education', present: null, changed: true },
    ]);
    const [education] = (await lines(second)) as { present?: string; applied?: string; changed?: boolean }[];
    expect(education?.changed).toBe(true);
    expect(education?.present).not.toBe('30');
    expect(education?.present).not.toBe(education?.applied);
  });
});
