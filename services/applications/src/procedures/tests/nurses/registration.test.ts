import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isNurseCertificateNumber } from '@medreg/codes';
import { take } from '../../../../test/ask.ts';
import { answered } from '../../../../test/builders.ts';
import { aNurse, day, entered, onRecord, PRACTICE, TRAINED } from '../../../../test/nurses.ts';
import {
  approve,
  carryOn,
  fill,
  formOf,
  obstacle,
  officerOf,
  play,
  registrationsOf,
  upload,
} from '../../../../test/play.ts';
import { aProvince, aStage, type Someone, type Somewhere, type Stage, somewhere } from '../../../../test/stage.ts';
import { printForm } from '../../../features/download-file/printable-form.ts';
import { openApplication } from '../../../features/open-application/open-application.ts';

const MONDAY = '2026-11-09T10:00:00+08:00';
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo(MONDAY));

const first = (
  { viewer, qualificationId }: Someone,
  { institutionId }: Somewhere,
  form: Record<string, unknown> = {},
) => ({
  by: viewer,
  procedure: 'NUR_REG',
  qualificationId,
  form: { institution: institutionId, ...PRACTICE, ...form },
});

describe('护士执业注册 NUR_REG', () => {
  it('NR-8: person → institution → authority; valid for five years at the institution, with a number of twelve digits (6.4)', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const done = await play(stage, first(who, where, { department: '内科' }));
    expect(done).toMatchObject({
      status: 'EFFECTIVE',
      path: 'GENERAL',
      decisionDays: 20,
      authorityId: where.authorityId,
    });
    const [registration, ...others] = await registrationsOf(stage, who.practitionerId);
    expect(others).toEqual([]);
    expect(registration).toMatchObject({
      status: 'VALID',
      level: 'NURSE',
      category: 'NONE',
      department: '内科',
      scopeCodes: [],
      practicePlaceInstitutionId: where.institutionId,
      practicePlaceName: '荔湾区某中医院',
      solePlace: true,
      issuingAuthorityId: where.authorityId,
      eRegId: done.eRegId,
    });
    expect([day(registration?.periodFrom), day(registration?.periodUntil)]).toEqual(['2026-11-09', '2031-11-08']);
    expect(registration?.certificateCode).toMatch(/^202644\d{6}$/);
    expect(isNurseCertificateNumber(registration?.certificateCode ?? '')).toBe(true);
  });

  it('PL-13, 3.1.14: the institution applies for her; nothing is granted before she has confirmed', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const { practitionerId, qualificationId } = who;
    const collective = { by: where.reviewer, procedure: 'NUR_REG', practitionerId, qualificationId, form: PRACTICE };
    const accepted = await play(stage, collective, 'ACCEPTED');
    expect(accepted.path).toBe('BY_INSTITUTION');
    expect(formOf(stage, accepted).institution).toBe(where.institutionId);
    expect(await take(stage, where.officer, 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    expect((await carryOn(stage, accepted)).status).toBe('EFFECTIVE');
  });

  it('S3 3.(1): at the window', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const { practitionerId, qualificationId } = who;
    const form = { institution: where.institutionId, ...PRACTICE };
    const done = await play(stage, { by: where.officer, procedure: 'NUR_REG', practitionerId, qualificationId, form });
    expect(done).toMatchObject({ status: 'EFFECTIVE', path: 'WINDOW' });
  });

  it('S2-Q22, Q43: one at a time, and once', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const open = () =>
      openApplication(stage.deps, who.viewer, { procedure: 'NUR_REG', qualificationId: who.qualificationId });
    const kinds = (await Promise.all([open(), open()])).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['AlreadyOpen', 'OpenedApplication']);
    const opened = answered(await open(), 'AlreadyOpen').application;
    const draft = answered(await fill(stage, first(who, where), opened), 'SavedDraft').application;
    await upload(stage, who.viewer, draft);
    const twice = await Promise.all([1, 2].map(() => take(stage, who.viewer, 'submit', draft)));
    expect(twice.map(({ __typename }) => __typename).sort()).toEqual(['ApplicationChanged', 'SubmittedApplication']);
  });

  it('approved twice at once: one registration, one number', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const accepted = await play(stage, first(who, where), 'ACCEPTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, where.officer, 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect(await registrationsOf(stage, who.practitionerId)).toHaveLength(1);
  });

  it('another institution, another authority and another person take no step', async () => {
    const [who, where, elsewhere] = [aNurse(stage), somewhere(stage), somewhere(stage)];
    const submitted = await play(stage, first(who, where), 'SUBMITTED');
    const strangers = [
      [elsewhere.reviewer, 'pass'],
      [elsewhere.officer, 'callUp'],
      [aNurse(stage).viewer, 'withdraw'],
    ] as const;
    for (const [viewer, step] of strangers) {
      expect(await take(stage, viewer, step, submitted)).toMatchObject({ __typename: 'ApplicationNotFound' });
    }
    expect(await take(stage, who.viewer, 'pass', submitted)).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await take(stage, where.officer, 'approve', submitted)).toMatchObject({ __typename: 'StepNotAllowed' });
  });
});

describe('what it takes', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['NR-7: 一天不足八个月的实习', 'CLINICAL_PRACTICE', { practiceUntil: '2024-12-30' }],
    ['NR-7: 没有填写实习', 'CLINICAL_PRACTICE', { practiceHospital: null }],
    ['NR-7: 尚未结束的实习', 'CLINICAL_PRACTICE', { practiceFrom: '2026-03-01', practiceUntil: '2026-12-31' }],
  ])('%s', async (_, code, form) => {
    expect(await obstacle(stage, first(aNurse(stage), somewhere(stage), form))).toMatchObject({ at: 'submit', code });
  });

  it.each([
    ['2023-11-09', null],
    ['2023-11-08', 'TRAINING_REQUIRED'],
  ])('NR-8: passed on %s, applied for on 9 November 2026: %s', async (issuedOn, code) => {
    const stopped = await obstacle(stage, first(aNurse(stage, { issuedOn }), somewhere(stage)));
    expect(stopped?.code ?? null).toBe(code);
  });

  it.each<[string, Record<string, unknown>, string | null]>([
    ['three months to the day', {}, null],
    ['one day short', { trainingUntil: '2026-10-30' }, 'TRAINING_REQUIRED'],
    ['not assessed', { assessmentDate: null }, 'TRAINING_REQUIRED'],
  ])('NR-8: more than three years later, trained %s', async (_, form, code) => {
    const late = aNurse(stage, { issuedOn: '2020-07-10' });
    const stopped = await obstacle(stage, first(late, somewhere(stage), { ...TRAINED, ...form }));
    expect(stopped?.code ?? null).toBe(code);
  });

  it('NR-8: the day of the first submission counts, also when a correction comes back later', async () => {
    const [who, where] = [aNurse(stage, { issuedOn: '2023-11-09' }), somewhere(stage)];
    const passed = await play(stage, first(who, where), 'INST_PASSED');
    await take(stage, where.officer, 'requestCorrection', passed);
    stage.clock.moveTo('2026-11-10T10:00:00+08:00');
    const asked = await stage.deps.db.application.findUniqueOrThrow({ where: { id: passed.id } });
    expect(await take(stage, who.viewer, 'submit', asked)).toMatchObject({ __typename: 'SubmittedApplication' });
    const again = await stage.deps.db.application.findUniqueOrThrow({ where: { id: passed.id } });
    expect((await carryOn(stage, again)).status).toBe('EFFECTIVE');
  });

  it('S2-Q48, 11-A6: a health certificate where the province asks for one, at most six months old', async () => {
    const where = somewhere(stage, {}, '430102');
    await stage.deps.db.provincialRuleSet.create({
      data: {
        provinceCode: '430000',
        version: 1,
        rules: { nurseHealthCertificate: true },
        effectiveFrom: new Date('2026-01-01T00:00:00Z'),
        reason: '省级规定',
        setBy: crypto.randomUUID(),
        setByName: '湖南省卫生健康委员会',
        setAt: stage.deps.clock.now(),
      },
    });
    const ask = async (form: Record<string, unknown>) =>
      (await obstacle(stage, first(aNurse(stage), where, form)))?.code ?? null;
    expect(await ask({})).toBe('HEALTH_CERTIFICATE');
    expect(await ask({ healthCheckedBy: '某体检中心', healthCheckedOn: '2026-05-08' })).toBe('HEALTH_CERTIFICATE');
    expect(await ask({ healthCheckedBy: '某体检中心', healthCheckedOn: '2026-05-09' })).toBeNull();
  });

  it.each([
    ['2024-11-10', 'REVOKED_RECENTLY'],
    ['2024-11-09', null],
  ])('NR-32, 10.1.19: the certificate was revoked on %s: %s', async (decidedOn, code) => {
    const who = aNurse(stage);
    await onRecord(stage, who, { kind: 'PENALTY', measure: 'REVOCATION', decidedOn });
    expect((await obstacle(stage, first(who, somewhere(stage))))?.code ?? null).toBe(code);
  });

  it.each([
    ['NR-31', 'SUSPENDED', { kind: 'PENALTY', measure: 'SUSPENSION', from: '2026-06-01', until: '2026-11-09' }],
    ['ALL-78', 'BANNED', { kind: 'BAN', measure: 'FALSE_MATERIALS', from: '2026-01-01', until: '2026-12-31' }],
  ])('%s: %s', async (_, code, record) => {
    const who = aNurse(stage);
    await onRecord(stage, who, record);
    expect(await obstacle(stage, first(who, somewhere(stage)))).toMatchObject({ at: 'open', code });
  });

  it('3.1.2: an account that is not activated may not apply', async () => {
    const who = aNurse(stage);
    const by = { ...who.viewer, accountState: 'CONTACT_VERIFIED' as const };
    expect(await obstacle(stage, { ...first(who, somewhere(stage)), by })).toMatchObject({ code: 'NOT_ACTIVATED' });
  });

  it('O13-9, 10.1.4: not at a closed institution, nor at a military one', async () => {
    const closed = somewhere(stage, { status: 'CLOSED' });
    const military = somewhere(stage, { kind: 'MILITARY' });
    expect(await obstacle(stage, first(aNurse(stage), closed))).toMatchObject({
      at: 'save',
      code: 'INSTITUTION_CLOSED',
    });
    expect(await obstacle(stage, first(aNurse(stage), military))).toMatchObject({ code: 'MILITARY_INSTITUTION' });
  });

  it('10.1.4: the institution closes before the decision: nothing is granted', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const accepted = await play(stage, first(who, where), 'ACCEPTED');
    stage.world.changeInstitution(where.institutionId, { status: 'CLOSED' });
    expect(await approve(stage, accepted, where.officer)).toMatchObject({ code: 'INSTITUTION_CLOSED' });
  });

  it('on no qualification of another kind', async () => {
    const { viewer } = aNurse(stage);
    const physician = aNurse(stage, { kind: 'PHYSICIAN', level: 'LICENSED', category: 'CLINICAL' });
    const { qualificationId } = physician;
    expect(
      await openApplication(stage.deps, physician.viewer, { procedure: 'NUR_REG', qualificationId }),
    ).toMatchObject({
      code: 'QUALIFICATION_NOT_IMPORTED',
    });
    expect(await openApplication(stage.deps, viewer, { procedure: 'NUR_REG' })).toMatchObject({
      code: 'QUALIFICATION_NOT_IMPORTED',
    });
  });

  it.each([
    ['VALID', 'ALREADY_REGISTERED', {}],
    ['EXPIRED', 'RE_REGISTRATION_NEEDED', { until: '2026-10-31', lastValidOn: '2026-10-31' }],
    ['DEREGISTERED', 'RE_REGISTRATION_NEEDED', { lastValidOn: '2026-10-31' }],
  ] as const)(
    'NM: whoever is or was registered (%s) is not registered a first time: %s',
    async (status, code, over) => {
      const [who, where] = [aNurse(stage), somewhere(stage)];
      await entered(stage, who, where, { status, ...over });
      expect(await obstacle(stage, first(who, where))).toMatchObject({ at: 'open', code });
    },
  );
});

describe('S2-Q29.3: qualified before 31 May 2008 and never registered', () => {
  const old = () => aNurse(stage, { issuedOn: '2008-05-30' });

  it.each([
    ['2008-05-30', 'AT_THE_PROVINCE'],
    ['2008-05-31', 'TRAINING_REQUIRED'],
  ])('passed on %s, applying herself: %s', async (issuedOn, code) => {
    expect(await obstacle(stage, first(aNurse(stage, { issuedOn }), somewhere(stage)))).toMatchObject({ code });
  });

  it('not through an institution either', async () => {
    const { practitionerId, qualificationId } = old();
    const where = somewhere(stage);
    const on = { by: where.reviewer, procedure: 'NUR_REG', practitionerId, qualificationId };
    expect(await obstacle(stage, on)).toMatchObject({ at: 'open', code: 'AT_THE_PROVINCE' });
  });

  it('the province registers her at its window, and no county does', async () => {
    const province = aProvince(stage, '440000');
    const [who, where] = [old(), somewhere(stage)];
    const { practitionerId, qualificationId } = who;
    const form = { institution: where.institutionId, ...TRAINED };
    const window = { procedure: 'NUR_REG', practitionerId, qualificationId, form };
    expect(await obstacle(stage, { ...window, by: where.officer })).toMatchObject({
      at: 'open',
      code: 'PERSON_UNKNOWN',
    });
    const done = await play(stage, { ...window, by: province.officer });
    expect(done).toMatchObject({ status: 'EFFECTIVE', path: 'WINDOW', authorityId: province.authorityId });
    const [registration] = await registrationsOf(stage, practitionerId);
    expect(registration).toMatchObject({ status: 'VALID', issuingAuthorityId: province.authorityId });
  });
});

it('ALL-38: a refusal names a ground of NR-7, NR-8 or NR-32 and the remedies', async () => {
  const [who, where] = [aNurse(stage), somewhere(stage)];
  const accepted = await play(stage, first(who, where), 'ACCEPTED');
  const physicians = await take(stage, where.officer, 'refuse', accepted);
  expect(physicians).toMatchObject({ __typename: 'InvalidInput' });
  expect(officerOf(accepted).authorityId).toBe(where.authorityId);
});

it('S0-2.1: the form can be printed, with the field names of a nurse', async () => {
  const [who, where] = [aNurse(stage), somewhere(stage)];
  const draft = await play(stage, first(who, where), 'DRAFT');
  const pdf = await printForm(stage.deps, draft.id, { idNumber: 'FULL' });
  expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
});
