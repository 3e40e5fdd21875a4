import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { aSubmitted } from '../../../../test/builders.ts';
import { aRecord } from '../../../../test/person-records.ts';
import { now, obstacle, play, registrationsOf } from '../../../../test/play.ts';
import { aSpecialist, bySelf, onBehalf, type Specialist, window } from '../../../../test/specialist.ts';
import { aStage, type Stage, somewhere } from '../../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const only = async ({ practitionerId }: Pick<Specialist, 'practitionerId'>) =>
  (await registrationsOf(stage, practitionerId))[0];

describe('TCM_INFO (S0-3.1; S1-P §3.1; S1-I §2.2)', () => {
  it('ends at the institution of the registration; the last photo is the one that licences show, earlier ones are kept', async () => {
    const one = await aSpecialist(stage);
    const done = await play(stage, bySelf(one, 'TCM_INFO'));
    expect(done).toMatchObject({ path: 'INFO', status: 'EFFECTIVE', acceptedAt: null, reviewerId: one.institutionId });
    expect(done.eRegId).toMatch(/^ER44010320261109(12)\d{8}/);
    expect(done.photoKey).not.toBe(one.application.photoKey);
    expect(await only(one)).toMatchObject({ photoKey: done.photoKey, version: 2, status: 'VALID' });
    const second = await play(stage, bySelf(one, 'TCM_INFO'));
    const profiles = await stage.deps.db.profile.findMany({
      where: { practitionerId: one.practitionerId },
      orderBy: { version: 'asc' },
    });
    expect(profiles.map(({ version, photoKey, confirmedBy }) => [version, photoKey, confirmedBy])).toEqual([
      [1, done.photoKey, '荔湾区某中医院'],
      [2, second.photoKey, '荔湾区某中医院'],
    ]);
    for (const { photoKey } of profiles) expect(await stage.deps.files.exists(photoKey ?? '')).toBe(true);
  });

  it('no authority takes part', async () => {
    const one = await aSpecialist(stage);
    const submitted = await play(stage, bySelf(one, 'TCM_INFO'), 'SUBMITTED');
    for (const step of ['accept', 'approve', 'refuse', 'requestCorrection'] as const) {
      expect((await take(stage, one.officer, step, submitted)).__typename).toBe('StepNotAllowed');
    }
    expect((await take(stage, somewhere(stage).reviewer, 'pass', submitted)).__typename).toBe('ApplicationNotFound');
  });

  it('passed twice at once: one photo, one version', async () => {
    const one = await aSpecialist(stage);
    const submitted = await play(stage, bySelf(one, 'TCM_INFO'), 'SUBMITTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, one.reviewer, 'pass', submitted)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ApplicationChanged',
      'ApplicationChanged',
      'StepTaken',
    ]);
    expect(await only(one)).toMatchObject({ version: 2 });
  });

  it('sent back or rejected by the institution, nothing changes', async () => {
    const one = await aSpecialist(stage);
    const submitted = await play(stage, bySelf(one, 'TCM_INFO'), 'SUBMITTED');
    await take(stage, one.reviewer, 'sendBack', submitted);
    await take(stage, one.viewer, 'submit', await now(stage, submitted));
    await take(stage, one.reviewer, 'reject', await now(stage, submitted));
    expect(await now(stage, submitted)).toMatchObject({ status: 'INST_REJECTED' });
    expect(await only(one)).toMatchObject({ photoKey: one.registration.photoKey, version: 1 });
  });

  it('“未注册医疗机构的医师不可更新个人信息”: only with a valid registration', async () => {
    const submitted = await aSubmitted(stage);
    const none = { by: submitted.viewer, procedure: 'TCM_INFO' };
    expect(await obstacle(stage, none)).toMatchObject({ at: 'open', code: 'WRONG_STATE' });
    const one = await aSpecialist(stage);
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    expect(await obstacle(stage, bySelf(one, 'TCM_INFO'))).toMatchObject({ at: 'open', code: 'WRONG_STATE' });
  });

  it('10.1.27: somebody suspended may; a change under way does not hinder it', async () => {
    const one = await aSpecialist(stage);
    await play(stage, bySelf(one, 'TCM_CHG', { institution: somewhere(stage).institutionId }), 'SUBMITTED');
    await aRecord(stage, one.practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION' });
    await play(stage, bySelf(one, 'TCM_INFO'));
    expect(await only(one)).toMatchObject({ version: 2 });
  });

  it('what ends meanwhile is asked about again when the institution passes it', async () => {
    const one = await aSpecialist(stage);
    const submitted = await play(stage, bySelf(one, 'TCM_INFO'), 'SUBMITTED');
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    expect(await now(stage, submitted)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    expect((await take(stage, one.reviewer, 'pass', submitted)).__typename).toBe('ApplicationChanged');
  });

  it('3.1.4: one at a time; not on behalf; at the window', async () => {
    const one = await aSpecialist(stage);
    await play(stage, bySelf(one, 'TCM_INFO'), 'SUBMITTED');
    expect(await obstacle(stage, bySelf(one, 'TCM_INFO'))).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
    expect(await obstacle(stage, onBehalf(one.reviewer, one, 'TCM_INFO'))).toMatchObject({ code: 'CHANNEL_CLOSED' });
    const other = await aSpecialist(stage);
    const done = await play(stage, onBehalf(window(other), other, 'TCM_INFO'));
    expect(await only(other)).toMatchObject({ photoKey: done.photoKey });
  });
});
