import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { answered, withPhoto } from '../../../../test/builders.ts';
import {
  about,
  aHospital,
  aPhysician,
  aRegistered,
  atTheWindow,
  draftOf,
  onBehalf,
  onRecord,
  type Registered,
  registering,
  withdrawAll,
} from '../../../../test/physicians.ts';
import {
  approve,
  carryOn,
  now,
  obstacle,
  officerOf,
  type Play,
  play,
  registrationsOf,
  reviewerOf,
} from '../../../../test/play.ts';
import { aStage, type Stage } from '../../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const code = async (played: Play) => (await obstacle(stage, played))?.code;
const only = async ({ practitionerId }: Pick<Registered, 'practitionerId'>) => {
  const [row] = await registrationsOf(stage, practitionerId);
  if (!row) throw new Error('Not registered');
  return row;
};

describe('PHY_TRAINEE_TO_STAFF', () => {
  const aTrainee = () =>
    aRegistered(stage, aPhysician(stage), aHospital(stage), {
      staffKind: 'TRAINEE',
      trainingEnd: '2027-08-31',
      originInstitution: '某院',
    });
  const toStaff = (who: Registered) => onBehalf(who.reviewer, who, 'PHY_TRAINEE_TO_STAFF', { department: '内科' });

  it('S2-Q52: by the training base alone, effective at once; the authority sees it', async () => {
    const who = await aTrainee();
    const done = await play(stage, toStaff(who));
    expect(done).toMatchObject({ status: 'EFFECTIVE', authorityId: who.authorityId });
    expect(await only(who)).toMatchObject({
      staffKind: 'STAFF',
      trainingEnd: null,
      originInstitution: null,
      department: '内科',
    });
    const { data } = await stage.subgraph.execute(who.officer, 'query($id: ID!) { application(id: $id) { status } }', {
      id: done.id,
    });
    expect(data?.application).toEqual({ status: 'EFFECTIVE' });
  });

  it('at the window', async () => {
    const who = await aTrainee();
    await play(stage, onBehalf(atTheWindow(who), who, 'PHY_TRAINEE_TO_STAFF', { department: '内科' }));
    expect(await only(who)).toMatchObject({ staffKind: 'STAFF' });
  });

  it('only of a trainee, only by his base, not by himself', async () => {
    const regular = await aRegistered(stage);
    expect(await code(toStaff(regular))).toBe('NOT_A_TRAINEE');
    const who = await aTrainee();
    expect(await code({ ...toStaff(who), by: aHospital(stage).reviewer })).toBe('PERSON_UNKNOWN');
    expect(await code({ ...toStaff(who), by: who.viewer })).toBe('CHANNEL_CLOSED');
  });

  it('twice at once: one effect', async () => {
    const who = await aTrainee();
    const draft = await play(stage, toStaff(who), 'DRAFT');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, who.reviewer, 'submit', draft)));
    expect(answers.filter(({ __typename }) => __typename === 'SubmittedApplication')).toHaveLength(1);
    expect((await only(who)).version).toBe(who.registration.version + 1);
  });
});

describe('PHY_INFO', () => {
  const profileOf = ({ practitionerId }: Pick<Registered, 'practitionerId'>) =>
    stage.deps.db.profile.findMany({ where: { practitionerId }, orderBy: { version: 'asc' } });
  const maintain = (who: Registered, form: Play['form']) => about(who, 'PHY_INFO', form);

  it('S2-Q6.1: education, school, title, department: the institution, no authority step; earlier values are kept', async () => {
    const who = await aRegistered(stage);
    const submitted = await play(
      stage,
      maintain(who, { education: '14', title: 'ATTENDING', department: '心内科' }),
      'SUBMITTED',
    );
    expect(submitted).toMatchObject({ path: 'INFO', reviewerIds: [who.institutionId] });
    expect((await take(stage, who.reviewer, 'pass', submitted)).__typename).toBe('StepTaken');
    expect(await only(who)).toMatchObject({ department: '心内科' });
    await play(stage, maintain(who, { title: 'ASSOCIATE_CHIEF' }));
    expect(await profileOf(who)).toMatchObject([
      { education: '14', title: 'ATTENDING' },
      { education: '14', title: 'ASSOCIATE_CHIEF' },
    ]);
  });

  it('S2-Q6.1: a photo; only the last one is current', async () => {
    const who = await aRegistered(stage);
    const draft = await play(stage, maintain(who, {}), 'DRAFT');
    await withPhoto(stage, who.viewer, draft);
    expect((await take(stage, who.viewer, 'submit', draft)).__typename).toBe('SubmittedApplication');
    const effective = await carryOn(stage, await now(stage, draft));
    expect(effective.photoKey).not.toBeNull();
    expect(await only(who)).toMatchObject({ photoKey: effective.photoKey });
  });

  it('S2-Q22: nothing that differs, and nothing that is pending already', async () => {
    const who = await aRegistered(stage);
    expect(await code(maintain(who, {}))).toBe('NOTHING_CHANGES');
    await withdrawAll(stage, who);
    await play(stage, maintain(who, { title: 'ATTENDING' }));
    expect(await code(maintain(who, { title: 'ATTENDING' }))).toBe('NOTHING_CHANGES');
    await withdrawAll(stage, who);
    await play(stage, maintain(who, { title: 'CHIEF' }), 'SUBMITTED');
    expect(await obstacle(stage, maintain(who, { title: 'CHIEF' }))).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
  });

  it('3.2: with several registrations one is chosen, and its institution reviews', async () => {
    const who = await aRegistered(stage);
    const second = aHospital(stage, '430102');
    await play(stage, registering(who, second));
    expect(await code({ by: who.viewer, procedure: 'PHY_INFO' })).toBe('CHOOSE_REGISTRATION');
    const [, other] = await registrationsOf(stage, who.practitionerId);
    if (!other) throw new Error('Two are registered');
    const submitted = await play(
      stage,
      about({ ...who, registration: other }, 'PHY_INFO', { title: 'CHIEF' }),
      'SUBMITTED',
    );
    expect(submitted.reviewerIds).toEqual([second.institutionId]);
  });

  it('S2-Q6.1: without a valid registration through the institution of an open registration, and no other', async () => {
    const who = aPhysician(stage);
    const where = aHospital(stage);
    const played = (institutionId: string) => ({
      by: who.viewer,
      procedure: 'PHY_INFO',
      form: { institution: institutionId, title: 'RESIDENT' },
    });
    expect(await code(played(where.institutionId))).toBe('NO_INSTITUTION');
    const registration = await play(stage, registering(who, where), 'SUBMITTED');
    expect(await code(played(aHospital(stage).institutionId))).toBe('NOT_INTENDED');
    const draft = await draftOf(stage, who);
    await take(stage, who.viewer, 'withdraw', draft);
    const submitted = await play(stage, played(where.institutionId), 'SUBMITTED');
    // Meanwhile he has arrived there.
    await carryOn(stage, registration);
    await carryOn(stage, submitted);
    expect(await profileOf(who)).toMatchObject([{ title: 'RESIDENT' }]);
  });

  it('5.1: also while suspended; at the window; before activation not', async () => {
    const who = await aRegistered(stage);
    await onRecord(stage, who, {
      kind: 'PENALTY',
      measure: 'SUSPENSION',
      decidedOn: '2026-11-01',
      validFrom: '2026-11-01',
      validUntil: '2027-05-01',
    });
    await play(stage, maintain(who, { title: 'CHIEF' }));
    await play(stage, onBehalf(atTheWindow(who), who, 'PHY_INFO', { title: 'ATTENDING' }));
    expect(await code({ ...maintain(who, {}), by: { ...who.viewer, accountState: 'CONTACT_VERIFIED' } })).toBe(
      'NOT_ACTIVATED',
    );
  });

  it('twice at once: one version', async () => {
    const who = await aRegistered(stage);
    const submitted = await play(stage, maintain(who, { title: 'CHIEF' }), 'SUBMITTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, reviewerOf(submitted), 'pass', submitted)));
    expect(answers.filter(({ __typename }) => __typename === 'StepTaken')).toHaveLength(1);
    expect(await profileOf(who)).toHaveLength(1);
  });

  it('availableProcedures: once for each valid registration', async () => {
    const who = await aRegistered(stage);
    const AVAILABLE = 'query { availableProcedures { procedure { code } available registration { id } } }';
    const { data } = await stage.subgraph.execute(who.viewer, AVAILABLE);
    const lines = data?.availableProcedures as { procedure: { code: string } }[];
    expect(lines.filter(({ procedure }) => procedure.code === 'PHY_INFO')).toEqual([
      { procedure: { code: 'PHY_INFO' }, available: true, registration: { id: who.registration.id } },
    ]);
  });
});

describe('PHY_REISSUE', () => {
  it('O13-16: lost or damaged: the issuing authority orders a new print of the same certificate', async () => {
    const who = await aRegistered(stage);
    const submitted = await play(
      stage,
      about(who, 'PHY_REISSUE', { cause: 'LOST', reason: '搬家时遗失' }),
      'INST_PASSED',
    );
    expect(submitted).toMatchObject({ path: 'TO_AUTHORITY', authorityId: who.authorityId });
    const { id } = await carryOn(stage, submitted);
    const prints = await stage.deps.db.certificatePrint.findMany({ where: { applicationId: id } });
    expect(prints).toMatchObject([{ kind: 'REPRINT', reason: 'LOST', registrationId: who.registration.id }]);
    expect(await only(who)).toMatchObject({
      certificateCode: who.registration.certificateCode,
      version: who.registration.version,
    });
  });

  it('at the window; twice at once: one print', async () => {
    const who = await aRegistered(stage);
    const accepted = await play(
      stage,
      onBehalf(atTheWindow(who), who, 'PHY_REISSUE', { cause: 'DAMAGED' }),
      'ACCEPTED',
    );
    await Promise.all([1, 2].map(() => approve(stage, accepted)));
    expect(await stage.deps.db.certificatePrint.count({ where: { applicationId: accepted.id } })).toBe(1);
  });

  it('of a registration that is not valid', async () => {
    const who = await aRegistered(stage);
    await play(stage, about(who, 'PHY_DEREG', { reason: 'D-P10' }));
    expect(await code(about(who, 'PHY_REISSUE'))).toBe('WRONG_STATE');
  });
});

describe('PHY_ID_FIX', () => {
  const fix = (who: Registered, form: Play['form']) => about(who, 'PHY_ID_FIX', form);

  it('S2-Q6.2: name, birth date, ethnic group of the registration: the institution, then the authority; each with its evidence', async () => {
    const who = await aRegistered(stage);
    const submitted = await play(stage, fix(who, { name: '李时珍', ethnicGroup: '满族' }), 'SUBMITTED');
    const files = await stage.deps.db.materialFile.findMany({
      where: { applicationId: submitted.id },
      orderBy: { material: 'asc' },
    });
    expect(files.map(({ material }) => material)).toEqual(['EVIDENCE_ETHNIC_GROUP', 'EVIDENCE_NAME']);
    expect(submitted.reviewerIds).toEqual([who.institutionId]);
    await carryOn(stage, submitted);
    expect(await only(who)).toMatchObject({
      name: '李时珍',
      ethnicGroup: '满族',
      certificateCode: who.registration.certificateCode,
    });
    const kept = await stage.deps.db.registrationHistory.findMany({ where: { registrationId: who.registration.id } });
    expect(JSON.stringify(kept)).toContain('李时针');
  });

  it('S2-Q22: nothing that differs', async () => {
    const who = await aRegistered(stage);
    expect(await code(fix(who, { name: '李时针', birthDate: '1986-11-05' }))).toBe('NOTHING_CHANGES');
  });

  it('2.3: forwarded by the institution, confirmed by the person; at the window', async () => {
    const who = await aRegistered(stage);
    const accepted = await play(
      stage,
      onBehalf(who.reviewer, who, 'PHY_ID_FIX', { birthDate: '1986-11-15' }),
      'ACCEPTED',
    );
    expect(await take(stage, officerOf(accepted), 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    answered(await approve(stage, accepted), 'ApprovedApplication');
    expect((await only(who)).birthDate.toISOString()).toContain('1986-11-15');
    await play(stage, onBehalf(atTheWindow(who), who, 'PHY_ID_FIX', { name: '李时珍' }));
    expect(await only(who)).toMatchObject({ name: '李时珍' });
  });

  it('twice at once: one correction', async () => {
    const who = await aRegistered(stage);
    const accepted = await play(stage, fix(who, { name: '李时珍' }), 'ACCEPTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, officerOf(accepted), 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect((await only(who)).version).toBe(who.registration.version + 1);
  });
});

it('10.1.29, PL-18: practising within a consortium, consultation, paired support: nothing is filed, nothing is flagged', async () => {
  const who = await aRegistered(stage);
  stage.clock.moveTo('2027-11-09T10:00:00+08:00');
  const where = { subjectId: { in: [who.registration.id, who.practitionerId] } };
  expect(await stage.deps.db.supervisionFlag.count({ where })).toBe(0);
  const GUIDE = 'query { procedures(professionType: PHYSICIAN) { code requirements { says } } }';
  const { data } = await stage.subgraph.execute(who.viewer, GUIDE);
  expect(JSON.stringify(data?.procedures)).not.toMatch(/医联体|会诊|对口支援/);
});

it('S2-Q6.2: a corrected name goes on into later registrations; the correction stands in no change’s way', async () => {
  const who = await aRegistered(stage);
  const fixing = await play(stage, about(who, 'PHY_ID_FIX', { name: '李时珍' }), 'SUBMITTED');
  const training = { trainingInstitution: '省人民医院', assessmentDate: '2026-10-30' };
  const scopes = ['1001', '1011'];
  await play(stage, about(who, 'PHY_CHG', { institutionChanges: false, placeChanges: false, scopes, ...training }));
  await carryOn(stage, fixing);
  await play(stage, registering(who, aHospital(stage, '430102'), { scopes }));
  expect((await registrationsOf(stage, who.practitionerId)).map(({ name }) => name)).toEqual(['李时珍', '李时珍']);
});
