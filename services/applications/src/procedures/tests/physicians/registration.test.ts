import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { take } from '../../../../test/ask.ts';
import { answered } from '../../../../test/builders.ts';
import { anAuthority } from '../../../../test/fake-siblings.ts';
import {
  aHospital,
  anAssistant,
  aPhysician,
  aRegistered,
  about,
  atTheWindow,
  decidedByProvince,
  onRecord,
  qualified,
  registering,
} from '../../../../test/physicians.ts';
import { approve, carryOn, now, obstacle, officerOf, play, registrationsOf } from '../../../../test/play.ts';
import { aStage, type Stage } from '../../../../test/stage.ts';
import { openApplication } from '../../../features/open-application/open-application.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const code = async (played: Parameters<typeof obstacle>[1]) => (await obstacle(stage, played))?.code;
const validOf = async (practitionerId: string) =>
  (await registrationsOf(stage, practitionerId)).filter(({ status }) => status === 'VALID');

describe('PHY_REG, first registration', () => {
  it('S2-Q48, O13-7: a licensed physician is registered in the province, on qualification, category and scope', async () => {
    const { registration, institutionId, authorityId, qualificationId } = await aRegistered(stage);
    expect(registration).toMatchObject({
      professionType: 'PHYSICIAN',
      status: 'VALID',
      level: 'LICENSED',
      category: 'CLINICAL',
      scopeCodes: ['1001'],
      scopeNames: ['内科专业'],
      qualificationIds: [qualificationId],
      practicePlaceCode: '440000',
      practicePlaceName: '广东省',
      primaryInstitutionId: institutionId,
      issuingAuthorityId: authorityId,
      staffKind: 'STAFF',
      solePlace: false,
    });
    expect(registration.certificateCode).toMatch(/^110440103\d{6}$/);
    expect(registration.eRegId).toMatch(/^ER440103/);
  });

  it('S2-Q8: an assistant is registered in the county, and nowhere else', async () => {
    const { registration } = await aRegistered(stage, anAssistant(stage));
    expect(registration).toMatchObject({ level: 'ASSISTANT', practicePlaceCode: '440103', solePlace: true });
    expect(registration.certificateCode).toMatch(/^210440103\d{6}$/);
  });

  it('a township assistant is registered in the county', async () => {
    const { registration } = await aRegistered(stage, anAssistant(stage, { level: 'TOWNSHIP_ASSISTANT' }));
    expect(registration).toMatchObject({ level: 'TOWNSHIP_ASSISTANT', practicePlaceCode: '440103' });
  });

  it('W22: a rural assistant in the institution itself, in two categories, for general practice', async () => {
    const where = aHospital(stage, '440103', { classCode: 'C220', name: '某镇卫生院' });
    const { registration } = await aRegistered(stage, anAssistant(stage, { level: 'RURAL_ASSISTANT' }), where, {
      scopes: ['9001'],
    });
    expect(registration).toMatchObject({
      level: 'RURAL_ASSISTANT',
      category: 'CLINICAL_AND_TCM',
      scopeNames: ['全科医学专业'],
      practicePlaceName: '某镇卫生院',
      practicePlaceInstitutionId: where.institutionId,
    });
  });

  it('W22: a rural assistant in no city hospital', async () => {
    const who = anAssistant(stage, { level: 'RURAL_ASSISTANT' });
    expect(await code(registering(who, aHospital(stage), { scopes: ['9001'] }))).toBe('RURAL_INSTITUTION_ONLY');
  });

  it('O13-24: the TCM category is decided by the TCM authority', async () => {
    const tcmAuthority = anAuthority({ id: uuidv7(), kind: 'TCM', name: '某中医药局', region: { code: '440103' } });
    const where = aHospital(stage, '440103', { tcmAuthority });
    const { registration } = await aRegistered(stage, aPhysician(stage, { category: 'TCM' }), where, { scopes: ['4001'] });
    expect(registration).toMatchObject({ category: 'TCM', issuingAuthorityId: tcmAuthority.id });
    expect(registration.certificateCode).toMatch(/^140440103/);
  });

  it('S4 四(一): public health is decided by the disease-control authority where the province has it so', async () => {
    const cdcAuthority = anAuthority({ id: uuidv7(), kind: 'CDC', name: '某疾控局', region: { code: '430102' } });
    const where = aHospital(stage, '430102', { cdcAuthority });
    const healthy = () => aPhysician(stage, { category: 'PUBLIC_HEALTH', province: { code: '430000' } });
    const before = await aRegistered(stage, healthy(), where, { scopes: ['3001'] });
    expect(before.registration.issuingAuthorityId).toBe(where.authorityId);
    await decidedByProvince(stage, '430000', { cdcDecides: true });
    const after = await aRegistered(stage, healthy(), where, { scopes: ['3001'] });
    expect(after.registration.issuingAuthorityId).toBe(cdcAuthority.id);
    await decidedByProvince(stage, '430000', {});
  });

  it('3.1.14: by the institution, confirmed by the person', async () => {
    const who = aPhysician(stage);
    const where = aHospital(stage);
    const played = { ...registering(who, where), by: where.reviewer, practitionerId: who.practitionerId };
    const accepted = await play(stage, { ...played, form: { scopes: ['1001'] } }, 'ACCEPTED');
    expect(await take(stage, where.officer, 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    answered(await approve(stage, accepted), 'ApprovedApplication');
    expect(await validOf(who.practitionerId)).toHaveLength(1);
  });

  it('S3 3.(1): at the window, with the papers received', async () => {
    const who = aPhysician(stage);
    const where = aHospital(stage);
    const played = { ...registering(who, where), by: atTheWindow(where), practitionerId: who.practitionerId };
    const accepted = await play(stage, played, 'ACCEPTED');
    expect(await take(stage, where.officer, 'approve', accepted)).toMatchObject({ code: 'PAPERS_MISSING' });
    answered(await approve(stage, accepted), 'ApprovedApplication');
    expect(await validOf(who.practitionerId)).toHaveLength(1);
  });

  it('twice at once: one registration', async () => {
    const who = aPhysician(stage);
    const accepted = await play(stage, registering(who, aHospital(stage)), 'ACCEPTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, officerOf(accepted), 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect(await registrationsOf(stage, who.practitionerId)).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['an institution to which it is not addressed (10.1.20)', () => anInstitutionUser({ institutionId: uuidv7() })],
  ])('is not passed by %s', async (_, viewer) => {
    const submitted = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'SUBMITTED');
    const answer = await take(stage, (viewer as () => ReturnType<typeof anInstitutionUser>)(), 'pass', submitted);
    expect(answer.__typename).toBe('ApplicationNotFound');
  });

  it('10.1.21: an authority outside the jurisdiction does not see it', async () => {
    const accepted = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'ACCEPTED');
    const elsewhere = aHospital(stage, '430102');
    expect((await take(stage, elsewhere.officer, 'approve', accepted)).__typename).toBe('ApplicationNotFound');
  });

  it('a specialist’s or a nurse’s qualification is none of a physician', async () => {
    const who = aPhysician(stage, { kind: 'NURSE', level: null, category: null });
    expect(await code(registering(who, aHospital(stage)))).toBe('QUALIFICATION_NOT_IMPORTED');
  });
});
