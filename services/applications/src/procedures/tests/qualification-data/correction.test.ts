import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answered, seen } from '../../../../test/builders.ts';
import { aHospital, aPhysician, aRegistered } from '../../../../test/physicians.ts';
import { now, obstacle, type Play, play, registrationsOf } from '../../../../test/play.ts';
import { aNation, correctionsOf, settle } from '../../../../test/qualification-data.ts';
import { aProvince, aStage, type Someone, type Stage } from '../../../../test/stage.ts';
import { openApplication } from '../../../features/open-application/open-application.ts';
import { saveDraft } from '../../../features/save-draft/save-draft.ts';

let stage: Stage;
let province: ReturnType<typeof aProvince>;
beforeAll(async () => {
  stage = await aStage();
  province = aProvince(stage);
  aNation(stage);
});
afterAll(() => stage.close());

const RECOGNISED = { origin: 'RECOGNITION' } as const;
const fixing = ({ viewer, qualificationId }: Someone, form: Play['form'] = { major: '临床医学' }): Play => ({
  by: viewer,
  procedure: 'QUAL_FIX',
  qualificationId,
  form,
});

describe('QUAL_FIX (S2-Q46)', () => {
  it('corrects exactly the nine items, each with its evidence', async () => {
    const who = aPhysician(stage, RECOGNISED);
    const form = {
      name: '李时珍',
      sex: 'FEMALE',
      birthDate: '1949-12-31',
      idNumber: '11010519491231002X',
      education: '11',
      school: '北京中医药大学',
      major: '中医学',
      title: 'CHIEF',
      code: '19984411011010519491231002X',
    };
    const approved = await play(stage, fixing(who, form), 'APPROVED');
    expect(await correctionsOf(stage, approved)).toEqual([
      {
        qualificationId: who.qualificationId,
        person: { name: '李时珍', sex: 'FEMALE', birthDate: '1949-12-31', idNumber: '11010519491231002X' },
        qualification: {
          code: '19984411011010519491231002X',
          education: '博士研究生',
          school: '北京中医药大学',
          major: '中医学',
          title: '主任医师',
        },
        providedBy: province.authorityId,
        basis: '某某',
      },
    ]);
    const materials = await stage.deps.db.materialFile.findMany({ where: { applicationId: approved.id } });
    expect(materials.map(({ material }) => material).sort()).toEqual([
      'CERTIFICATE_EVIDENCE',
      'EDUCATION_EVIDENCE',
      'IDENTITY_EVIDENCE',
      'TITLE_EVIDENCE',
    ]);
  });

  it.each(['level', 'category', 'origin', 'provinceCode', 'issuedOn', 'ethnicGroup', 'anything'])(
    'S2-Q46: %s is refused with a pointer to QUAL_SUPPLEMENT',
    async (name) => {
      const who = aPhysician(stage, RECOGNISED);
      const { application } = answered(
        await openApplication(stage.deps, who.viewer, { procedure: 'QUAL_FIX', qualificationId: who.qualificationId }),
        'OpenedApplication',
      );
      const answer = await saveDraft(stage.deps, who.viewer, { ...seen(application), form: { [name]: '某' } });
      expect(answer).toMatchObject({
        kind: 'RequirementNotMet',
        code: 'NOT_MODIFIABLE',
        message: expect.stringContaining('QUAL_SUPPLEMENT'),
        basis: expect.stringContaining('第46问'),
      });
      expect(await now(stage, application)).toEqual(application);
    },
  );

  it('evidence is asked for what is corrected, not for what is not', async () => {
    const approved = await play(stage, fixing(aPhysician(stage, RECOGNISED)), 'APPROVED');
    const materials = await stage.deps.db.materialFile.findMany({ where: { applicationId: approved.id } });
    expect(materials.map(({ material }) => material)).toEqual(['EDUCATION_EVIDENCE']);
  });

  it('the registration data follow once it is settled, history kept, the code and eRegId as they were', async () => {
    const registered = await aRegistered(stage, aPhysician(stage, RECOGNISED));
    const approved = await play(stage, fixing(registered, { name: '李时珍' }), 'APPROVED');
    expect((await registrationsOf(stage, registered.practitionerId))[0]).toMatchObject({ name: '李时针', version: 1 });
    await settle(stage, approved);
    const { registration } = registered;
    expect(await registrationsOf(stage, registered.practitionerId)).toEqual([
      { ...registration, name: '李时珍', version: 2 },
    ]);
    const history = await stage.deps.db.registrationHistory.findMany({ where: { registrationId: registration.id } });
    expect(history).toMatchObject([{ version: 1, row: { name: '李时针' } }]);
  });

  it('6.1: a new number brings birth date and sex into the register', async () => {
    const registered = await aRegistered(stage, aPhysician(stage, RECOGNISED));
    const approved = await play(stage, fixing(registered, { idNumber: '11010519491231002X' }), 'APPROVED');
    await settle(stage, approved);
    expect((await registrationsOf(stage, registered.practitionerId))[0]).toMatchObject({
      sex: 'FEMALE',
      birthDate: new Date('1949-12-31'),
    });
  });

  it('a conflict elsewhere leaves the register as it is', async () => {
    const registered = await aRegistered(stage, aPhysician(stage, RECOGNISED));
    const approved = await play(stage, fixing(registered, { name: '李时珍' }), 'APPROVED');
    await settle(stage, approved, 'CONFLICT');
    expect(await registrationsOf(stage, registered.practitionerId)).toEqual([registered.registration]);
  });

  it('through the institution, recognised and examined (S2-Q46: 多部门逐级确认)', async () => {
    const registered = await aRegistered(stage, aPhysician(stage, RECOGNISED));
    const form = { institution: registered.institutionId, major: '临床医学' };
    const general = await play(stage, fixing(registered, form), 'INST_PASSED');
    expect(general).toMatchObject({
      path: 'GENERAL',
      reviewerId: registered.institutionId,
      authorityId: province.authorityId,
    });
    const examined = await aRegistered(stage);
    const forwarded = await play(
      stage,
      fixing(examined, { institution: examined.institutionId, major: '临床医学' }),
      'FORWARDED',
    );
    expect(forwarded).toMatchObject({ path: 'INSTITUTION_PROVINCE_NATION', reviewerId: examined.institutionId });
  });

  it('only through his own institution; whoever is not registered chooses one that is open', async () => {
    const registered = await aRegistered(stage, aPhysician(stage, RECOGNISED));
    const elsewhere = aHospital(stage);
    const through = (who: Someone, institution: string) =>
      obstacle(stage, fixing(who, { institution, major: '临床医学' }));
    expect(await through(registered, elsewhere.institutionId)).toMatchObject({ code: 'NOT_YOUR_INSTITUTION' });
    expect(await through(aPhysician(stage, RECOGNISED), elsewhere.institutionId)).toBeNull();
    const closed = aHospital(stage, '440103', { status: 'CLOSED' });
    expect(await through(aPhysician(stage, RECOGNISED), closed.institutionId)).toMatchObject({
      code: 'INSTITUTION_CLOSED',
    });
  });

  it.each([
    ['what is on record already', { school: '广州中医药大学' }, 'NOTHING_CHANGES'],
    ['nothing at all', {}, 'NOTHING_CHANGES'],
    ['a birth date that is not the number’s', { birthDate: '1986-11-06' }, 'ID_NUMBER_DIFFERS'],
    ['a code of no known structure', { code: 'X' }, 'CODE_INVALID'],
  ])('refuses %s (S2-Q22, Q46)', async (_, form, code) => {
    expect(await obstacle(stage, fixing(aPhysician(stage, RECOGNISED), form))).toMatchObject({ code });
  });

  it('needs a qualification', async () => {
    const { viewer } = aPhysician(stage);
    expect(await obstacle(stage, { by: viewer, procedure: 'QUAL_FIX' })).toMatchObject({
      at: 'open',
      code: 'QUALIFICATION_NOT_IMPORTED',
    });
  });
});
