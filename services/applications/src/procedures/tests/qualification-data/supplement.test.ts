import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson } from '@medreg/testkit';
import { ask, take } from '../../../../test/ask.ts';
import { present } from '../../../../test/cases.ts';
import { aPhysician } from '../../../../test/physicians.ts';
import { approve, carryOn, now, obstacle, officerOf, type Play, play } from '../../../../test/play.ts';
import { aNation, correctionsOf, settle } from '../../../../test/qualification-data.ts';
import { aProvince, aStage, ID_NUMBER, type Someone, type Stage, someone } from '../../../../test/stage.ts';
import { canTake } from '../../../workflow.ts';

let stage: Stage;
let province: ReturnType<typeof aProvince>;
let nation: ReturnType<typeof aNation>;
beforeAll(async () => {
  stage = await aStage();
  province = aProvince(stage);
  nation = aNation(stage);
});
afterAll(() => stage.close());

const RECOGNISED = { origin: 'RECOGNITION' } as const;
const supplementing = (
  { viewer, qualificationId }: Someone,
  form: Play['form'] = { school: '中山医科大学' },
): Play => ({
  by: viewer,
  procedure: 'QUAL_SUPPLEMENT',
  qualificationId,
  form,
});
const WHOLE = {
  level: 'LICENSED',
  category: 'TCM',
  origin: 'RECOGNITION',
  provinceCode: '440000',
  issuedOn: '1999-05-01',
  code: `199844141${ID_NUMBER}`,
};
const FORWARD = `mutation($id: ID!, $version: Int!) { forwardApplication(applicationId: $id, version: $version, opinion: "情况属实") {
  __typename ... on RequirementNotMet { code } ... on StepTaken { application { status authority { id } availableSteps } } } }`;
const forward = (viewer: Parameters<typeof ask>[1], { id, version }: { id: string; version: number }) =>
  ask(stage, viewer, FORWARD, { id, version });

describe('QUAL_SUPPLEMENT (S2-Q4, Q14)', () => {
  it('recognised: the province that recognised decides, and the qualifications service is told once', async () => {
    const someone = aPhysician(stage, RECOGNISED);
    const accepted = await play(stage, supplementing(someone), 'ACCEPTED');
    expect(accepted).toMatchObject({ path: 'TO_AUTHORITY', authorityId: province.authorityId, dueOn: null });
    const approved = await carryOn(stage, accepted, 'APPROVED');
    expect(await correctionsOf(stage, approved)).toEqual([
      {
        qualificationId: someone.qualificationId,
        qualification: { school: '中山医科大学' },
        providedBy: province.authorityId,
        basis: '某某',
      },
    ]);
  });

  it('takes effect when the qualifications service has answered, once', async () => {
    const approved = await play(stage, supplementing(aPhysician(stage, RECOGNISED)), 'APPROVED');
    expect(approved.eRegId).toBeNull();
    await settle(stage, approved);
    await settle(stage, approved);
    expect(await now(stage, approved)).toMatchObject({ status: 'EFFECTIVE', eRegId: expect.stringMatching(/^ER/) });
    expect(await correctionsOf(stage, approved)).toHaveLength(1);
  });

  it('a conflict elsewhere: back to whoever approved it, nothing has changed', async () => {
    const approved = await play(stage, supplementing(aPhysician(stage, RECOGNISED)), 'APPROVED');
    await settle(stage, approved, 'CONFLICT');
    expect(await now(stage, approved)).toMatchObject({ status: 'ACCEPTED', eRegId: null });
  });

  it('examined: the province of the sign-up examines and passes on, the national level decides (S2-Q14)', async () => {
    const someone = aPhysician(stage);
    const accepted = await play(stage, supplementing(someone), 'ACCEPTED');
    expect(accepted).toMatchObject({ path: 'PROVINCE_THEN_NATION', authorityId: province.authorityId });
    expect(canTake('approve', accepted, province.officer)).toBe(false);
    expect(await take(stage, province.officer, 'approve', accepted)).toMatchObject({ __typename: 'StepNotAllowed' });
    expect(await forward(province.officer, accepted)).toMatchObject({
      __typename: 'StepTaken',
      application: { status: 'FORWARDED', authority: { id: nation.authorityId }, availableSteps: [] },
    });
    const forwarded = await present(stage, { application: accepted });
    expect(await take(stage, province.officer, 'approve', forwarded)).toMatchObject({ __typename: 'StepNotAllowed' });
    expect(await take(stage, nation.officer, 'approve', forwarded)).toMatchObject({
      __typename: 'ApprovedApplication',
    });
    expect(await correctionsOf(stage, forwarded)).toMatchObject([{ providedBy: nation.authorityId }]);
    const timeline = await stage.deps.db.timelineEntry.findMany({
      where: { applicationId: accepted.id, step: { in: ['forward', 'approve'] } },
      orderBy: { sequence: 'asc' },
    });
    expect(timeline.map(({ byName }) => byName)).toEqual(['省卫生健康委员会', '国家医学考试中心']);
  });

  it('the province that examined goes on seeing it; another one does not', async () => {
    const forwarded = await play(stage, supplementing(aPhysician(stage)), 'FORWARDED');
    const seenBy = (viewer: Parameters<typeof ask>[1]) =>
      ask(stage, viewer, `query($id: ID!) { application(id: $id) { __typename status } }`, { id: forwarded.id });
    expect(await seenBy(province.officer)).toMatchObject({ status: 'FORWARDED' });
    expect(await seenBy(aProvince(stage, '430000').officer)).toBeNull();
  });

  it('is passed on once, by whoever examines it, and what does not meet the rules is not', async () => {
    const accepted = await play(stage, supplementing(aPhysician(stage)), 'ACCEPTED');
    const clerk = { ...province.officer, rights: ['ACCEPT_APPLICATIONS' as const] };
    expect(await forward(clerk, accepted)).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await forward(aPerson(), accepted)).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await forward(nation.officer, accepted)).toMatchObject({ __typename: 'ApplicationNotFound' });
    const before = stage.world.practitioners.get(accepted.practitionerId);
    if (before) stage.world.practitioners.set(accepted.practitionerId, { ...before, qualifications: [] });
    expect(await forward(province.officer, accepted)).toMatchObject({ code: 'QUALIFICATION_GONE' });
    if (before) stage.world.practitioners.set(accepted.practitionerId, before);
    const answers = await Promise.all([forward(province.officer, accepted), forward(province.officer, accepted)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ApplicationChanged', 'StepTaken'].sort());
  });

  it('without a national authority nothing is passed on', async () => {
    const accepted = await play(stage, supplementing(aPhysician(stage)), 'ACCEPTED');
    const authorities = stage.world.authorities.get('000000') ?? [];
    stage.world.authorities.delete('000000');
    expect(await forward(province.officer, accepted)).toMatchObject({ code: 'NO_REVIEWER' });
    stage.world.authorities.set('000000', authorities);
  });

  it('supplements a whole record that is missing (S2-Q14)', async () => {
    const { viewer } = aPhysician(stage);
    const played = { by: viewer, procedure: 'QUAL_SUPPLEMENT', form: { ...WHOLE, education: '20' } };
    const approved = await play(stage, played, 'APPROVED');
    expect(await correctionsOf(stage, approved)).toEqual([
      {
        qualificationId: null,
        added: {
          kind: 'PHYSICIAN',
          ...WHOLE,
          techniques: [],
          diseases: [],
          education: '大学本科',
          school: null,
          major: null,
          title: null,
        },
        providedBy: province.authorityId,
        basis: '某某',
      },
    ]);
  });

  it.each(['level', 'category', 'origin', 'provinceCode', 'issuedOn', 'code'])('no record without %s', async (name) => {
    const { viewer } = aPhysician(stage);
    const form = { ...WHOLE, [name]: null };
    const found = await obstacle(stage, { by: viewer, procedure: 'QUAL_SUPPLEMENT', form });
    // Without origin or province nobody knows who decides.
    expect(found).toMatchObject({ at: 'submit', code: 'RECORD_INCOMPLETE' });
  });

  it.each([
    ['what is on record already', { school: '广州中医药大学', education: '20' }, 'NOTHING_CHANGES'],
    ['a birth date that is not the number’s', { birthDate: '1986-11-06' }, 'ID_NUMBER_DIFFERS'],
    ['a sex that is not the number’s', { sex: 'FEMALE' }, 'ID_NUMBER_DIFFERS'],
    ['a code of no known structure', { code: '12345' }, 'CODE_INVALID'],
    ['a date in the future', { issuedOn: '2026-11-10' }, 'IN_THE_FUTURE'],
  ])('refuses %s (S2-Q14, Q22)', async (_, form, code) => {
    expect(await obstacle(stage, supplementing(aPhysician(stage, RECOGNISED), form))).toMatchObject({ code });
  });

  it('corrects the person too, with the evidence of the public security', async () => {
    const who = aPhysician(stage, RECOGNISED);
    const approved = await play(stage, supplementing(who, { name: '李时珍', category: 'TCM' }), 'APPROVED');
    expect(await correctionsOf(stage, approved)).toMatchObject([
      { person: { name: '李时珍' }, qualification: { category: 'TCM' } },
    ]);
    const materials = await stage.deps.db.materialFile.findMany({ where: { applicationId: approved.id } });
    expect(materials.map(({ material }) => material).sort()).toEqual(['IDENTITY_EVIDENCE', 'OFFICIAL_BASIS']);
  });

  it('only physicians’ qualifications; one correction of a record at a time (3.1.4)', async () => {
    const specialist = someone(stage);
    expect(await obstacle(stage, supplementing(specialist))).toMatchObject({ code: 'OTHER_QUALIFICATION' });
    const who = aPhysician(stage, RECOGNISED);
    await play(stage, supplementing(who), 'DRAFT');
    expect(await obstacle(stage, { ...supplementing(who), procedure: 'QUAL_FIX' })).toMatchObject({
      kind: 'AlreadyOpen',
    });
    const missing = { by: who.viewer, procedure: 'QUAL_SUPPLEMENT', form: WHOLE };
    expect(await obstacle(stage, missing)).toBeNull();
  });

  it('3.1.2: not before activation, and not through an institution', async () => {
    const who = aPhysician(stage, RECOGNISED);
    const viewer = { ...who.viewer, accountState: 'CONTACT_VERIFIED' as const };
    expect(await obstacle(stage, supplementing({ ...who, viewer }))).toMatchObject({ code: 'NOT_ACTIVATED' });
  });

  it('at the window of the province; examined, it goes on to the national level', async () => {
    const who = aPhysician(stage);
    const window = { ...province.officer, accountId: 'window' };
    const played = { ...supplementing(who), by: window, practitionerId: who.practitionerId };
    const accepted = await play(stage, played, 'ACCEPTED');
    expect(accepted).toMatchObject({ path: 'WINDOW_THEN_NATION', authorityId: province.authorityId });
    const forwarded = await carryOn(stage, accepted, 'FORWARDED');
    expect(await approve(stage, forwarded, officerOf(forwarded))).toMatchObject({ kind: 'ApprovedApplication' });
    const elsewhere = aProvince(stage, '430000').officer;
    expect(await obstacle(stage, { ...played, by: elsewhere })).toMatchObject({ at: 'open', code: 'PERSON_UNKNOWN' });
  });

  it('approved twice at once: told once', async () => {
    const accepted = await play(stage, supplementing(aPhysician(stage, RECOGNISED)), 'ACCEPTED');
    const answers = await Promise.all([1, 2].map(() => take(stage, province.officer, 'approve', accepted)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ApplicationChanged', 'ApprovedApplication']);
    expect(await correctionsOf(stage, accepted)).toHaveLength(1);
  });
});
