import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../test/ask.ts';
import { aSubmitted, seen } from '../../test/builders.ts';
import { carryOn, filingsOf, now, obstacle, play, registrationsOf } from '../../test/play.ts';
import { aSpecialist, bySelf, onBehalf, type Specialist, window } from '../../test/specialist.ts';
import { aStage, type Stage, somewhere } from '../../test/stage.ts';
import { submitApplication } from '../features/submit-application/submit-application.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const close = (institutionId: string) => stage.world.changeInstitution(institutionId, { status: 'CLOSED' });

/** Somebody whose institution has closed since he was registered. */
async function left(): Promise<Specialist> {
  const one = await aSpecialist(stage);
  close(one.institutionId);
  return one;
}

describe('3.6; 10.1.6; 11-A12: a closed institution reviews nothing; the authority handles it directly', () => {
  it.each([
    ['TCM_FILE', { reason: 'F-P1' }, 'FILED'],
    ['TCM_DEREG', { reason: 'D-P10' }, 'DEREGISTERED'],
  ] as const)('%s of the person', async (procedure, form, status) => {
    const one = await left();
    const submitted = await play(stage, bySelf(one, procedure, form), 'INST_PASSED');
    expect(submitted).toMatchObject({ path: 'TO_AUTHORITY', reviewerIds: [], authorityId: one.authorityId });
    expect(await carryOn(stage, submitted)).toMatchObject({ status: 'EFFECTIVE' });
    expect(await registrationsOf(stage, one.practitionerId)).toMatchObject([{ status }]);
  });

  it('10.1.6: the filing of an institution that has closed is cancelled at the authority', async () => {
    const one = await aSpecialist(stage);
    await play(stage, onBehalf(one.reviewer, one, 'TCM_FILE', { reason: 'F-P1' }));
    close(one.institutionId);
    const submitted = await play(stage, bySelf(one, 'TCM_FILE_CANCEL', { reason: '返回' }), 'INST_PASSED');
    expect(submitted.path).toBe('TO_AUTHORITY');
    await carryOn(stage, submitted);
    expect(await registrationsOf(stage, one.practitionerId)).toMatchObject([{ status: 'VALID' }]);
  });

  it('a filing that is being cancelled where the institution closes meanwhile is called up at once', async () => {
    const one = await aSpecialist(stage);
    const there = somewhere(stage, {}, '440104');
    const days = { validFrom: '2026-11-09', validUntil: '2026-12-31' };
    await play(stage, bySelf(one, 'TCM_MULTI', { institution: there.institutionId, ...days }));
    const [filing] = await filingsOf(stage, one.practitionerId);
    const cancelling = {
      by: one.viewer,
      procedure: 'TCM_MULTI_CANCEL',
      multiFilingId: filing?.id,
      form: { reason: '停' },
    };
    const submitted = await play(stage, cancelling, 'SUBMITTED');
    expect(submitted).toMatchObject({ reviewerId: there.institutionId, authorityId: there.authorityId });
    close(there.institutionId);
    expect((await take(stage, there.officer, 'callUp', submitted)).__typename).toBe('StepTaken');
    await carryOn(stage, await now(stage, submitted));
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([{ endReason: 'CANCELLED' }]);
  });

  it('closed between the draft and its submission: the chain is chosen when it is submitted', async () => {
    const one = await aSpecialist(stage);
    const draft = await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }), 'DRAFT');
    expect(draft.path).toBe('GENERAL');
    close(one.institutionId);
    const outcome = await submitApplication(stage.deps, one.viewer, seen(draft));
    expect(outcome).toMatchObject({ application: { status: 'INST_PASSED', path: 'TO_AUTHORITY' } });
  });

  it('closed after it was sent back: it goes there again, and the authority calls it up at once', async () => {
    const one = await aSpecialist(stage);
    const submitted = await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }), 'SUBMITTED');
    await take(stage, one.reviewer, 'sendBack', submitted);
    close(one.institutionId);
    const answer = await take(stage, one.viewer, 'submit', await now(stage, submitted));
    expect(answer.__typename).toBe('SubmittedApplication');
    const again = await now(stage, submitted);
    expect(again).toMatchObject({ status: 'SUBMITTED', path: 'GENERAL', reviewerId: one.institutionId });
    expect((await take(stage, one.officer, 'callUp', again)).__typename).toBe('StepTaken');
    await carryOn(stage, await now(stage, again));
    expect(await registrationsOf(stage, one.practitionerId)).toMatchObject([{ status: 'FILED' }]);
  });

  it('nobody is registered, filed or changed there any more', async () => {
    const one = await aSpecialist(stage);
    const { institutionId } = somewhere(stage, { status: 'CLOSED' });
    const days = { validFrom: '2026-11-09', validUntil: '2026-12-31' };
    for (const [procedure, form] of [
      ['TCM_CHG', {}],
      ['TCM_MULTI', days],
    ] as const) {
      const blocked = await obstacle(stage, bySelf(one, procedure, { institution: institutionId, ...form }));
      expect(blocked).toMatchObject({ at: 'save', code: 'INSTITUTION_CLOSED' });
    }
  });

  it('whoever is left changes to another institution', async () => {
    const one = await left();
    const there = somewhere(stage, {}, '440104');
    await play(stage, bySelf(one, 'TCM_CHG', { institution: there.institutionId }));
    expect(await registrationsOf(stage, one.practitionerId)).toMatchObject([
      { status: 'VALID', primaryInstitutionId: there.institutionId, primaryInstitutionClosedOn: null },
    ]);
  });

  it('the window files for it (F-P6)', async () => {
    const one = await left();
    await play(stage, onBehalf(window(one), one, 'TCM_FILE', { reason: 'F-P6' }));
    expect(await registrationsOf(stage, one.practitionerId)).toMatchObject([{ status: 'FILED', statusReason: 'F-P6' }]);
  });

  it('10.1.4: what waits at it goes to the authority, which refuses', async () => {
    const submitted = await aSubmitted(stage);
    close(submitted.institutionId);
    expect((await take(stage, submitted.officer, 'callUp', submitted.application)).__typename).toBe('StepTaken');
  });
});
