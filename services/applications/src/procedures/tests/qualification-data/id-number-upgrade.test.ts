import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aHospital, aPhysician, aRegistered } from '../../../../test/physicians.ts';
import { obstacle, type Play, play } from '../../../../test/play.ts';
import { correctionsOf, settle } from '../../../../test/qualification-data.ts';
import { aProvince, aStage, type Someone, type Stage } from '../../../../test/stage.ts';

let stage: Stage;
let province: ReturnType<typeof aProvince>;
beforeAll(async () => {
  stage = await aStage();
  province = aProvince(stage);
});
afterAll(() => stage.close());

const RECOGNISED = { origin: 'RECOGNITION' } as const;
const OLD = '440103861105123';
const NEW = '440103198611051230';
/** Recognised as a physician, with a number that could not be upgraded. */
const withOldNumber = (idNumber = OLD) => aPhysician(stage, RECOGNISED, { idNumber });
const upgrading = ({ viewer }: Someone, form: Play['form'] = { idNumber: NEW }): Play => ({
  by: viewer,
  procedure: 'ID15_UPGRADE',
  form,
});

describe('ID15_UPGRADE (S2-Q47; domain 6.1)', () => {
  it('the province examines, corrects and enters; the number is told to the qualifications service', async () => {
    const who = withOldNumber();
    const approved = await play(stage, upgrading(who), 'APPROVED');
    expect(approved).toMatchObject({ path: 'TO_AUTHORITY', authorityId: province.authorityId });
    expect(await correctionsOf(stage, approved)).toEqual([
      {
        qualificationId: null,
        person: { idNumber: NEW },
        providedBy: province.authorityId,
        basis: '15位身份证号升级（书面申请）',
      },
    ]);
    await settle(stage, approved);
    expect(await stage.deps.db.application.findUnique({ where: { id: approved.id } })).toMatchObject({
      status: 'EFFECTIVE',
    });
  });

  it('by the province of the primary institution, not of the recognition', async () => {
    const hunan = aProvince(stage, '430000');
    const registered = await aRegistered(stage, withOldNumber(), aHospital(stage, '430102'));
    const direct = await play(stage, upgrading(registered), 'INST_PASSED');
    expect(direct).toMatchObject({ path: 'TO_AUTHORITY', authorityId: hunan.authorityId });
  });

  it('through the primary institution, and no other', async () => {
    const registered = await aRegistered(stage, withOldNumber());
    const through = (institution: string) => upgrading(registered, { idNumber: NEW, institution });
    expect(await obstacle(stage, through(aHospital(stage).institutionId))).toMatchObject({
      code: 'NOT_YOUR_INSTITUTION',
    });
    await stage.deps.db.application.updateMany({
      where: { practitionerId: registered.practitionerId, procedure: 'ID15_UPGRADE' },
      data: { status: 'WITHDRAWN' },
    });
    const passed = await play(stage, through(registered.institutionId), 'INST_PASSED');
    expect(passed).toMatchObject({
      path: 'GENERAL',
      reviewerId: registered.institutionId,
      authorityId: province.authorityId,
    });
  });

  it('at the window of the province', async () => {
    const who = withOldNumber();
    const played = {
      ...upgrading(who),
      by: { ...province.officer, accountId: 'window' },
      practitionerId: who.practitionerId,
    };
    expect(await play(stage, played, 'ACCEPTED')).toMatchObject({ path: 'WINDOW', authorityId: province.authorityId });
  });

  it.each([
    ['another day of birth', { idNumber: '11010519491231002X' }, 'BIRTH_DATE_DIFFERS'],
    ['a number that is none', { idNumber: '440103198611051231' }, undefined],
  ])('refuses %s', async (_, form, code) => {
    expect(await obstacle(stage, upgrading(withOldNumber(), form))).toMatchObject(
      code ? { at: 'submit', code } : { at: 'save', kind: 'InvalidInput' },
    );
  });

  it('another day of birth with the proof of the public security', async () => {
    const form = { idNumber: '11010519491231002X', birthDateDiffers: true };
    const approved = await play(stage, upgrading(withOldNumber(), form), 'APPROVED');
    expect(await correctionsOf(stage, approved)).toMatchObject([
      { person: { idNumber: '11010519491231002X', birthDate: '1949-12-31' } },
    ]);
    const materials = await stage.deps.db.materialFile.findMany({ where: { applicationId: approved.id } });
    expect(materials.map(({ material }) => material).sort()).toEqual([
      'IDENTITY_EVIDENCE',
      'ID_CARD',
      'WRITTEN_APPLICATION',
    ]);
  });

  it('6.1: of a reserved sequence, the century is the new number’s to say', async () => {
    const form = { idNumber: '440524188001010014' };
    expect(await obstacle(stage, upgrading(withOldNumber('440524800101999'), form))).toBeNull();
  });

  it('is for recognised physicians whose number is old', async () => {
    expect(await obstacle(stage, upgrading(aPhysician(stage, RECOGNISED)))).toMatchObject({
      at: 'open',
      code: 'UPGRADED_ALREADY',
    });
    const examined = aPhysician(stage, {}, { idNumber: OLD });
    expect(await obstacle(stage, upgrading(examined))).toMatchObject({ at: 'open', code: 'NOT_RECOGNISED' });
  });

  it('two at once: one application', async () => {
    const who = withOldNumber();
    const answers = await Promise.all([obstacle(stage, upgrading(who)), obstacle(stage, upgrading(who))]);
    expect(answers.filter((one) => one === null)).toHaveLength(1);
    expect(answers.filter((one) => one?.kind === 'AlreadyOpen')).toHaveLength(1);
  });
});
