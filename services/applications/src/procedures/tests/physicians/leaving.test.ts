import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { answered, seen } from '../../../../test/builders.ts';
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
  filingsOf,
  now,
  obstacle,
  officerOf,
  type Play,
  play,
  registrationsOf,
} from '../../../../test/play.ts';
import { aStage, type Stage } from '../../../../test/stage.ts';
import { objectToApplication } from '../../../features/object-to-application/object-to-application.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const code = async (played: Play) => (await obstacle(stage, played))?.code;
const statuses = async ({ practitionerId }: Pick<Registered, 'practitionerId'>) =>
  (await registrationsOf(stage, practitionerId)).map(({ status }) => status);
const DAYS = { validFrom: '2026-11-09', validUntil: '2031-11-08' };
const TOLD = { notifiedOn: '2026-10-01', notifiedBy: 'REGISTERED_MAIL', notified: '请于三十日内办理变更' };
const file = (who: Registered, reason = 'F-P1') => about(who, 'PHY_FILE', { reason });

describe('PHY_FILE', () => {
  it('O13-19: by the person: the institution, then the authority; filings of the place end (10.1.5)', async () => {
    const who = await aRegistered(stage);
    await play(stage, about(who, 'PHY_MULTI', { institution: aHospital(stage).institutionId, ...DAYS }));
    stage.clock.moveTo('2026-11-16T10:00:00+08:00');
    const submitted = await play(stage, file(who), 'SUBMITTED');
    expect(submitted).toMatchObject({ path: 'GENERAL', reviewerIds: [who.institutionId] });
    await carryOn(stage, submitted);
    const [row] = await registrationsOf(stage, who.practitionerId);
    expect(row).toMatchObject({ status: 'FILED', statusReason: 'F-P1', filedById: who.institutionId });
    expect(row?.lastValidOn?.toISOString()).toContain('2026-11-15');
    const [filing] = await filingsOf(stage, who.practitionerId);
    expect(filing).toMatchObject({ endReason: 'REGISTRATION_ENDED' });
    expect(filing?.endedOn?.toISOString()).toContain('2026-11-15');
  });

  it('S3 2.(3): by the institution: the authority decides', async () => {
    const who = await aRegistered(stage);
    const submitted = await play(stage, onBehalf(who.reviewer, who, 'PHY_FILE', { reason: 'F-P5' }), 'INST_PASSED');
    expect(submitted.path).toBe('BY_INSTITUTION');
    const accepted = await carryOn(stage, submitted, 'ACCEPTED');
    expect((await take(stage, who.officer, 'approve', accepted)).__typename).toBe('ApprovedApplication');
    expect(await statuses(who)).toEqual(['FILED']);
  });

  it('S3 3.(1): at the window', async () => {
    const who = await aRegistered(stage);
    await play(stage, onBehalf(atTheWindow(who), who, 'PHY_FILE', { reason: 'F-P6' }));
    expect(await statuses(who)).toEqual(['FILED']);
  });

  it('an institution files nobody but its own', async () => {
    const who = await aRegistered(stage);
    const other = aHospital(stage);
    expect(await code(onBehalf(other.reviewer, who, 'PHY_FILE', { reason: 'F-P1' }))).toBe('PERSON_UNKNOWN');
  });

  it('O13-19: reasons that are not the person’s', async () => {
    expect(await code(file(await aRegistered(stage), 'F-P5'))).toBe('REASON_NOT_YOURS');
  });

  it('S2-Q20.3(2): who cannot be reached, after the statutory notice, with its proof', async () => {
    const who = await aRegistered(stage);
    const played = onBehalf(who.reviewer, who, 'PHY_FILE', { reason: 'F-P8' });
    const draft = await play(stage, played, 'DRAFT');
    expect((await take(stage, who.reviewer, 'submit', draft)).__typename).toBe('SubmittedApplication');
    const files = await stage.deps.db.materialFile.findMany({ where: { applicationId: draft.id } });
    expect(files.map(({ material }) => material)).toEqual(['PROOF_OF_DELIVERY']);
  });

  it('S2-Q20.3(2): a notice of tomorrow is none', async () => {
    const who = await aRegistered(stage);
    const form = { reason: 'F-P8', ...TOLD, notifiedOn: '2026-11-10' };
    expect(await code(onBehalf(who.reviewer, who, 'PHY_FILE', form))).toBe('NOTIFICATION_DATE');
  });

  it('S2-Q52: the training base files a trainee thirty days after the end of the training, not before', async () => {
    const who = await aRegistered(stage, aPhysician(stage), aHospital(stage), {
      staffKind: 'TRAINEE',
      trainingEnd: '2027-08-31',
    });
    const played = onBehalf(who.reviewer, who, 'PHY_FILE', { reason: 'F-P7' });
    stage.clock.moveTo('2027-09-30T10:00:00+08:00');
    expect(await code(played)).toBe('TRAINING_NOT_OVER');
    const draft = await draftOf(stage, who);
    stage.clock.moveTo('2027-10-01T10:00:00+08:00');
    expect((await take(stage, who.reviewer, 'submit', draft)).__typename).toBe('SubmittedApplication');
  });

  it('10.1.16: by the institution behind an open change: waits, and is closed when the change is approved', async () => {
    const who = await aRegistered(stage);
    const where = aHospital(stage);
    const change = about(who, 'PHY_CHG', {
      institutionChanges: true,
      placeChanges: false,
      institution: where.institutionId,
    });
    const changing = await play(stage, change, 'SUBMITTED');
    const waiting = await play(stage, onBehalf(who.reviewer, who, 'PHY_FILE', { reason: 'F-P1' }), 'PENDING');
    await carryOn(stage, changing);
    expect(await now(stage, waiting)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    expect(await statuses(who)).toEqual(['VALID']);
  });

  it('10.1.16: … and is decided when the change is withdrawn', async () => {
    const who = await aRegistered(stage);
    const change = about(who, 'PHY_CHG', {
      institutionChanges: true,
      placeChanges: false,
      institution: aHospital(stage).institutionId,
    });
    const changing = await play(stage, change, 'SUBMITTED');
    const waiting = await play(stage, onBehalf(who.reviewer, who, 'PHY_FILE', { reason: 'F-P1' }), 'PENDING');
    expect((await take(stage, who.viewer, 'withdraw', changing)).__typename).toBe('StepTaken');
    await carryOn(stage, await now(stage, waiting));
    expect(await statuses(who)).toEqual(['FILED']);
  });

  it('10.1.17: against the will of the physician: he objects, the authority decides', async () => {
    const who = await aRegistered(stage);
    const passed = await play(stage, onBehalf(who.reviewer, who, 'PHY_FILE', { reason: 'F-P4' }), 'INST_PASSED');
    const statement = '本人仍在该院执业';
    const objected = answered(
      await objectToApplication(stage.deps, who.viewer, { ...seen(passed), statement }),
      'StepTaken',
    );
    expect(objected.application.objectedAt).not.toBeNull();
    const accepted = await carryOn(stage, objected.application, 'ACCEPTED');
    expect((await take(stage, who.officer, 'refuse', accepted)).__typename).toBe('StepTaken');
    expect(await statuses(who)).toEqual(['VALID']);
  });

  it('11-A12: at a closed institution the authority decides alone', async () => {
    const who = await aRegistered(stage);
    stage.world.changeInstitution(who.institutionId, { status: 'CLOSED' });
    const submitted = await play(stage, file(who), 'INST_PASSED');
    expect(submitted).toMatchObject({ path: 'TO_AUTHORITY', reviewerIds: [] });
    await carryOn(stage, submitted);
  });

  it('5.1: also while suspended', async () => {
    const who = await aRegistered(stage);
    await onRecord(stage, who, {
      kind: 'PENALTY',
      measure: 'SUSPENSION',
      decidedOn: '2026-11-01',
      validFrom: '2026-11-01',
      validUntil: '2027-05-01',
    });
    await play(stage, file(who));
    expect(await statuses(who)).toEqual(['FILED']);
  });

  it('twice at once: one effect', async () => {
    const who = await aRegistered(stage);
    const accepted = await play(stage, file(who), 'ACCEPTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, who.officer, 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
  });
});

describe('PHY_FILE_CANCEL', () => {
  const filed = async () => {
    const who = await aRegistered(stage);
    await play(stage, file(who));
    return who;
  };
  const cancel = (who: Registered) => about(who, 'PHY_FILE_CANCEL');

  it('S0-2.6, 10.1.7: on the same calendar day two years later still', async () => {
    const who = await filed();
    stage.clock.moveTo('2028-11-09T10:00:00+08:00');
    const submitted = await play(stage, cancel(who), 'SUBMITTED');
    expect(submitted.reviewerIds).toEqual([who.institutionId]);
    await carryOn(stage, submitted);
    expect((await registrationsOf(stage, who.practitionerId))[0]).toMatchObject({
      status: 'VALID',
      lastValidOn: null,
      filedById: null,
    });
  });

  it('10.1.7: the day after no more', async () => {
    const who = await filed();
    stage.clock.moveTo('2028-11-10T10:00:00+08:00');
    expect(await code(cancel(who))).toBe('CANCELLATION_WINDOW_CLOSED');
  });

  it('10.1.7: applied for in time, decided too late', async () => {
    const who = await filed();
    stage.clock.moveTo('2028-11-09T10:00:00+08:00');
    const accepted = await play(stage, cancel(who), 'ACCEPTED');
    stage.clock.moveTo('2028-11-10T10:00:00+08:00');
    expect(await take(stage, who.officer, 'approve', accepted)).toMatchObject({ code: 'CANCELLATION_WINDOW_CLOSED' });
  });

  it('10.1.6: the institution that filed has closed: the authority handles it directly', async () => {
    const who = await filed();
    stage.world.changeInstitution(who.institutionId, { status: 'CLOSED' });
    const submitted = await play(stage, cancel(who), 'INST_PASSED');
    expect(submitted).toMatchObject({ path: 'TO_AUTHORITY', reviewerIds: [] });
    await carryOn(stage, submitted);
    expect(await statuses(who)).toEqual(['VALID']);
  });

  it('at the window', async () => {
    const who = await filed();
    await play(stage, onBehalf(atTheWindow(who), who, 'PHY_FILE_CANCEL'));
    expect(await statuses(who)).toEqual(['VALID']);
  });

  it('5.1, 10.1.27: not while suspended', async () => {
    const who = await filed();
    await onRecord(stage, who, {
      kind: 'PENALTY',
      measure: 'SUSPENSION',
      decidedOn: '2026-11-01',
      validFrom: '2026-11-01',
      validUntil: '2027-05-01',
    });
    expect(await code(cancel(who))).toBe('SUSPENDED');
  });

  it('I5: asked again at the decision: another registration rests on another scope meanwhile', async () => {
    const who = await aRegistered(stage);
    const second = aHospital(stage, '430102');
    await play(stage, registering(who, second));
    await play(stage, file(who));
    const accepted = await play(stage, cancel(who), 'ACCEPTED');
    const [, other] = await registrationsOf(stage, who.practitionerId);
    if (!other) throw new Error('Two are registered');
    const TRAINED = { trainingInstitution: '省人民医院', assessmentDate: '2026-10-30' };
    const form = { institutionChanges: false, placeChanges: false, scopes: ['1001', '1011'], ...TRAINED };
    await play(stage, about({ ...who, registration: other }, 'PHY_CHG', form));
    expect(await take(stage, who.officer, 'approve', accepted)).toMatchObject({ code: 'SCOPE_DIFFERS' });
  });

  it('10.1.30: a retired physician is re-employed, whatever his age', async () => {
    const who = await aRegistered(stage, aPhysician(stage, {}, { birthDate: '1941-03-02' }));
    await play(stage, file(who, 'F-P2'));
    await play(stage, cancel(who));
    expect(await statuses(who)).toEqual(['VALID']);
    await play(stage, file(who, 'F-P2'));
    await play(stage, registering(who, aHospital(stage)));
    expect(await statuses(who)).toEqual(['SUPERSEDED', 'VALID']);
  });
});

describe('PHY_DEREG', () => {
  it('O13-18(10): on own application', async () => {
    const who = await aRegistered(stage);
    const submitted = await play(stage, about(who, 'PHY_DEREG', { reason: 'D-P10' }), 'SUBMITTED');
    expect(submitted.reviewerIds).toEqual([who.institutionId]);
    await carryOn(stage, submitted);
    expect((await registrationsOf(stage, who.practitionerId))[0]).toMatchObject({
      status: 'DEREGISTERED',
      statusReason: 'D-P10',
    });
  });

  it('O13-18: grounds that are not the person’s, and grounds that need a proof', async () => {
    const who = await aRegistered(stage);
    expect(await code(about(who, 'PHY_DEREG', { reason: 'D-P2' }))).toBe('REASON_NOT_YOURS');
    await withdrawAll(stage, who);
    const draft = await play(stage, about(who, 'PHY_DEREG', { reason: 'D-P7' }), 'DRAFT');
    const files = await stage.deps.db.materialFile.findMany({ where: { applicationId: draft.id } });
    expect(files.map(({ material }) => material)).toEqual(['PROOF_OF_THE_GROUND']);
  });

  it('PL-17(1), 10.1.18: death, reported by the institution: everything ends, the account closes', async () => {
    const who = await aRegistered(stage);
    const open = await play(
      stage,
      about(who, 'PHY_MULTI', { institution: aHospital(stage).institutionId, ...DAYS }),
      'SUBMITTED',
    );
    await play(stage, onBehalf(who.reviewer, who, 'PHY_DEREG', { reason: 'D-P1' }));
    expect(await statuses(who)).toEqual(['DEREGISTERED']);
    expect(await now(stage, open)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    const where = { topic: 'account.closureDue', payload: { path: ['practitionerId'], equals: who.practitionerId } };
    expect(await stage.deps.db.outboxMessage.count({ where })).toBe(1);
  });

  it('10.1.3: a change to another province is under way: the deregistration is not blocked and closes it', async () => {
    const who = await aRegistered(stage);
    const change = about(who, 'PHY_CHG', {
      institutionChanges: true,
      placeChanges: true,
      institution: aHospital(stage, '430102').institutionId,
    });
    const changing = await play(stage, change, 'ACCEPTED');
    await play(stage, onBehalf(atTheWindow(who), who, 'PHY_DEREG', { reason: 'D-P2' }));
    expect(await now(stage, changing)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    expect((await take(stage, officerOf(changing), 'approve', await now(stage, changing))).__typename).toBe(
      'StepNotAllowed',
    );
    expect(await statuses(who)).toEqual(['DEREGISTERED']);
  });

  it('3.1.4: another ground waits for the change', async () => {
    const who = await aRegistered(stage);
    const change = about(who, 'PHY_CHG', {
      institutionChanges: true,
      placeChanges: true,
      institution: aHospital(stage, '430102').institutionId,
    });
    await play(stage, change, 'SUBMITTED');
    expect(await obstacle(stage, about(who, 'PHY_DEREG', { reason: 'D-P10' }))).toMatchObject({
      at: 'open',
      kind: 'AlreadyOpen',
    });
  });

  it('S2-Q20.3(3): no longer practising, after notice and the ten working days of the person', async () => {
    const who = await aRegistered(stage);
    const accepted = await play(
      stage,
      onBehalf(who.reviewer, who, 'PHY_DEREG', { reason: 'D-P12', ...TOLD }),
      'ACCEPTED',
    );
    expect(await take(stage, who.officer, 'approve', accepted)).toMatchObject({ code: 'OBJECTION_PERIOD' });
    stage.clock.moveTo('2026-11-24T10:00:00+08:00');
    expect((await take(stage, who.officer, 'approve', accepted)).__typename).toBe('ApprovedApplication');
  });

  it('S2-Q20.3(3): he objects', async () => {
    const who = await aRegistered(stage);
    const passed = await play(
      stage,
      onBehalf(who.reviewer, who, 'PHY_DEREG', { reason: 'D-P12', ...TOLD }),
      'INST_PASSED',
    );
    const statement = '本人仍在执业';
    const { application } = answered(
      await objectToApplication(stage.deps, who.viewer, { ...seen(passed), statement }),
      'StepTaken',
    );
    const accepted = await carryOn(stage, application, 'ACCEPTED');
    stage.clock.moveTo('2026-11-24T10:00:00+08:00');
    expect(await take(stage, who.officer, 'approve', accepted)).toMatchObject({ code: 'OBJECTED' });
  });

  it('5.1: of a filed registration', async () => {
    const who = await aRegistered(stage);
    await play(stage, file(who));
    await play(stage, about(who, 'PHY_DEREG', { reason: 'D-P10' }));
    expect(await statuses(who)).toEqual(['DEREGISTERED']);
    expect(await code(about(who, 'PHY_DEREG', { reason: 'D-P10' }))).toBe('WRONG_STATE');
  });
});

describe('PHY_REREG', () => {
  const again = (who: Registered, form: Play['form'] = {}, where = aHospital(stage)): Play => ({
    ...registering(who, where, form),
    procedure: 'PHY_REREG',
  });
  const deregistered = async () => {
    const who = await aRegistered(stage);
    await play(stage, about(who, 'PHY_DEREG', { reason: 'D-P10' }));
    return who;
  };
  const TRAINING = {
    trainingInstitution: '省人民医院',
    trainingFrom: '2028-04-01',
    trainingUntil: '2028-09-30',
    assessmentDate: '2028-10-15',
  };

  it('5.1: after a deregistration: a new registration with the old certificate code, without proof within two years', async () => {
    const who = await deregistered();
    await play(stage, again(who));
    const [old, present] = await registrationsOf(stage, who.practitionerId);
    expect(old).toMatchObject({ status: 'DEREGISTERED' });
    expect(present).toMatchObject({ status: 'VALID', certificateCode: old?.certificateCode });
  });

  it('PL-19, O13-12: two years after the last day of practice only with training and assessment', async () => {
    const who = await deregistered();
    stage.clock.moveTo('2028-11-08T10:00:00+08:00');
    expect(await code(again(who))).toBe('TRAINING_REQUIRED');
    await withdrawAll(stage, who);
    await play(stage, again(who, TRAINING));
    expect(await statuses(who)).toEqual(['DEREGISTERED', 'VALID']);
  });

  it('PL-19: … the training may be on record', async () => {
    const who = await deregistered();
    stage.clock.moveTo('2028-11-08T10:00:00+08:00');
    await onRecord(stage, who, {
      kind: 'TRAINING',
      measure: 'PASSED',
      decidedOn: '2028-10-15',
      validFrom: '2028-04-01',
      validUntil: '2028-09-30',
    });
    await play(stage, again(who));
  });

  it('5.1: filed for more than two years: the filed record is history', async () => {
    const who = await aRegistered(stage);
    await play(stage, file(who));
    stage.clock.moveTo('2028-11-09T10:00:00+08:00');
    expect(await code(again(who, TRAINING))).toBe('NO_RE_REGISTRATION');
    stage.clock.moveTo('2028-11-10T10:00:00+08:00');
    await play(stage, again(who, TRAINING));
    expect(await statuses(who)).toEqual(['SUPERSEDED', 'VALID']);
  });

  it('10.1.19, R-P3: two years after the penalty decision', async () => {
    const who = await deregistered();
    await onRecord(stage, who, { kind: 'PENALTY', measure: 'REVOCATION', decidedOn: '2026-11-01' });
    stage.clock.moveTo('2028-10-31T10:00:00+08:00');
    expect(await code(again(who, TRAINING))).toBe('REVOKED_RECENTLY');
    stage.clock.moveTo('2028-11-01T10:00:00+08:00');
    await play(stage, again(who, TRAINING));
  });

  it('5.1: not of somebody who is registered', async () => {
    expect(await code(again(await aRegistered(stage)))).toBe('NO_RE_REGISTRATION');
  });

  it.each<[string, (who: Registered) => Play]>([
    [
      'the institution, confirmed by the person',
      (who) => ({ ...again(who), by: who.reviewer, practitionerId: who.practitionerId, form: { scopes: ['1001'] } }),
    ],
    ['the window', (who) => ({ ...again(who, {}, who), by: atTheWindow(who), practitionerId: who.practitionerId })],
  ])('by %s', async (_, played) => {
    const who = await deregistered();
    const accepted = await play(stage, played(who), 'ACCEPTED');
    answered(await approve(stage, accepted), 'ApprovedApplication');
    expect(await statuses(who)).toEqual(['DEREGISTERED', 'VALID']);
  });
});
