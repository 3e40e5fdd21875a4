import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { anInstitutionUser } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { take } from '../../../../test/ask.ts';
import { answered } from '../../../../test/builders.ts';
import { anAuthority } from '../../../../test/fake-siblings.ts';
import {
  about,
  agreed,
  aHospital,
  anAssistant,
  aPhysician,
  aRegistered,
  atTheWindow,
  catalogue,
  decidedByProvince,
  onRecord,
  qualified,
  registering,
} from '../../../../test/physicians.ts';
import { approve, carryOn, obstacle, officerOf, play, registrationsOf, reviewerOf } from '../../../../test/play.ts';
import { aStage, type Stage } from '../../../../test/stage.ts';
import { printForm } from '../../../features/download-file/printable-form.ts';

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
    const { registration } = await aRegistered(stage, aPhysician(stage, { category: 'TCM' }), where, {
      scopes: ['4001'],
    });
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

  it('10.1.20: an institution to which it is not addressed does not see it', async () => {
    const submitted = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'SUBMITTED');
    const other = anInstitutionUser({ institutionId: uuidv7() });
    expect((await take(stage, other, 'pass', submitted)).__typename).toBe('ApplicationNotFound');
  });

  it('10.1.21: an authority outside the jurisdiction does not see it', async () => {
    const accepted = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'ACCEPTED');
    const elsewhere = aHospital(stage, '430102');
    expect((await take(stage, elsewhere.officer, 'approve', accepted)).__typename).toBe('ApplicationNotFound');
  });

  it('2.3: nobody decides who may not: the institution, an officer without the right', async () => {
    const accepted = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'ACCEPTED');
    const officer = officerOf(accepted);
    expect((await take(stage, reviewerOf(accepted), 'approve', accepted)).__typename).toBe('FORBIDDEN');
    const clerk = { ...officer, rights: ['ACCEPT_APPLICATIONS' as const] };
    expect((await take(stage, clerk, 'approve', accepted)).__typename).toBe('FORBIDDEN');
  });

  it('S2-Q48: 申请审核表 is printed', async () => {
    const submitted = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'SUBMITTED');
    const pdf = await printForm(stage.deps, submitted.id, { idNumber: 'FULL' });
    expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('a specialist’s or a nurse’s qualification is none of a physician', async () => {
    const who = aPhysician(stage, { kind: 'NURSE', level: null, category: null });
    expect(await code(registering(who, aHospital(stage)))).toBe('QUALIFICATION_NOT_IMPORTED');
  });
});

describe('PHY_REG is refused', () => {
  const first = (form = {}, over = {}) => registering(aPhysician(stage, over), aHospital(stage), form);

  it.each<[string, () => Parameters<typeof obstacle>[1], string]>([
    ['O13-7: scopes of another category', () => first({ scopes: ['2001'] }), 'SCOPE_NOT_ALLOWED'],
    [
      '9.2: more scopes than the province allows',
      () => first({ scopes: ['1001', '1002', '1003', '1004'] }),
      'TOO_MANY_SCOPES',
    ],
    [
      '3.6: a closed institution',
      () => registering(aPhysician(stage), aHospital(stage, '440103', { status: 'CLOSED' })),
      'INSTITUTION_CLOSED',
    ],
    [
      '3.6: a suspended institution',
      () => registering(aPhysician(stage), aHospital(stage, '440103', { status: 'SUSPENDED' })),
      'INSTITUTION_CLOSED',
    ],
    [
      'S2-Q33: a military institution',
      () => registering(aPhysician(stage), aHospital(stage, '440103', { kind: 'MILITARY' })),
      'MILITARY_INSTITUTION',
    ],
    [
      '4.2: a region in which e-registration has not started',
      () => registering(aPhysician(stage), aHospital(stage, '430102', { region: stage.world.region('430102', false) })),
      'REGION_NOT_OPEN',
    ],
    [
      'S2-Q52: a training that is over',
      () => first({ staffKind: 'TRAINEE', trainingEnd: '2026-11-09' }),
      'TRAINING_OVER',
    ],
    [
      'PL-19: qualified more than two years ago, not trained',
      () => first({}, { issuedOn: '2024-11-08' }),
      'TRAINING_REQUIRED',
    ],
    [
      'PL-19: trained for less than six months',
      () =>
        first(
          {
            trainingInstitution: '某院',
            trainingFrom: '2026-05-02',
            trainingUntil: '2026-10-31',
            assessmentDate: '2026-11-01',
          },
          { issuedOn: '2024-11-08' },
        ),
      'TRAINING_REQUIRED',
    ],
  ])('%s', async (_, played, refused) => {
    expect(await code(played())).toBe(refused);
  });

  it.each<[string, Parameters<typeof onRecord>[2], string]>([
    [
      '10.1.27: suspended',
      {
        kind: 'PENALTY',
        measure: 'SUSPENSION',
        decidedOn: '2026-09-01',
        validFrom: '2026-09-01',
        validUntil: '2027-03-01',
      },
      'SUSPENDED',
    ],
    [
      'ALL-78: false materials, within a year',
      {
        kind: 'BAN',
        measure: 'FALSE_MATERIALS',
        decidedOn: '2026-09-01',
        validFrom: '2026-09-01',
        validUntil: '2027-09-01',
      },
      'BANNED',
    ],
    [
      'R-P2: a sentence served less than two years ago',
      { kind: 'CRIMINAL', measure: 'SENTENCE', decidedOn: '2024-01-01', validUntil: '2024-11-10' },
      'CRIMINAL_PENALTY',
    ],
    [
      'R-P3: revoked less than two years ago',
      { kind: 'PENALTY', measure: 'REVOCATION', decidedOn: '2024-11-10' },
      'REVOKED_RECENTLY',
    ],
  ])('%s', async (_, record, refused) => {
    const who = aPhysician(stage);
    await onRecord(stage, who, record);
    expect(await code(registering(who, aHospital(stage)))).toBe(refused);
  });

  it('S2-Q48: without photo, scope, employment proof', async () => {
    const who = aPhysician(stage);
    const played = registering(who, aHospital(stage), { scopes: null });
    expect(await obstacle(stage, played)).toMatchObject({ at: 'submit', kind: 'Incomplete', missing: ['form.scopes'] });
  });

  it('S2-Q14: a qualification whose category was corrected meanwhile', async () => {
    const who = aPhysician(stage);
    const accepted = await play(stage, registering(who, aHospital(stage)), 'ACCEPTED');
    const known = stage.world.practitioners.get(who.practitionerId);
    const qualifications = (known?.qualifications ?? []).map((one) => ({ ...one, category: 'TCM' as const }));
    if (known) stage.world.practitioners.set(who.practitionerId, { ...known, qualifications });
    expect(await take(stage, officerOf(accepted), 'approve', accepted)).toMatchObject({
      code: 'QUALIFICATION_CHANGED',
    });
  });

  it('10.1.4: the institution closed meanwhile: the authority calls it up, and is kept from granting it', async () => {
    const where = aHospital(stage);
    const submitted = await play(stage, registering(aPhysician(stage), where), 'SUBMITTED');
    expect(await take(stage, where.officer, 'callUp', submitted)).toMatchObject({ code: 'REVIEW_RUNNING' });
    stage.world.changeInstitution(where.institutionId, { status: 'CLOSED' });
    expect((await take(stage, where.officer, 'callUp', submitted)).__typename).toBe('StepTaken');
    const accepted = await carryOn(
      stage,
      await stage.deps.db.application.findUniqueOrThrow({ where: { id: submitted.id } }),
      'ACCEPTED',
    );
    expect(await take(stage, where.officer, 'approve', accepted)).toMatchObject({ code: 'INSTITUTION_CLOSED' });
  });
});

describe('PHY_REG and provincial rules', () => {
  const inHunan = (over = {}) => aPhysician(stage, { province: { code: '430000' }, ...over });

  it('9.2: one scope only, where the class and level have no more', async () => {
    await decidedByProvince(stage, '430000', {
      maxScopes: [
        { classPrefix: '', level: null, most: 1 },
        { classPrefix: 'B1', level: 'LICENSED', most: 3 },
      ],
    });
    const many = { scopes: ['1001', '1011'] };
    expect(await code(registering(inHunan(), aHospital(stage, '430102'), many))).toBe('TOO_MANY_SCOPES');
    expect(await code(registering(inHunan(), aHospital(stage, '430102', { classCode: 'B100' }), many))).toBeUndefined();
    await decidedByProvince(stage, '430000', {});
  });

  const departments = ['内科', '外科'];
  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    [
      'S2-Q53: a department of another institution',
      { departmentMustBelong: true },
      { department: '心内科' },
      'DEPARTMENT_UNKNOWN',
    ],
    [
      'S2-Q53: a department that does not fit the scope',
      { departmentMustBelong: true },
      { department: '外科' },
      'DEPARTMENT_UNFIT',
    ],
    [
      '3.2: a scope without clinical subject',
      { scopeMustFitSubjects: true },
      { scopes: ['1005'] },
      'SCOPE_WITHOUT_SUBJECT',
    ],
  ])('%s is refused where the province has it so, and pointed out elsewhere', async (_, rules, form, refused) => {
    const where = () => aHospital(stage, '430102', { departments, clinicalSubjects: ['内科', '外科'] });
    const draft = await play(stage, registering(inHunan(), where(), form), 'SUBMITTED');
    const { data } = await stage.subgraph.execute(
      officerOf(draft),
      'query($id: ID!) { application(id: $id) { warnings { code } } }',
      { id: (await carryOn(stage, draft, 'INST_PASSED')).id },
    );
    expect(data?.application).toEqual({ warnings: [{ code: refused }] });
    await decidedByProvince(stage, '430000', rules);
    expect(await code(registering(inHunan(), where(), form))).toBe(refused);
    await decidedByProvince(stage, '430000', {});
  });
});

describe('PHY_REG, 增加执业地点', () => {
  const inHunan = () => aHospital(stage, '430102');

  it('O13-17, S2-Q11.3: a second registration in another province, the first stays, the code is one', async () => {
    const first = await aRegistered(stage);
    await play(stage, registering(first, inHunan()));
    const valid = await validOf(first.practitionerId);
    expect(valid.map(({ practicePlaceCode }) => practicePlaceCode)).toEqual(['440000', '430000']);
    expect(new Set(valid.map(({ certificateCode }) => certificateCode)).size).toBe(1);
  });

  it('I1: none in a province with a valid one', async () => {
    const first = await aRegistered(stage);
    expect(await code(registering(first, aHospital(stage, '440304')))).toBe('ALREADY_REGISTERED');
  });

  it('11-A2: other scopes are refused, with a pointer to the change', async () => {
    const first = await aRegistered(stage);
    expect(await code(registering(first, inHunan(), { scopes: ['1002'] }))).toBe('SCOPE_DIFFERS');
  });

  it('10.1.2: two qualifications, one category: the other one is refused beside the first', async () => {
    const first = await aRegistered(stage);
    const qualificationId = qualified(stage, first, { category: 'TCM' });
    expect(await code(registering({ ...first, qualificationId }, inHunan(), { scopes: ['4001'] }))).toBe(
      'OTHER_QUALIFICATION',
    );
  });

  it('10.1.2: … and chosen at the first registration', async () => {
    const who = aPhysician(stage);
    const qualificationId = qualified(stage, who, { category: 'TCM' });
    const { registration } = await aRegistered(stage, { ...who, qualificationId }, aHospital(stage), {
      scopes: ['4001'],
    });
    expect(registration).toMatchObject({ category: 'TCM', qualificationIds: [qualificationId] });
  });

  it('11-A1, I4: an assistant has one place', async () => {
    const first = await aRegistered(stage, anAssistant(stage));
    expect(await code(registering(first, aHospital(stage, '440104')))).toBe('ASSISTANT_ONE_PLACE');
  });

  it('11-A1: … or two, where the province lets him', async () => {
    await decidedByProvince(stage, '430000', { assistantMultiPlace: true });
    const first = await aRegistered(stage, anAssistant(stage, { province: { code: '430000' } }), inHunan());
    await play(stage, registering(first, aHospital(stage, '430103')));
    expect(await validOf(first.practitionerId)).toHaveLength(2);
    await decidedByProvince(stage, '430000', {});
  });

  it('S2-Q49: what a scope without national code is called there is agreed before the decision', async () => {
    await catalogue(stage, '440000', [{ code: '1901', name: '疼痛专业', category: 'CLINICAL', nationalCode: null }]);
    const first = await aRegistered(stage, aPhysician(stage), aHospital(stage), { scopes: ['1901'] });
    await catalogue(stage, '430000', [
      { code: '1801', name: '疼痛诊疗专业', category: 'CLINICAL', nationalCode: null },
    ]);
    const accepted = await play(stage, registering(first, inHunan(), { scopes: ['1801'] }), 'ACCEPTED');
    expect(await take(stage, officerOf(accepted), 'approve', accepted)).toMatchObject({ code: 'SCOPE_NOT_MAPPED' });
    await agreed(stage, '440000', '1901', '430000', '1801');
    answered(await approve(stage, accepted), 'ApprovedApplication');
    const [, second] = await validOf(first.practitionerId);
    expect(second).toMatchObject({ scopeNames: ['疼痛诊疗专业'], scopeKey: first.registration.scopeKey });
  });
});

describe('PHY_REG before activation', () => {
  const unactivated = (who: { viewer: object }) => ({ ...who.viewer, accountState: 'CONTACT_VERIFIED' as const });
  const due = ({ practitionerId }: { practitionerId: string }) =>
    stage.deps.db.outboxMessage.count({
      where: { topic: 'account.activationDue', payload: { path: ['practitionerId'], equals: practitionerId } },
    });

  it('P2: registered where e-registration has not started, an additional place where it has: activates the account', async () => {
    const where = aHospital(stage, '430102');
    const first = await aRegistered(stage, aPhysician(stage), where);
    stage.world.changeInstitution(where.institutionId, { region: stage.world.region('430102', false) });
    const played = registering(first, aHospital(stage));
    await play(stage, { ...played, by: unactivated(first) as typeof first.viewer });
    expect(await validOf(first.practitionerId)).toHaveLength(2);
    expect(await due(first)).toBeGreaterThan(0);
  });

  it('3.1.2: nobody else applies before activation', async () => {
    const who = aPhysician(stage);
    const played = registering(who, aHospital(stage));
    expect(await code({ ...played, by: unactivated(who) as typeof who.viewer })).toBe('NOT_ACTIVATED');
    const first = await aRegistered(stage);
    const second = registering(first, aHospital(stage, '430102'));
    expect(await code({ ...second, by: unactivated(first) as typeof first.viewer })).toBe('NOT_ACTIVATED');
  });
});

describe('PHY_REG after a filing', () => {
  const filed = async () => {
    const first = await aRegistered(stage);
    await play(stage, about(first, 'PHY_FILE', { reason: 'F-P1' }));
    return first;
  };

  it('11-A3: at another institution within two years, without training; the filed record is history, the code stays', async () => {
    const first = await filed();
    stage.clock.moveTo('2028-11-09T10:00:00+08:00'); // two years later, that day included (10.1.7)
    await play(stage, registering(first, aHospital(stage)));
    const [old, present] = await registrationsOf(stage, first.practitionerId);
    expect(old).toMatchObject({ status: 'SUPERSEDED' });
    expect(present).toMatchObject({
      status: 'VALID',
      certificateCode: old?.certificateCode,
      firstRegisteredOn: old?.firstRegisteredOn,
    });
  });

  it('11-A3: after more than two years only by re-registration', async () => {
    const first = await filed();
    stage.clock.moveTo('2028-11-10T10:00:00+08:00');
    expect(await code(registering(first, aHospital(stage)))).toBe('RE_REGISTRATION_NEEDED');
  });

  it('S0-2.6: at the institution of the filing the filing is cancelled instead', async () => {
    const first = await filed();
    expect(await code(registering(first, first))).toBe('CANCEL_THE_FILING');
  });

  it('3.1.4: and the filing is not cancelled meanwhile', async () => {
    const first = await filed();
    await play(stage, registering(first, aHospital(stage)), 'SUBMITTED');
    expect(await obstacle(stage, about(first, 'PHY_FILE_CANCEL'))).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
  });
});

it('10.1.28, PLA-9: a military physician shows the military registrar’s certificate, and has not stopped practising', async () => {
  const who = aPhysician(stage, { issuedOn: '2015-12-20' });
  const played = registering(who, aHospital(stage), { fromMilitary: true });
  const draft = await play(stage, played, 'SUBMITTED');
  const files = await stage.deps.db.materialFile.findMany({
    where: { applicationId: draft.id },
    orderBy: { material: 'asc' },
  });
  expect(files.map(({ material }) => material)).toEqual(['EMPLOYMENT_PROOF', 'MILITARY_RELEASE']);
  await carryOn(stage, draft);
  expect(await validOf(who.practitionerId)).toHaveLength(1);
});

it('S2-Q52: a trainee is registered with the end of the training and the institution that sent him', async () => {
  const form = { staffKind: 'TRAINEE', trainingEnd: '2029-08-31', originInstitution: '某县人民医院' };
  const { registration } = await aRegistered(stage, aPhysician(stage), aHospital(stage), form);
  expect(registration).toMatchObject({ staffKind: 'TRAINEE', originInstitution: '某县人民医院' });
  expect(registration.trainingEnd?.toISOString()).toContain('2029-08-31');
});

it('PL-20: own practice after five years of registered practice, of no assistant', async () => {
  const clinicOf = (practitionerId: string) =>
    aHospital(stage, '430102', { classCode: 'D211', ownerPractitionerId: practitionerId });
  const young = aPhysician(stage);
  expect(await code(registering(young, clinicOf(young.practitionerId)))).toBe('OWN_PRACTICE_TOO_EARLY');
  const first = await aRegistered(stage);
  stage.clock.moveTo('2031-11-09T10:00:00+08:00');
  expect(await code(registering(first, clinicOf(first.practitionerId)))).toBeUndefined();
});
