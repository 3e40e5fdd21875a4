import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOfficer } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { ask, take } from '../../test/ask.ts';
import { seen } from '../../test/builders.ts';
import { anAuthority } from '../../test/fake-siblings.ts';
import { now, play, registrationsOf } from '../../test/play.ts';
import { aSpecialist, onBehalf, window } from '../../test/specialist.ts';
import { aStage, OFFICER_RIGHTS, type Stage, someone, somewhere } from '../../test/stage.ts';
import { approveApplication } from '../features/approve-application/approve-application.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

/** An authority of several people who may decide. */
function anOffice(deciders: number) {
  const place = somewhere(stage);
  const authority = anAuthority({ id: place.authorityId, region: { code: '440103' }, deciders });
  stage.world.changeInstitution(place.institutionId, { licensingAuthority: authority, tcmAuthority: authority });
  return place;
}

const OFFERED = 'query($id: ID!) { application(id: $id) { __typename availableSteps warnings { code } } }';

describe('S3 3.(1); S1-A §3.2: the window', () => {
  it('receives and accepts at once: from submission the decision’s clock runs, no institution takes part', async () => {
    const { qualificationId, practitionerId } = someone(stage);
    const place = anOffice(1);
    const input = { procedure: 'TCM_REG', practitionerId, qualificationId, by: window(place) };
    const accepted = await play(stage, { ...input, form: { institution: place.institutionId } }, 'ACCEPTED');
    expect(accepted).toMatchObject({
      channel: 'AUTHORITY',
      path: 'WINDOW',
      receivedAt: stage.clock.now(),
      acceptedAt: stage.clock.now(),
      dueOn: new Date('2026-12-07T00:00:00Z'),
      openedBy: `window-${place.authorityId}`,
    });
    const timeline = await stage.deps.db.timelineEntry.findMany({
      where: { applicationId: accepted.id },
      orderBy: { sequence: 'asc' },
    });
    expect(timeline.map(({ by, byName }) => `${by} ${byName}`)).toEqual([
      // Opened before the place was known.
      'APPLICANT 窗口',
      'APPLICANT 荔湾区卫生健康局',
    ]);
    expect((await take(stage, place.officer, 'requestCorrection', accepted)).__typename).toBe('StepNotAllowed');
  });

  it.each<[string, number, (authorityId: string) => string, string]>([
    ['two who may decide: not by whoever received it alone', 2, (id) => `window-${id}`, 'SAME_OFFICER'],
    ['two: by the other one', 2, (id) => `account-${id}`, 'EFFECTIVE'],
    ['one alone: by himself, there is nobody else', 1, (id) => `window-${id}`, 'EFFECTIVE'],
  ])('2.3, separation of duties: %s', async (_, deciders, account, expected) => {
    const { qualificationId, practitionerId } = someone(stage);
    const place = anOffice(deciders);
    const { authorityId, institutionId } = place;
    const input = { procedure: 'TCM_REG', practitionerId, qualificationId, by: window(place) };
    const accepted = await play(stage, { ...input, form: { institution: institutionId } }, 'ACCEPTED');
    const decider: Viewer = anOfficer({ authorityId, rights: OFFICER_RIGHTS, accountId: account(authorityId) });
    const { availableSteps, warnings } = await ask(stage, decider, OFFERED, { id: accepted.id });
    expect((availableSteps as string[]).includes('approve')).toBe(expected === 'EFFECTIVE');
    expect(warnings).toEqual(expected === 'EFFECTIVE' ? [] : [{ code: 'SAME_OFFICER' }]);
    const outcome = await approveApplication(stage.deps, decider, seen(accepted));
    const said = outcome.kind === 'RequirementNotMet' ? outcome.code : (await now(stage, accepted)).status;
    expect(said).toBe(expected);
    expect(await registrationsOf(stage, practitionerId)).toHaveLength(expected === 'EFFECTIVE' ? 1 : 0);
  });

  it('may refuse alone: nobody gains by it', async () => {
    const place = anOffice(2);
    const { qualificationId, practitionerId } = someone(stage);
    const input = { procedure: 'TCM_REG', practitionerId, qualificationId, by: window(place) };
    const accepted = await play(stage, { ...input, form: { institution: place.institutionId } }, 'ACCEPTED');
    expect((await take(stage, window(place), 'refuse', accepted)).__typename).toBe('StepTaken');
  });

  it('an application of the person’s own is nobody’s to receive', async () => {
    const place = anOffice(2);
    const { qualificationId, viewer, practitionerId } = someone(stage);
    const input = { procedure: 'TCM_REG', qualificationId, by: viewer, form: { institution: place.institutionId } };
    await play(stage, input);
    expect(await registrationsOf(stage, practitionerId)).toHaveLength(1);
  });

  it('is withdrawn by the window, as long as it is not decided; the person sees it but does not move it', async () => {
    const one = await aSpecialist(stage);
    const accepted = await play(stage, onBehalf(window(one), one, 'TCM_FILE', { reason: 'F-P2' }), 'ACCEPTED');
    expect((await take(stage, one.viewer, 'withdraw', accepted)).__typename).toBe('StepNotAllowed');
    expect((await take(stage, window(one), 'withdraw', accepted)).__typename).toBe('StepTaken');
    expect(await now(stage, accepted)).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('10.1.21: another authority’s window finds nothing to withdraw or decide', async () => {
    const one = await aSpecialist(stage);
    const accepted = await play(stage, onBehalf(window(one), one, 'TCM_FILE', { reason: 'F-P2' }), 'ACCEPTED');
    const other = somewhere(stage);
    for (const step of ['withdraw', 'approve', 'refuse'] as const) {
      expect((await take(stage, window(other), step, accepted)).__typename).toBe('ApplicationNotFound');
    }
  });
});
