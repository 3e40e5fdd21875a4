import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { answered } from '../../../../test/builders.ts';
import {
  about,
  aHospital,
  anAssistant,
  aRegistered,
  atTheWindow,
  decidedByProvince,
  onBehalf,
  onRecord,
  qualified,
  type Registered,
  registering,
  withdrawAll,
} from '../../../../test/physicians.ts';
import {
  approve,
  carryOn,
  filingsOf,
  now,
  obstacle,
  type Play,
  play,
  registrationsOf,
  reviewerOf,
} from '../../../../test/play.ts';
import { aStage, type Somewhere, type Stage } from '../../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

interface Assistant extends Registered {
  licensed: string;
}

/** An assistant who has passed the examination of licensed physicians. */
async function anUpgradable(over = {}, where?: Somewhere): Promise<Assistant> {
  const who = await aRegistered(stage, anAssistant(stage), where);
  return { ...who, licensed: qualified(stage, who, { level: 'LICENSED', category: 'CLINICAL', ...over }) };
}
const upgrade = (who: Assistant, form: Play['form'] = {}): Play => ({
  ...about(who, 'PHY_UPG', { institutionChanges: false, ...form }),
  qualificationId: who.licensed,
});
const code = async (played: Play) => (await obstacle(stage, played))?.code;
const both = async ({ practitionerId }: Pick<Registered, 'practitionerId'>) => {
  const [old, present] = await registrationsOf(stage, practitionerId);
  if (!old || !present) throw new Error('Two are on the register');
  return { old, present };
};

/** What licences and the public register were told last of a registration. */
async function told(registrationId: string): Promise<unknown> {
  const where = { topic: 'registration.changed', payload: { path: ['registrationId'], equals: registrationId } };
  const messages = await stage.deps.db.outboxMessage.findMany({ where });
  const last = messages.reduce((newest, one) => ((one.version ?? 0) > (newest.version ?? 0) ? one : newest));
  const { snapshot } = last.payload as { snapshot: string };
  return JSON.parse(stage.deps.pii.open(snapshot));
}

describe('PHY_UPG', () => {
  it('S2-Q9.1: nothing else changes: county to province, the certificate code stays, the present institution reviews', async () => {
    const who = await anUpgradable();
    const submitted = await play(stage, upgrade(who), 'SUBMITTED');
    expect(submitted).toMatchObject({ path: 'GENERAL', reviewerIds: [who.institutionId], practicePlaceCode: '440000' });
    await carryOn(stage, submitted);
    const { old, present } = await both(who);
    expect(old).toMatchObject({ status: 'SUPERSEDED', level: 'ASSISTANT', practicePlaceCode: '440103' });
    expect(present).toMatchObject({
      status: 'VALID',
      level: 'LICENSED',
      practicePlaceCode: '440000',
      primaryInstitutionId: who.institutionId,
      scopeCodes: ['1001'],
      qualificationIds: [who.licensed],
      certificateCode: old.certificateCode,
      firstRegisteredOn: old.firstRegisteredOn,
      solePlace: false,
    });
  });

  it('S2-Q9.2: with another institution both review, in their order, and the new one’s authority decides', async () => {
    const who = await anUpgradable();
    const where = aHospital(stage, '440304');
    const submitted = await play(
      stage,
      upgrade(who, { institutionChanges: true, institution: where.institutionId }),
      'SUBMITTED',
    );
    expect(submitted).toMatchObject({
      path: 'TWO_INSTITUTIONS',
      reviewerIds: [who.institutionId, where.institutionId],
    });
    expect((await take(stage, where.reviewer, 'pass', submitted)).__typename).toBe('StepNotAllowed');
    const partly = await carryOn(stage, submitted, 'PARTLY_PASSED');
    expect((await take(stage, who.reviewer, 'pass', partly)).__typename).toBe('StepNotAllowed');
    await carryOn(stage, partly);
    expect((await both(who)).present).toMatchObject({
      level: 'LICENSED',
      primaryInstitutionId: where.institutionId,
      issuingAuthorityId: where.authorityId,
    });
  });

  it('S2-Q9.2: with another category, and its scopes', async () => {
    const who = await anUpgradable({ category: 'TCM' });
    expect(await code(upgrade(who))).toBe('SCOPES_NEEDED');
    await withdrawAll(stage, who);
    await play(stage, upgrade(who, { scopes: ['4001'] }));
    expect((await both(who)).present).toMatchObject({ category: 'TCM', scopeNames: ['中医专业'] });
  });

  it('S2-Q9.2, PL-14: with another scope, after training', async () => {
    const who = await anUpgradable();
    expect(await code(upgrade(who, { scopes: ['1001', '1011'] }))).toBe('TRAINING_REQUIRED');
    await withdrawAll(stage, who);
    const form = { scopes: ['1001', '1011'], trainingInstitution: '省人民医院', assessmentDate: '2026-10-30' };
    await play(stage, upgrade(who, form));
    expect((await both(who)).present.scopeCodes).toEqual(['1001', '1011']);
  });

  it('10.1.24: filings in the county stay active, under the new registration (I3)', async () => {
    const who = await anUpgradable();
    const days = { validFrom: '2026-11-09', validUntil: '2027-11-08' };
    await play(stage, about(who, 'PHY_MULTI', { institution: aHospital(stage).institutionId, ...days }));
    stage.clock.moveTo('2026-11-16T10:00:00+08:00');
    await play(stage, upgrade(who));
    const { old, present } = await both(who);
    expect(await filingsOf(stage, who.practitionerId)).toMatchObject([{ registrationId: present.id, endedOn: null }]);
    expect(await told(old.id)).toMatchObject({ status: 'SUPERSEDED', filings: [] });
    expect(await told(present.id)).toMatchObject({
      status: 'VALID',
      filings: [{ from: '2026-11-09', until: '2027-11-08' }],
    });
  });

  it('5.3: but one at the institution that becomes the primary one ends', async () => {
    const who = await anUpgradable();
    const where = aHospital(stage);
    const days = { validFrom: '2026-11-09', validUntil: '2027-11-08' };
    await play(stage, about(who, 'PHY_MULTI', { institution: where.institutionId, ...days }));
    stage.clock.moveTo('2026-11-16T10:00:00+08:00');
    await play(stage, upgrade(who, { institutionChanges: true, institution: where.institutionId }));
    expect(await filingsOf(stage, who.practitionerId)).toMatchObject([{ endReason: 'BECAME_PRIMARY' }]);
  });

  it('twice at once: one upgrade', async () => {
    const who = await anUpgradable();
    const accepted = await play(stage, upgrade(who), 'ACCEPTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, who.officer, 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect(await registrationsOf(stage, who.practitionerId)).toHaveLength(2);
  });

  it('3.1.14: by the present institution, confirmed by the person; not by the new one over its head', async () => {
    const who = await anUpgradable();
    const other = aHospital(stage);
    const byNew = { ...onBehalf(other.reviewer, who, 'PHY_UPG'), qualificationId: who.licensed };
    expect(await obstacle(stage, byNew)).toMatchObject({
      at: 'open',
      code: 'PRESENT_INSTITUTION_REVIEWS',
    });
    const played = { ...onBehalf(who.reviewer, who, 'PHY_UPG'), qualificationId: who.licensed };
    const accepted = await play(stage, played, 'ACCEPTED');
    expect(await take(stage, who.officer, 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    answered(await approve(stage, accepted), 'ApprovedApplication');
  });

  it('S3 3.(1): at the window', async () => {
    const who = await anUpgradable();
    const played = {
      ...onBehalf(atTheWindow(who), who, 'PHY_UPG', { institutionChanges: false }),
      qualificationId: who.licensed,
    };
    await play(stage, played);
    expect((await both(who)).present).toMatchObject({ level: 'LICENSED' });
  });

  it('3.6: the present institution has closed: the new one alone reviews', async () => {
    const who = await anUpgradable();
    stage.world.changeInstitution(who.institutionId, { status: 'CLOSED' });
    expect(await code(upgrade(who))).toBe('INSTITUTION_CLOSED');
    await withdrawAll(stage, who);
    const where = aHospital(stage);
    const submitted = await play(
      stage,
      upgrade(who, { institutionChanges: true, institution: where.institutionId }),
      'SUBMITTED',
    );
    expect(submitted).toMatchObject({ path: 'GENERAL', reviewerIds: [where.institutionId] });
    await carryOn(stage, submitted);
  });

  it('the second institution sends it back to the applicant, and gets it back', async () => {
    const who = await anUpgradable();
    const where = aHospital(stage);
    const partly = await play(
      stage,
      upgrade(who, { institutionChanges: true, institution: where.institutionId }),
      'PARTLY_PASSED',
    );
    expect((await take(stage, reviewerOf(partly), 'sendBack', partly)).__typename).toBe('StepTaken');
    const returned = await now(stage, partly);
    expect(returned.status).toBe('SECOND_RETURNED');
    expect((await take(stage, who.viewer, 'submit', returned)).__typename).toBe('SubmittedApplication');
    await carryOn(stage, await now(stage, partly));
  });
});

describe('PHY_UPG is refused', () => {
  it('S2-Q9: of a licensed physician', async () => {
    const who = await aRegistered(stage);
    const licensed = qualified(stage, who, {});
    expect(await code(upgrade({ ...who, licensed }))).toBe('NOT_AN_ASSISTANT');
  });

  it('S2-Q9: without a licensed qualification', async () => {
    const who = await aRegistered(stage, anAssistant(stage));
    expect(await code(upgrade({ ...who, licensed: who.qualificationId }))).toBe('QUALIFICATION_NOT_IMPORTED');
  });

  it('10.1.27: while suspended', async () => {
    const who = await anUpgradable();
    await onRecord(stage, who, {
      kind: 'PENALTY',
      measure: 'SUSPENSION',
      decidedOn: '2026-11-01',
      validFrom: '2026-11-01',
      validUntil: '2027-05-01',
    });
    expect(await code(upgrade(who))).toBe('SUSPENDED');
  });

  it('S2-Q9: an institution that contradicts the answer', async () => {
    const who = await anUpgradable();
    expect(await code(upgrade(who, { institutionChanges: false, institution: aHospital(stage).institutionId }))).toBe(
      'ANSWER_CONTRADICTS',
    );
  });

  it('I5, 11-A1: while a second registration of an assistant is valid', async () => {
    await decidedByProvince(stage, '430000', { assistantMultiPlace: true });
    const first = await aRegistered(
      stage,
      anAssistant(stage, { province: { code: '430000' } }),
      aHospital(stage, '430102'),
    );
    await play(stage, registering(first, aHospital(stage, '430103')));
    const licensed = qualified(stage, first, {});
    expect(await code(upgrade({ ...first, licensed }))).toBe('OTHER_REGISTRATIONS');
    await decidedByProvince(stage, '430000', {});
  });

  it('S0-2.2: of a filed registration', async () => {
    const who = await anUpgradable();
    await play(stage, about(who, 'PHY_FILE', { reason: 'F-P1' }));
    expect(await code(upgrade(who))).toBe('WRONG_STATE');
  });

  it('3.1.4: beside a change of the same record', async () => {
    const who = await anUpgradable();
    const form = { institutionChanges: true, placeChanges: false, institution: aHospital(stage).institutionId };
    await play(stage, about(who, 'PHY_CHG', form), 'SUBMITTED');
    expect(await obstacle(stage, upgrade(who))).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
  });
});
