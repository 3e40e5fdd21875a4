import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../test/ask.ts';
import { aSubmitted } from '../../../test/builders.ts';
import { CASES, present } from '../../../test/cases.ts';
import { carryOn, play } from '../../../test/play.ts';
import { aSpecialist, bySelf } from '../../../test/specialist.ts';
import { aStage, type Stage, somewhere } from '../../../test/stage.ts';
import { fromColumn } from '../../database.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

describe('callUpApplication (5.4, 3.6; 11-A25)', () => {
  it('on the tenth working day the review still runs, and the refusal says until when', async () => {
    const submitted = await aSubmitted(stage);
    stage.clock.moveTo('2026-11-23T23:59:00+08:00');
    expect(await take(stage, submitted.officer, 'callUp', submitted.application)).toMatchObject({
      __typename: 'RequirementNotMet',
      code: 'REVIEW_RUNNING',
      message: expect.stringContaining('2026-11-23'),
    });
    expect(await present(stage, submitted)).toEqual(submitted.application);
  });

  it('on the eleventh the authority takes it over; from that day its own clock runs', async () => {
    const submitted = await aSubmitted(stage);
    stage.clock.moveTo('2026-11-24T00:01:00+08:00');
    expect((await take(stage, submitted.officer, 'callUp', submitted.application)).__typename).toBe('StepTaken');
    const row = await present(stage, submitted);
    expect(row).toMatchObject({ status: 'INST_PASSED', waitingFor: 'OFFICER', receivedAt: stage.clock.now() });
    expect(row.dueOn && fromColumn(row.dueOn)).toBe('2026-12-01');
    // The institution is late now.
    expect((await take(stage, submitted.reviewer, 'pass', row)).__typename).toBe('StepNotAllowed');
    expect(await carryOn(stage, row)).toMatchObject({ status: 'EFFECTIVE' });
  });

  it('counts anew when it was sent back and submitted again', async () => {
    const returned = await CASES.INST_RETURNED(stage);
    stage.clock.moveTo('2026-11-24T09:00:00+08:00');
    expect((await take(stage, returned.officer, 'callUp', returned.application)).__typename).toBe('StepNotAllowed');
    await take(stage, returned.viewer, 'submit', returned.application);
    const again = await take(stage, returned.officer, 'callUp', await present(stage, returned));
    expect(again).toMatchObject({ code: 'REVIEW_RUNNING', message: expect.stringContaining('2026-12-08') });
  });

  it.each(['CLOSED', 'gone'])('3.6, 10.1.4: at an institution that is %s, at once', async (how) => {
    const submitted = await aSubmitted(stage);
    if (how === 'gone') stage.world.institutions.delete(submitted.institutionId);
    else stage.world.changeInstitution(submitted.institutionId, { status: 'CLOSED' });
    expect((await take(stage, submitted.officer, 'callUp', submitted.application)).__typename).toBe('StepTaken');
    // The authority gets a block: nobody is registered at a closed institution.
    const accepted = await carryOn(stage, await present(stage, submitted), 'ACCEPTED');
    expect(await take(stage, submitted.officer, 'approve', accepted)).toMatchObject({ code: 'INSTITUTION_CLOSED' });
    expect((await take(stage, submitted.officer, 'refuse', accepted)).__typename).toBe('StepTaken');
  });

  it('5.4: not where the chain ends at the institution', async () => {
    const one = await aSpecialist(stage);
    const submitted = await play(stage, bySelf(one, 'TCM_INFO'), 'SUBMITTED');
    stage.clock.moveTo('2026-12-31T09:00:00+08:00');
    expect((await take(stage, one.officer, 'callUp', submitted)).__typename).toBe('StepNotAllowed');
  });

  it('is for whoever may accept at the responsible authority, and once', async () => {
    const submitted = await aSubmitted(stage);
    stage.clock.moveTo('2026-11-24T09:00:00+08:00');
    const callUp = (viewer = submitted.officer) => take(stage, viewer, 'callUp', submitted.application);
    expect((await callUp({ ...submitted.officer, rights: ['DECIDE_APPLICATIONS'] })).__typename).toBe('FORBIDDEN');
    expect((await callUp(submitted.reviewer)).__typename).toBe('FORBIDDEN');
    expect((await callUp(somewhere(stage).officer)).__typename).toBe('ApplicationNotFound');
    const answers = await Promise.all([callUp(), callUp(), callUp()]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ApplicationChanged',
      'ApplicationChanged',
      'StepTaken',
    ]);
  });
});
