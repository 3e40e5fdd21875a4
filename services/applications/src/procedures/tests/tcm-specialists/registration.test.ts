import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';
import { ask, take } from '../../../../test/ask.ts';
import { aRecord } from '../../../../test/person-records.ts';
import { now, obstacle, play, registrationsOf } from '../../../../test/play.ts';
import { aSpecialist, bySelf, window } from '../../../../test/specialist.ts';
import {
  aStage,
  QUALIFICATIONS,
  type Someone,
  type Somewhere,
  type Stage,
  someone,
  somewhere,
} from '../../../../test/stage.ts';
import { toColumn } from '../../../database.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const registering = (
  { viewer, qualificationId }: Someone,
  { institutionId }: Pick<Somewhere, 'institutionId'>,
  form = {},
) => ({
  by: viewer,
  procedure: 'TCM_REG',
  qualificationId,
  form: { institution: institutionId, ...form },
});
const CONSENT = { consentNo: '湘中医函〔2026〕1号', consentDate: '2026-10-01', consentAuthority: '湖南省中医药管理局' };

describe('TCM_REG (S0-2.1; domain 3.4)', () => {
  it('S0-2.1: person → institution → authority → effect', async () => {
    const who = someone(stage);
    const where = somewhere(stage);
    const done = await play(stage, registering(who, where));
    const timeline = await stage.deps.db.timelineEntry.findMany({
      where: { applicationId: done.id },
      orderBy: { sequence: 'asc' },
    });
    expect(timeline.map(({ step, by }) => [step, by])).toEqual([
      [null, 'APPLICANT'],
      ['submit', 'APPLICANT'],
      ['pass', 'REVIEWER'],
      ['accept', 'OFFICER'],
      ['approve', 'OFFICER'],
      ['takeEffect', 'SYSTEM'],
    ]);
    expect(await registrationsOf(stage, who.practitionerId)).toMatchObject([
      {
        status: 'VALID',
        level: 'SPECIALTY',
        category: 'TCM',
        major: '中医',
        qualificationIds: [who.qualificationId],
        techniques: ['外治技术-推拿'],
        diseases: ['腰痛（腰椎间盘突出症）'],
        scopeCodes: [],
        practicePlaceCode: '440000',
        practicePlaceInstitutionId: null,
        solePlace: false,
        primaryInstitutionId: where.institutionId,
        primaryInstitutionRegionCode: '440103',
        issuingAuthorityId: where.authorityId,
        eRegId: done.eRegId,
        staffKind: 'STAFF',
        periodUntil: null,
      },
    ]);
  });

  it('3.1.14: collectively by the institution, once the person has confirmed', async () => {
    const { practitionerId, qualificationId } = someone(stage);
    const { reviewer, institutionId, officer } = somewhere(stage);
    const input = { by: reviewer, procedure: 'TCM_REG', practitionerId, qualificationId };
    const accepted = await play(stage, input, 'ACCEPTED');
    expect(accepted).toMatchObject({
      path: 'BY_INSTITUTION',
      institutionId,
      byInstitutionId: institutionId,
      reviewerIds: [institutionId],
    });
    expect(await take(stage, officer, 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    expect(await registrationsOf(stage, practitionerId)).toEqual([]);
  });

  it('S1-A §3.2: directly at the window', async () => {
    const { practitionerId, qualificationId } = someone(stage);
    const place = somewhere(stage);
    const form = { institution: place.institutionId };
    await play(stage, { by: window(place), procedure: 'TCM_REG', practitionerId, qualificationId, form });
    expect(await registrationsOf(stage, practitionerId)).toMatchObject([{ status: 'VALID' }]);
  });

  it('10.1.15: in his own clinic the applicant is the reviewer; the authority sees the flag', async () => {
    const who = someone(stage);
    const clinic = somewhere(stage, {
      name: '李氏中医诊所',
      classCode: 'D212',
      kind: 'FILED',
      ownerPractitionerId: who.practitionerId,
    });
    const accepted = await play(stage, registering(who, clinic), 'ACCEPTED');
    const READ = 'query($id: ID!) { application(id: $id) { __typename applicantIsReviewer } }';
    expect(await ask(stage, clinic.officer, READ, { id: accepted.id })).toMatchObject({ applicantIsReviewer: true });
    const elsewhere = await play(stage, registering(someone(stage), clinic), 'ACCEPTED');
    expect(await ask(stage, clinic.officer, READ, { id: elsewhere.id })).toMatchObject({ applicantIsReviewer: false });
    expect((await take(stage, clinic.officer, 'approve', accepted)).__typename).toBe('ApprovedApplication');
  });

  it('11-A28: two qualifications of one province are one registration, each item once', async () => {
    const who = someone(stage);
    const second = uuidv7();
    stage.world.addQualification(who.practitionerId, {
      ...QUALIFICATIONS.SPECIALIST,
      id: second,
      techniques: ['外治技术-推拿', '内服方药'],
      diseases: ['颈痛'],
    });
    const other = { ...QUALIFICATIONS.SPECIALIST, id: uuidv7(), province: { code: '430000' }, diseases: ['头痛'] };
    stage.world.addQualification(who.practitionerId, other);
    await play(stage, registering(who, somewhere(stage)));
    expect(await registrationsOf(stage, who.practitionerId)).toMatchObject([
      {
        qualificationIds: [who.qualificationId, second],
        techniques: ['外治技术-推拿', '内服方药'],
        diseases: ['腰痛（腰椎间盘突出症）', '颈痛'],
      },
    ]);
  });

  describe('11-A27: another province', () => {
    it('needs its consent, and the document', async () => {
      const who = someone(stage);
      const there = somewhere(stage, {}, '430102');
      expect(await obstacle(stage, registering(who, there))).toMatchObject({ at: 'save', code: 'OTHER_PROVINCE' });
    });

    it('with number, day, organ and document it is registered there, by the authority there', async () => {
      const who = someone(stage);
      const there = somewhere(stage, {}, '430102');
      const draft = await play(stage, registering(who, there, CONSENT), 'DRAFT');
      await stage.deps.db.materialFile.updateMany({
        where: { applicationId: draft.id },
        data: { removedAt: new Date() },
      });
      const answer = await ask(
        stage,
        who.viewer,
        `mutation($id: ID!, $version: Int!) { submitApplication(applicationId: $id, version: $version) {
          __typename ... on Incomplete { missing { field } } } }`,
        { id: draft.id, version: draft.version },
      );
      expect(answer).toEqual({ __typename: 'Incomplete', missing: [{ field: 'material.CONSENT_DOCUMENT' }] });

      const other = someone(stage);
      await play(stage, registering(other, there, CONSENT));
      expect(await registrationsOf(stage, other.practitionerId)).toMatchObject([
        {
          practicePlaceCode: '430000',
          issuingAuthorityId: there.authorityId,
          certificateCode: expect.stringMatching(/^141430102/),
        },
      ]);
    });
  });

  it('11-A3: filed for no more than two years he registers at a new institution; the record filed is history, the code his', async () => {
    const one = await aSpecialist(stage);
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    stage.clock.moveTo('2028-11-09T10:00:00+08:00');
    const there = somewhere(stage, {}, '440304');
    await play(stage, registering(one, there));
    const [filed, present] = await registrationsOf(stage, one.practitionerId);
    expect([filed?.status, present?.status]).toEqual(['SUPERSEDED', 'VALID']);
    expect(present).toMatchObject({
      certificateCode: filed?.certificateCode,
      firstRegisteredOn: filed?.firstRegisteredOn,
    });
    expect(present?.primaryInstitutionId).toBe(there.institutionId);
  });

  it('… and while that is under way the filing is not cancelled', async () => {
    const one = await aSpecialist(stage);
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    await play(stage, registering(one, somewhere(stage)), 'SUBMITTED');
    const blocked = await obstacle(stage, bySelf(one, 'TCM_FILE_CANCEL', { reason: '返回' }));
    expect(blocked).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
  });

  it('11-A3: filed for longer he must register again', async () => {
    const one = await aSpecialist(stage);
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    stage.clock.moveTo('2028-11-10T10:00:00+08:00');
    expect(await obstacle(stage, registering(one, somewhere(stage)))).toMatchObject({
      at: 'open',
      code: 'RE_REGISTRATION_NEEDED',
    });
  });

  it.each<[string, (who: Someone) => Promise<unknown>, string]>([
    [
      'PL-16(2): a sentence',
      ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'CRIMINAL', measure: 'SENTENCE' }),
      'CRIMINAL_PENALTY',
    ],
    [
      'PL-16(3): revoked',
      ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'PENALTY', measure: 'REVOCATION' }),
      'REVOKED_RECENTLY',
    ],
    [
      'ALL-78: false materials',
      ({ practitionerId }) =>
        aRecord(stage, practitionerId, { kind: 'BAN', measure: 'FALSE_MATERIALS', validUntil: '2027-10-31' }),
      'BANNED',
    ],
    [
      '10.1.27: suspended',
      ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION' }),
      'SUSPENDED',
    ],
  ])('refuses: %s', async (_, meanwhile, code) => {
    const who = someone(stage);
    await meanwhile(who);
    expect(await obstacle(stage, registering(who, somewhere(stage)))).toMatchObject({ at: 'open', code });
  });

  it.each<[string, Parameters<typeof someone>[2], string]>([
    ['a physician’s qualification', 'PHYSICIAN', 'QUALIFICATION_NOT_IMPORTED'],
    ['a nurse’s', 'NURSE', 'QUALIFICATION_NOT_IMPORTED'],
  ])('%s is of no use here', async (_, kind, code) => {
    expect(await obstacle(stage, registering(someone(stage, {}, kind), somewhere(stage)))).toMatchObject({
      at: 'open',
      code,
    });
  });

  it('is incomplete without what the form asks for; the photo too (S2-Q48)', async () => {
    const who = someone(stage);
    const draft = await play(stage, registering(who, somewhere(stage)), 'DRAFT');
    await stage.deps.db.application.update({ where: { id: draft.id }, data: { photoKey: null, formSealed: null } });
    const READ = 'query($id: ID!) { application(id: $id) { __typename missing { field } } }';
    const answer = await ask(stage, who.viewer, READ, { id: draft.id });
    const missing = (answer as unknown as { missing: { field: string }[] }).missing.map(({ field }) => field);
    expect(missing).toEqual(
      expect.arrayContaining(['photo', 'form.education', 'form.health', 'form.career', 'form.declared']),
    );
  });

  it('3.4; S0 二(一): trained before, where the province asks for it', async () => {
    const { db } = stage.deps;
    await db.provincialRuleSet.create({
      data: {
        provinceCode: '440000',
        version: 1,
        rules: { tcmTrainingRequired: true, promisedWorkingDays: { TCM_REG: 12 } },
        effectiveFrom: toColumn('2027-03-01' as never),
        reason: '试行',
        setBy: uuidv7(),
        setByName: '广东省中医药局',
        setAt: stage.clock.now(),
      },
    });
    const who = someone(stage);
    const draft = await play(stage, registering(who, somewhere(stage)), 'DRAFT');
    stage.clock.moveTo('2027-03-01T10:00:00+08:00');
    expect(await take(stage, who.viewer, 'submit', draft)).toMatchObject({ code: 'TRAINING_REQUIRED' });
    await aRecord(stage, who.practitionerId, { kind: 'TRAINING', measure: 'PASSED', decidedOn: '2027-02-01' });
    expect((await take(stage, who.viewer, 'submit', draft)).__typename).toBe('SubmittedApplication');
    // What the province promises for the decision, is promised (W16).
    expect(await now(stage, draft)).toMatchObject({ decisionDays: 12, reviewDays: 10 });
  });
});
