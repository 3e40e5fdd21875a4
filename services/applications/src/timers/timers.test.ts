import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { anApproved, answered, seen } from '../../test/builders.ts';
import { aNurse, day, entered } from '../../test/nurses.ts';
import { about, aHospital, aPhysician, aRegistered, onBehalf, registering } from '../../test/physicians.ts';
import { filingsOf, now, play, registrationsOf } from '../../test/play.ts';
import { aRecord, confirmed, officerOver, recorded, told } from '../../test/records.ts';
import { aStage, OFFICER_RIGHTS, type Stage, someone, somewhere } from '../../test/stage.ts';
import { extendDecision } from '../features/extend-decision/extend-decision.ts';
import { objectToApplication } from '../features/object-to-application/object-to-application.ts';
import { supersedeRecord } from '../features/supersede-record/supersede-record.ts';
import { enterRegistration } from '../register/enter-registration.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import { practicePlace } from '../rules/practice-place.ts';
import { SYSTEM } from '../steps/move.ts';
import { warningOf } from './decision-clock.ts';
import { TIMERS } from './index.ts';
import { reminderOf } from './nurse-expiry.ts';
import { runTimers } from './run-timers.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
beforeEach(() => moveTo('2026-11-09'));
afterAll(() => stage.close());

const SILENT = { warn() {} };
const moveTo = (date: string) => stage.clock.moveTo(`${date}T03:00:00+08:00`);
/** Runs one timer on that day. @returns how many occasions it acted on */
async function night(name: string, date: string): Promise<number> {
  moveTo(date);
  const timer = TIMERS.find((one) => one.name === name);
  if (!timer) throw new Error(`No timer ${name}`);
  const { acted, failed } = await timer.run(stage.deps, calendarDate(date), SILENT);
  expect(failed).toBe(0);
  return acted;
}
const tasksOf = (practitionerId: string): Promise<ApplicationRow[]> =>
  stage.deps.db.application.findMany({ where: { practitionerId, channel: 'EX_OFFICIO' }, orderBy: { id: 'asc' } });
const reasonOf = ({ formSealed }: ApplicationRow) => JSON.parse(stage.deps.pii.open(formSealed ?? '')).reason;
const flagsOf = (subjectId: string) =>
  stage.deps.db.supervisionFlag.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });
const templates = async (topic: Parameters<typeof told>[1], key: string) =>
  (await told(stage, topic, key)).map(({ template, params }) => `${template} ${params.matter ?? ''}`);
const the = async (practitionerId: string) => (await registrationsOf(stage, practitionerId))[0] as RegistrationRow;

describe('the table (domain 5.6)', () => {
  it('names every timer once, with its source and what it does', () => {
    expect(new Set(TIMERS.map(({ name }) => name)).size).toBe(TIMERS.length);
    for (const { source, says } of TIMERS) expect([source, says].every((text) => text.length > 2)).toBe(true);
  });
});

describe('备案满二年 (O13-19; S0-2.6; 10.1.7)', () => {
  it('not on the same day two years later; the day after: the cancellation is closed and the task is there, once', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId } = physician;
    await play(stage, about(physician, 'PHY_FILE', { reason: 'F-P2' }));
    moveTo('2028-11-08');
    const cancellation = await play(stage, about(physician, 'PHY_FILE_CANCEL', { reason: '返聘' }), 'SUBMITTED');
    expect(await night('FILED_TWO_YEARS', '2028-11-09')).toBe(0);
    expect(await night('FILED_TWO_YEARS', '2028-11-10')).toBe(1);
    expect(await now(stage, cancellation)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    const tasks = await tasksOf(practitionerId);
    expect(tasks).toMatchObject([{ procedure: 'PHY_DEREG', status: 'TO_NOTIFY', openedBy: '' }]);
    expect(tasks.map(reasonOf)).toEqual(['D-P6']);
    expect(await night('FILED_TWO_YEARS', '2028-11-11')).toBe(0);
    // Registered again although the task is still open (5.1): the old record is history, its task leads nowhere.
    const again = registering(physician, physician, {
      trainingInstitution: '省人民医院',
      trainingFrom: '2028-05-01',
      trainingUntil: '2028-10-31',
      assessmentDate: '2028-11-01',
    });
    await play(stage, { ...again, procedure: 'PHY_REREG' });
    expect((await tasksOf(practitionerId))[0]).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
  });

  it('a TCM specialist likewise', async () => {
    const specialist = await anApproved(stage, someone(stage), somewhere(stage));
    const { viewer, registration } = specialist;
    await play(stage, { by: viewer, procedure: 'TCM_FILE', registrationId: registration.id, form: { reason: 'F-P2' } });
    expect(await night('FILED_TWO_YEARS', '2028-11-10')).toBe(1);
    expect(await tasksOf(specialist.practitionerId)).toMatchObject([{ procedure: 'TCM_DEREG' }]);
  });
});

describe('中止执业满二年 (PL-17(5); O13-18(6))', () => {
  it('on the day on which two full years are over, not the day before', async () => {
    const physician = await aRegistered(stage);
    const input = aRecord('DISCONTINUATION', physician.practitionerId, {
      validFrom: '2026-11-09',
      decidedOn: '2026-11-09',
    });
    await confirmed(stage, physician, input);
    expect(await night('DISCONTINUED_TWO_YEARS', '2028-11-08')).toBe(0);
    expect(await night('DISCONTINUED_TWO_YEARS', '2028-11-09')).toBe(1);
    expect((await tasksOf(physician.practitionerId)).map(reasonOf)).toEqual(['D-P6']);
    expect(await night('DISCONTINUED_TWO_YEARS', '2028-11-10')).toBe(0);
  });

  it('not of what was only reported, or taken back', async () => {
    const physician = await aRegistered(stage);
    const input = aRecord('DISCONTINUATION', physician.practitionerId, {
      validFrom: '2026-11-09',
      decidedOn: '2026-11-09',
    });
    const { id: recordId, version } = await recorded(stage, physician.reviewer, input);
    expect(await night('DISCONTINUED_TWO_YEARS', '2028-11-09')).toBe(0);
    const officer = officerOver(physician, OFFICER_RIGHTS);
    answered(await supersedeRecord(stage.deps, officer, { recordId, version, reason: '误报' }), 'RecordStepTaken');
    expect(await night('DISCONTINUED_TWO_YEARS', '2028-11-10')).toBe(0);
  });
});

describe('规培 (S2-Q52)', () => {
  const trainee = () =>
    aRegistered(stage, aPhysician(stage), aHospital(stage), { staffKind: 'TRAINEE', trainingEnd: '2027-07-31' });

  it('thirty days before its end the person and the base are reminded, once', async () => {
    const { practitionerId, institutionId } = await trainee();
    expect(await night('TRAINING_ENDS', '2027-06-30')).toBe(0);
    expect(await night('TRAINING_ENDS', '2027-07-01')).toBe(1);
    expect(await templates('practitioner.notice', practitionerId)).toContain(
      'DEADLINE_REMINDER 住院医师规范化培训即将结束',
    );
    expect(await templates('institution.notice', institutionId)).toEqual(['INSTITUTION_MATTER 规培将于2027-07-31结束']);
    expect(await night('TRAINING_ENDS', '2027-07-31')).toBe(0);
  });

  it('thirty days after its end the base may file (F-P7), not before', async () => {
    const { institutionId } = await trainee();
    await night('TRAINING_ENDED', '2027-08-30');
    expect(await templates('institution.notice', institutionId)).toEqual([]);
    await night('TRAINING_ENDED', '2027-08-31');
    expect(await templates('institution.notice', institutionId)).toEqual([
      'INSTITUTION_MATTER 规培结束满30日，可办理备案',
    ]);
  });
});

describe('护士有效期 (NR-10, 21; ALL-50, 70; 5.2)', () => {
  it.each([
    ['91 days before', '2026-08-10', null],
    ['90 days before', '2026-08-11', 90],
    ['61 days before', '2026-09-09', 90],
    ['60 days before', '2026-09-10', 60],
    ['31 days before', '2026-10-09', 60],
    ['30 days before', '2026-10-10', 30],
    ['on the last day', '2026-11-09', 30],
    ['the day after', '2026-11-10', null],
  ])('S2-Q32: %s', (_, date, reminder) => {
    expect(reminderOf(calendarDate('2026-11-09'), calendarDate(date))).toBe(reminder);
  });

  const aRegisteredNurse = async (until: string) => {
    const where = somewhere(stage);
    const nurse = aNurse(stage);
    const registration = await entered(stage, nurse, where, { from: '2022-03-01', until });
    return { ...nurse, ...where, registration };
  };
  const renewal = ({ viewer, registration }: Awaited<ReturnType<typeof aRegisteredNurse>>) => ({
    by: viewer,
    procedure: 'NUR_RENEW',
    registrationId: registration.id,
  });

  it('reminders 90, 60 and 30 days before, each once; none for whoever has applied', async () => {
    const nurse = await aRegisteredNurse('2027-02-28');
    const reminders = async () =>
      (await templates('practitioner.notice', nurse.practitionerId)).filter((one) => one.startsWith('DEADLINE'));
    await night('NURSE_EXPIRY_NEAR', '2026-11-29');
    expect(await reminders()).toHaveLength(0);
    await night('NURSE_EXPIRY_NEAR', '2026-11-30');
    await night('NURSE_EXPIRY_NEAR', '2026-12-01');
    expect(await reminders()).toHaveLength(1);
    await night('NURSE_EXPIRY_NEAR', '2026-12-30');
    expect(await reminders()).toHaveLength(2);
    await play(stage, renewal(nurse), 'SUBMITTED');
    await night('NURSE_EXPIRY_NEAR', '2027-01-29');
    expect(await reminders()).toHaveLength(2);
  });

  it('expired on the day after, with the last day on which she could practise; then the task D-N1', async () => {
    const nurse = await aRegisteredNurse('2026-12-31');
    await night('NURSE_EXPIRED', '2026-12-31');
    expect(await the(nurse.practitionerId)).toMatchObject({ status: 'VALID' });
    await night('NURSE_EXPIRED', '2027-01-01');
    const expired = await the(nurse.practitionerId);
    expect(expired).toMatchObject({ status: 'EXPIRED' });
    expect([day(expired.statusSince), day(expired.lastValidOn), day(expired.validFrom)]).toEqual([
      '2027-01-01',
      '2026-12-31',
      '2027-01-01',
    ]);
    await night('EXPIRED_UNRENEWED', '2027-01-01');
    const tasks = await tasksOf(nurse.practitionerId);
    expect(tasks).toMatchObject([{ procedure: 'NUR_DEREG', status: 'TO_NOTIFY' }]);
    expect(tasks.map(reasonOf)).toEqual(['D-N1']);
  });

  it('noticed late, it expired when it expired', async () => {
    const nurse = await aRegisteredNurse('2026-12-31');
    await night('NURSE_EXPIRED', '2027-01-20');
    const expired = await the(nurse.practitionerId);
    expect([day(expired.statusSince), day(expired.lastValidOn)]).toEqual(['2027-01-01', '2026-12-31']);
  });

  it('deemed renewed when the authority had it thirty days before (ALL-50): VALID, DEEMED, with an alarm', async () => {
    const nurse = await aRegisteredNurse('2026-12-31');
    moveTo('2026-12-01');
    const applied = await play(stage, renewal(nurse), 'ACCEPTED');
    await night('NURSE_EXPIRED', '2027-01-01');
    const renewed = await the(nurse.practitionerId);
    expect(renewed).toMatchObject({ status: 'VALID', renewalBasis: 'DEEMED', applicationId: applied.id });
    expect([day(renewed.periodFrom), day(renewed.periodUntil)]).toEqual(['2027-01-01', '2031-12-31']);
    expect(await now(stage, applied)).toMatchObject({ status: 'EFFECTIVE', eRegId: renewed.eRegId });
    expect(await flagsOf(applied.id)).toMatchObject([{ kind: 'DEEMED_RENEWAL' }]);
    await night('EXPIRED_UNRENEWED', '2027-01-02');
    expect(await tasksOf(nurse.practitionerId)).toEqual([]);
  });

  it('deemed from where it waits to be accepted as well', async () => {
    const nurse = await aRegisteredNurse('2026-12-31');
    moveTo('2026-12-01');
    const applied = await play(stage, renewal(nurse), 'INST_PASSED');
    await night('NURSE_EXPIRED', '2027-01-01');
    expect(await now(stage, applied)).toMatchObject({ status: 'EFFECTIVE' });
    expect(await the(nurse.practitionerId)).toMatchObject({ renewalBasis: 'DEEMED' });
  });

  it('a day too late: expired, the renewal goes on, no task while it does; approved, the task has no ground', async () => {
    const nurse = await aRegisteredNurse('2026-12-31');
    moveTo('2026-12-02');
    const applied = await play(stage, renewal(nurse), 'ACCEPTED');
    await night('NURSE_EXPIRED', '2027-01-01');
    expect(await the(nurse.practitionerId)).toMatchObject({ status: 'EXPIRED' });
    expect(await now(stage, applied)).toMatchObject({ status: 'ACCEPTED' });
    await night('EXPIRED_UNRENEWED', '2027-01-01');
    expect(await tasksOf(nurse.practitionerId)).toEqual([]);
  });

  it('a suspension that runs keeps it from being deemed (11-A5)', async () => {
    const nurse = await aRegisteredNurse('2026-12-31');
    moveTo('2026-12-01');
    const applied = await play(stage, renewal(nurse), 'ACCEPTED');
    const { practitionerId } = nurse;
    const days = { measure: 'SUSPENSION', validFrom: '2026-12-02', validUntil: '2027-06-01' };
    moveTo('2026-12-02');
    await recorded(
      stage,
      officerOver(nurse, ['RECORD_PENALTIES']),
      aRecord('PENALTY', practitionerId, { professionType: 'NURSE', ...days }),
    );
    await night('NURSE_EXPIRED', '2027-01-01');
    expect(await the(practitionerId)).toMatchObject({ status: 'EXPIRED' });
    expect(await now(stage, applied)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
  });
});

describe('多机构备案 (S0-2.3; 5.3; I8)', () => {
  it('begins on its first day and ends the day after its last: the licences hear a new version each time', async () => {
    const physician = await aRegistered(stage);
    const other = aHospital(stage);
    const form = { institution: other.institutionId, validFrom: '2026-12-01', validUntil: '2026-12-31' };
    await play(stage, about(physician, 'PHY_MULTI', form));
    const version = async () => (await the(physician.practitionerId)).version;
    const before = await version();
    await night('FILING_BEGINS', '2026-11-30');
    expect(await version()).toBe(before);
    await night('FILING_BEGINS', '2026-12-01');
    await night('FILING_BEGINS', '2026-12-02');
    expect(await version()).toBe(before + 1);
    await night('FILING_ENDS', '2026-12-31');
    expect(await version()).toBe(before + 1);
    await night('FILING_ENDS', '2027-01-01');
    await night('FILING_ENDS', '2027-01-02');
    expect(await version()).toBe(before + 2);
    expect(await filingsOf(stage, physician.practitionerId)).toMatchObject([{ endedOn: null }]);
  });

  it('one that began with its approval was announced then', async () => {
    const physician = await aRegistered(stage);
    const form = { institution: aHospital(stage).institutionId, validFrom: '2026-11-09', validUntil: '2026-12-31' };
    await play(stage, about(physician, 'PHY_MULTI', form));
    const { version } = await the(physician.practitionerId);
    await night('FILING_BEGINS', '2026-11-10');
    expect(await the(physician.practitionerId)).toMatchObject({ version });
  });
});

describe('the clocks of an application (ALL-32, 42, 82; 5.4)', () => {
  // Twenty working days from Monday, 9 November 2026: the last one is 7 December.
  it.each([
    ['nine days', '2026-11-20', null],
    ['ten days: 50 %', '2026-11-23', 50],
    ['fifteen days', '2026-11-30', 50],
    ['sixteen days: 80 %', '2026-12-01', 80],
    ['the last day: 100 %', '2026-12-07', 100],
    ['the day after', '2026-12-08', 'OVERDUE'],
  ])('S2-Q59.9: %s', (_, date, warning) => {
    expect(warningOf(calendarDate('2026-11-09'), calendarDate('2026-12-07'), calendarDate(date))).toBe(warning);
  });

  it('warns supervision at 50, 80 and 100 per cent and when it is overdue, each once', async () => {
    const application = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'ACCEPTED');
    for (const date of [
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
      '2026-12-01',
      '2026-12-07',
      '2026-12-08',
      '2026-12-09',
    ]) {
      await night('DECISION_CLOCK', date);
    }
    const flags = await flagsOf(application.id);
    expect(flags.map(({ kind, occasion }) => `${kind} ${occasion}`)).toEqual([
      'CLOCK 2026-12-07:50',
      'CLOCK 2026-12-07:80',
      'CLOCK 2026-12-07:100',
      'OVERDUE 2026-12-07:OVERDUE',
    ]);
    expect(flags[0]).toMatchObject({ authorityId: application.authorityId, regionCode: '440103' });
  });

  it('a house that slept warns once, with what it is now', async () => {
    const application = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'ACCEPTED');
    await night('DECISION_CLOCK', '2026-12-08');
    expect((await flagsOf(application.id)).map(({ kind }) => kind)).toEqual(['OVERDUE']);
  });

  it('an extended clock warns again', async () => {
    const where = aHospital(stage);
    const application = await play(stage, registering(aPhysician(stage), where), 'ACCEPTED');
    await night('DECISION_CLOCK', '2026-12-07');
    const request = { ...seen(application), reason: '需要专家评审' };
    answered(await extendDecision(stage.deps, officerOver(where, OFFICER_RIGHTS), request), 'StepTaken');
    await night('DECISION_CLOCK', '2026-12-08');
    expect((await flagsOf(application.id)).map(({ occasion }) => occasion)).toEqual([
      '2026-12-07:100',
      '2026-12-21:50',
    ]);
  });

  it('ALL-32(4): not accepted in five working days, accepted from the day of receipt', async () => {
    const application = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'INST_PASSED');
    await night('DEEMED_ACCEPTED', '2026-11-16');
    expect(await now(stage, application)).toMatchObject({ status: 'INST_PASSED' });
    await night('DEEMED_ACCEPTED', '2026-11-17');
    const accepted = await now(stage, application);
    expect(accepted).toMatchObject({ status: 'ACCEPTED', acceptedAt: application.receivedAt });
    expect([day(accepted.clockFrom), day(accepted.dueOn)]).toEqual(['2026-11-09', '2026-12-07']);
    expect(await flagsOf(application.id)).toMatchObject([{ kind: 'DEEMED_ACCEPTED' }]);
  });

  it('5.4: a review that rests for ten working days reminds the institution and shows the authority', async () => {
    const where = aHospital(stage);
    const application = await play(stage, registering(aPhysician(stage), where), 'SUBMITTED');
    await night('REVIEW_RESTS', '2026-11-23');
    expect(await flagsOf(application.id)).toEqual([]);
    await night('REVIEW_RESTS', '2026-11-24');
    await night('REVIEW_RESTS', '2026-11-25');
    expect(await flagsOf(application.id)).toMatchObject([{ kind: 'CALLED_UP' }]);
    expect(await templates('institution.notice', where.institutionId)).toEqual([
      'INSTITUTION_MATTER 业务申请逾期未审核',
    ]);
  });
});

describe('what institutions owe (S2-Q20.3; PL-17; O13-18, 19)', () => {
  const gone = (physician: Awaited<ReturnType<typeof aRegistered>>) =>
    onBehalf(physician.reviewer, physician, 'PHY_DEREG', {
      reason: 'D-P12',
      notifiedOn: '2026-11-01',
      notifiedBy: 'REGISTERED_MAIL',
      notified: '告知将办理注销',
    });

  it('D-P12: ten working days after the submission the objection period is over, and the institution hears of it', async () => {
    const physician = await aRegistered(stage);
    await play(stage, gone(physician), 'INST_PASSED');
    await night('OBJECTION_OVER', '2026-11-23');
    expect(await templates('institution.notice', physician.institutionId)).toEqual([]);
    await night('OBJECTION_OVER', '2026-11-24');
    await night('OBJECTION_OVER', '2026-11-25');
    expect(await templates('institution.notice', physician.institutionId)).toEqual([
      'INSTITUTION_MATTER 本人异议期届满',
    ]);
  });

  it('not where the person has objected', async () => {
    const physician = await aRegistered(stage);
    const application = await play(stage, gone(physician), 'INST_PASSED');
    const request = { ...seen(application), statement: '仍在执业' };
    answered(await objectToApplication(stage.deps, physician.viewer, request), 'StepTaken');
    await night('OBJECTION_OVER', '2026-11-24');
    expect(await templates('institution.notice', physician.institutionId)).toEqual([]);
  });

  it('a draft whose day has come is remembered; thirty days later supervision hears of it', async () => {
    const physician = await aRegistered(stage);
    const form = { reason: 'F-P1', leftOn: '2026-11-20' };
    const draft = await play(stage, onBehalf(physician.reviewer, physician, 'PHY_FILE', form), 'DRAFT');
    await night('REPORT_DUE', '2026-11-19');
    expect(await templates('institution.notice', physician.institutionId)).toEqual([]);
    await night('REPORT_DUE', '2026-11-20');
    await night('REPORT_DUE', '2026-11-21');
    expect(await templates('institution.notice', physician.institutionId)).toEqual([
      'INSTITUTION_MATTER 备案、注销应于2026-12-20前报送',
    ]);
    await night('REPORT_LATE', '2026-12-20');
    expect(await flagsOf(draft.id)).toEqual([]);
    await night('REPORT_LATE', '2026-12-21');
    await night('REPORT_LATE', '2026-12-22');
    expect(await flagsOf(draft.id)).toMatchObject([{ kind: 'LATE_REPORT', occasion: '2026-11-20' }]);
  });

  it('what was reported in time is in time, what was reported late is late', async () => {
    const [intime, late] = [await aRegistered(stage), await aRegistered(stage)];
    const one = await play(
      stage,
      onBehalf(intime.reviewer, intime, 'PHY_FILE', { reason: 'F-P1', leftOn: '2026-10-10' }),
      'INST_PASSED',
    );
    const two = await play(
      stage,
      onBehalf(late.reviewer, late, 'PHY_FILE', { reason: 'F-P1', leftOn: '2026-10-09' }),
      'INST_PASSED',
    );
    await night('REPORT_LATE', '2026-11-10');
    expect(await flagsOf(one.id)).toEqual([]);
    expect(await flagsOf(two.id)).toMatchObject([{ kind: 'LATE_REPORT' }]);
  });

  it('3.6, F-P6: thirty days after the institution has closed the authority files whoever is left and not on his way', async () => {
    const where = aHospital(stage);
    const [left, moving] = [
      await aRegistered(stage, aPhysician(stage), where),
      await aRegistered(stage, aPhysician(stage), where),
    ];
    const target = aHospital(stage);
    const form = { institutionChanges: true, placeChanges: false, institution: target.institutionId, reason: '调动' };
    await play(stage, about(moving, 'PHY_CHG', form), 'SUBMITTED');
    for (const { registration } of [left, moving]) {
      await stage.deps.db.registration.update({
        where: { id: registration.id },
        data: { primaryInstitutionClosedOn: new Date('2026-11-09T00:00:00Z'), version: { increment: 1 } },
      });
    }
    expect(await night('INSTITUTION_CLOSED', '2026-12-09')).toBe(0);
    expect(await night('INSTITUTION_CLOSED', '2026-12-10')).toBe(1);
    const tasks = await tasksOf(left.practitionerId);
    expect(tasks).toMatchObject([{ procedure: 'PHY_FILE', status: 'TO_NOTIFY' }]);
    expect(tasks.map(reasonOf)).toEqual(['F-P6']);
    expect(await tasksOf(moving.practitionerId)).toEqual([]);
  });
});

describe('suspensions and waiting periods (PL-16, 42, 55; ALL-78)', () => {
  it('the flag comes on the first day and goes the day after the last', async () => {
    const physician = await aRegistered(stage);
    const days = { measure: 'SUSPENSION', validFrom: '2026-12-01', validUntil: '2027-05-31' };
    await recorded(
      stage,
      officerOver(physician, ['RECORD_PENALTIES']),
      aRecord('PENALTY', physician.practitionerId, days),
    );
    const suspended = async () => (await the(physician.practitionerId)).suspended;
    await night('SUSPENSION_BEGINS', '2026-11-30');
    expect(await suspended()).toBe(false);
    await night('SUSPENSION_BEGINS', '2026-12-01');
    expect(await suspended()).toBe(true);
    await night('SUSPENSION_ENDS', '2027-05-31');
    expect(await suspended()).toBe(true);
    await night('SUSPENSION_ENDS', '2027-06-01');
    expect(await suspended()).toBe(false);
  });

  it('stays while another one runs', async () => {
    const physician = await aRegistered(stage);
    const officer = officerOver(physician, ['RECORD_PENALTIES']);
    const penalty = (validFrom: string, validUntil: string) =>
      recorded(
        stage,
        officer,
        aRecord('PENALTY', physician.practitionerId, { measure: 'SUSPENSION', validFrom, validUntil }),
      );
    await penalty('2026-11-09', '2027-05-08');
    await penalty('2027-01-01', '2027-12-31');
    await night('SUSPENSION_ENDS', '2027-05-09');
    expect(await the(physician.practitionerId)).toMatchObject({ suspended: true });
  });

  it('a ban that ends is told, the day after its last day', async () => {
    const physician = await aRegistered(stage);
    await recorded(stage, officerOver(physician, ['RECORD_PENALTIES']), aRecord('BAN', physician.practitionerId));
    const free = async () =>
      (await templates('practitioner.notice', physician.practitionerId)).filter((one) => one.endsWith('期间')).length;
    const before = await free();
    await night('WAITING_OVER', '2027-11-01');
    expect(await free()).toBe(before);
    await night('WAITING_OVER', '2027-11-02');
    await night('WAITING_OVER', '2027-11-03');
    expect(await free()).toBe(before + 1);
  });

  it('two years after a revocation, on the anniversary of the decision (10.1.19)', async () => {
    const physician = await aRegistered(stage);
    const input = aRecord('PENALTY', physician.practitionerId, { measure: 'REVOCATION' });
    await recorded(stage, officerOver(physician, ['RECORD_PENALTIES']), input);
    const free = async () =>
      (await told(stage, 'practitioner.notice', physician.practitionerId)).filter(
        ({ params }) => params.state === '已届满，可以申请',
      ).length;
    await night('WAITING_OVER', '2028-11-01');
    expect(await free()).toBe(0);
    await night('WAITING_OVER', '2028-11-02');
    expect(await free()).toBe(1);
  });
});

describe('短期行医 (O62, O63, O24)', () => {
  async function aShortTerm(
    practitionerId: string,
    { institutionId }: { institutionId: string },
    period: { from: string; until: string },
  ) {
    const institution = await stage.deps.neighbours.findInstitution(institutionId);
    if (!institution) throw new Error('Nowhere');
    const days = { from: calendarDate(period.from), until: calendarDate(period.until) };
    await stage.deps.db.$transaction(async (tx) => {
      const holder = { practitionerId, professionType: 'SHORT_TERM' as const };
      await tx.certificate.create({
        data: { ...holder, code: 'SH0440103000001', allocatedAt: stage.deps.clock.now() },
      });
      await enterRegistration(tx, stage.deps, {
        registrant: {
          practitionerId,
          name: '陈港生',
          sex: 'MALE',
          birthDate: new Date('1980-01-01T00:00:00Z'),
          ethnicGroup: null,
        },
        profession: 'SHORT_TERM',
        entry: {
          level: 'HONG_KONG',
          category: 'CLINICAL',
          major: '',
          qualificationIds: [],
          scopes: [],
          techniques: [],
          diseases: [],
          department: null,
          staffKind: 'STAFF',
          trainingEnd: null,
          originInstitution: null,
          place: practicePlace('HONG_KONG', institution),
          solePlace: false,
          institution,
          authority: institution.licensingAuthority,
          period: days,
        },
        certificateCode: 'SH0440103000001',
        eRegId: null,
        applicationId: null,
        photoKey: null,
        issuedOn: days.from,
        firstRegisteredOn: days.from,
        suspended: false,
        actor: SYSTEM,
        at: stage.deps.clock.now(),
      });
    });
  }

  it('is over the day after its last day', async () => {
    const { practitionerId } = aPhysician(stage);
    await aShortTerm(practitionerId, somewhere(stage), { from: '2026-01-01', until: '2026-12-31' });
    await night('SHORT_TERM_ENDED', '2026-12-31');
    expect(await the(practitionerId)).toMatchObject({ status: 'VALID' });
    await night('SHORT_TERM_ENDED', '2027-01-01');
    const ended = await the(practitionerId);
    expect(ended).toMatchObject({ status: 'EXPIRED' });
    expect(day(ended.lastValidOn)).toBe('2026-12-31');
  });
});

describe('a night', () => {
  it('twice at once: every occasion once', async () => {
    const application = await play(stage, registering(aPhysician(stage), aHospital(stage)), 'INST_PASSED');
    moveTo('2026-11-17');
    await Promise.all([runTimers(stage.deps, SILENT), runTimers(stage.deps, SILENT)]);
    expect(await now(stage, application)).toMatchObject({ status: 'ACCEPTED', version: application.version + 1 });
    const runs = await stage.deps.db.timerRun.count({ where: { timer: 'DEEMED_ACCEPTED', subjectId: application.id } });
    expect(runs).toBe(1);
  });

  it('one that fails does not stop the others, and is made up for', async () => {
    const physician = await aRegistered(stage);
    await play(stage, about(physician, 'PHY_FILE', { reason: 'F-P2' }));
    moveTo('2029-01-02');
    stage.world.away.add('qualifications');
    const failed = await runTimers(stage.deps, SILENT);
    stage.world.away.delete('qualifications');
    expect(failed.timers.FILED_TWO_YEARS?.failed).toBeGreaterThan(0);
    expect(await tasksOf(physician.practitionerId)).toEqual([]);
    expect((await runTimers(stage.deps, SILENT)).failed).toBe(0);
    expect(await tasksOf(physician.practitionerId)).toHaveLength(1);
  });
});
