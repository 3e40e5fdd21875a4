import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../../test/ask.ts';
import { answered } from '../../test/builders.ts';
import { aNurse, entered } from '../../test/nurses.ts';
import { aHospital, aRegistered } from '../../test/physicians.ts';
import { registrationsOf } from '../../test/play.ts';
import { aRecord, confirmed, DETAILS, officerOver, recorded, told } from '../../test/records.ts';
import { aStage, OFFICER_RIGHTS, type Stage, someone, somewhere } from '../../test/stage.ts';
import { confirmRecord } from '../features/confirm-record/confirm-record.ts';
import { rejectRecord } from '../features/reject-record/reject-record.ts';
import { reportRecord } from '../features/report-record/report-record.ts';
import { supersedeRecord } from '../features/supersede-record/supersede-record.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const tasksOf = async (practitionerId: string) => {
  const rows = await stage.deps.db.application.findMany({
    where: { practitionerId, channel: 'EX_OFFICIO' },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ procedure, status, formSealed }) => ({
    procedure,
    status,
    reason: JSON.parse(stage.deps.pii.open(formSealed ?? '')).reason,
  }));
};
const cycle = (cycleFrom: string, cycleUntil: string) => ({ ...DETAILS.ASSESSMENT, cycleFrom, cycleUntil });
const FAILED = { measure: 'FAILED', validFrom: '2026-08-01', validUntil: '2026-10-31', decidedOn: '2026-07-20' };

describe('what an institution reports and the authority confirms (PL-42; O13-11; domain 3.7)', () => {
  it('waits, counts once it is confirmed, and is told', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId, reviewer } = physician;
    const input = aRecord('ASSESSMENT', practitionerId, { ...FAILED, validUntil: '2026-12-31' });
    const record = await recorded(stage, reviewer, input);
    expect(record).toMatchObject({ state: 'REPORTED', authorityId: physician.authorityId, confirmedAt: null });
    expect((await registrationsOf(stage, practitionerId))[0]).toMatchObject({ suspended: false });

    const officer = officerOver(physician, OFFICER_RIGHTS);
    const queue = await ask(stage, officer, '{ recordsToConfirm { edges { node { id name state } } } }');
    expect(queue.edges).toContainEqual({ node: { id: record.id, name: '李时针', state: 'REPORTED' } });
    const request = { recordId: record.id, version: record.version };
    answered(await confirmRecord(stage.deps, officer, request), 'RecordStepTaken');
    expect((await registrationsOf(stage, practitionerId))[0]).toMatchObject({ suspended: true });
    expect(await told(stage, 'practitioner.notice', practitionerId)).toContainEqual({
      template: 'REGISTRATION_NOTICE',
      params: { matter: '执业注册', state: '暂停执业' },
    });
  });

  it('twice at once: one confirmation', async () => {
    const physician = await aRegistered(stage);
    const input = aRecord('ASSESSMENT', physician.practitionerId, { ...FAILED, validUntil: '2026-12-31' });
    const { id: recordId, version } = await recorded(stage, physician.reviewer, input);
    const officer = officerOver(physician, OFFICER_RIGHTS);
    const outcomes = await Promise.all([1, 2].map(() => confirmRecord(stage.deps, officer, { recordId, version })));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['RecordChanged', 'RecordStepTaken']);
    expect((await registrationsOf(stage, physician.practitionerId))[0]).toMatchObject({ suspended: true, version: 2 });
  });

  it('only by the authority that it waits for, with the right of its kind; others do not see it', async () => {
    const physician = await aRegistered(stage);
    const { id: recordId, version } = await recorded(
      stage,
      physician.reviewer,
      aRecord('ASSESSMENT', physician.practitionerId),
    );
    const request = { recordId, version };
    const stranger = officerOver(aHospital(stage, '430102'), OFFICER_RIGHTS);
    expect(await confirmRecord(stage.deps, { ...stranger, regionCode: '430102' }, request)).toMatchObject({
      kind: 'RecordNotFound',
    });
    expect(await confirmRecord(stage.deps, stranger, request)).toMatchObject({ kind: 'RecordNotFound' });
    const penalties = officerOver(physician, ['RECORD_PENALTIES']);
    expect(await confirmRecord(stage.deps, penalties, request)).toMatchObject({ code: 'NOT_YOURS_TO_RECORD' });
    const CONFIRM = 'mutation($id: ID!) { confirmRecord(recordId: $id, version: 1) { __typename } }';
    expect(await ask(stage, physician.reviewer, CONFIRM, { id: recordId })).toMatchObject({ __typename: 'FORBIDDEN' });
  });

  it('is rejected with a reason that the institution hears of', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId, reviewer, institutionId } = physician;
    const { id: recordId, version } = await recorded(stage, reviewer, aRecord('ASSESSMENT', practitionerId));
    const officer = officerOver(physician, OFFICER_RIGHTS);
    expect(await rejectRecord(stage.deps, officer, { recordId, version, reason: '' })).toMatchObject({
      kind: 'InvalidInput',
    });
    const request = { recordId, version, reason: '周期有误' };
    answered(await rejectRecord(stage.deps, officer, request), 'RecordStepTaken');
    expect(await rejectRecord(stage.deps, officer, request)).toMatchObject({ kind: 'RecordChanged' });
    expect(await confirmRecord(stage.deps, officer, { recordId, version: 2 })).toMatchObject({
      code: 'RECORD_SETTLED',
    });
    const mine = await ask(stage, reviewer, '{ reportedRecords { edges { node { state outcome } } } }');
    expect(mine.edges).toEqual([{ node: { state: 'REJECTED', outcome: '周期有误' } }]);
    const [notice] = await told(stage, 'institution.notice', institutionId);
    expect(notice?.params.matter).toBe('医师定期考核不予确认');
  });

  it('of its own people only', async () => {
    const { practitionerId } = await aRegistered(stage);
    const { reviewer } = aHospital(stage);
    expect(await reportRecord(stage.deps, reviewer, aRecord('ASSESSMENT', practitionerId))).toMatchObject({
      code: 'PERSON_UNKNOWN',
    });
  });
});

describe('consecutive and repeated failures (PL-17(4); O13-18(4), (5); 11-A7)', () => {
  it('two consecutive cycles missed: a task on D-P5, with a hearing', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId } = physician;
    const officer = officerOver(physician, OFFICER_RIGHTS);
    const missed = (details: object) =>
      aRecord('ASSESSMENT', practitionerId, { measure: 'MISSED', details: details as Record<string, unknown> });
    await recorded(stage, officer, missed(cycle('2020-01-01', '2022-12-31')));
    expect(await tasksOf(practitionerId)).toEqual([]);
    await confirmed(stage, physician, missed(cycle('2023-01-01', '2025-12-31')));
    expect(await tasksOf(practitionerId)).toEqual([{ procedure: 'PHY_DEREG', status: 'TO_NOTIFY', reason: 'D-P5' }]);
  });

  it('with a cycle in between, or one that was passed: none', async () => {
    const physician = await aRegistered(stage);
    const officer = officerOver(physician, OFFICER_RIGHTS);
    const say = (measure: string, from: string, until: string) =>
      recorded(
        stage,
        officer,
        aRecord('ASSESSMENT', physician.practitionerId, { measure, details: cycle(from, until) }),
      );
    await say('MISSED', '2017-01-01', '2019-12-31');
    await say('PASSED', '2020-01-01', '2022-12-31');
    await say('MISSED', '2023-01-01', '2025-12-31');
    expect(await tasksOf(physician.practitionerId)).toEqual([]);
  });

  it('failed again after the suspension: a task on D-P4; not before its end, not without a first failure', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId } = physician;
    const officer = officerOver(physician, OFFICER_RIGHTS);
    const again = (decidedOn: string) => aRecord('ASSESSMENT', practitionerId, { measure: 'FAILED_AGAIN', decidedOn });
    expect(await reportRecord(stage.deps, officer, again('2026-11-02'))).toMatchObject({ code: 'NOT_FAILED_BEFORE' });
    await recorded(stage, officer, aRecord('ASSESSMENT', practitionerId, FAILED));
    expect(await reportRecord(stage.deps, officer, again('2026-10-31'))).toMatchObject({ code: 'STILL_SUSPENDED' });
    const { id: recordId, version } = await recorded(stage, officer, again('2026-11-01'));
    expect(await tasksOf(practitionerId)).toEqual([{ procedure: 'PHY_DEREG', status: 'TO_NOTIFY', reason: 'D-P4' }]);
    // Corrected: the task rested on it.
    const request = { recordId, version, reason: '成绩复核合格' };
    answered(await supersedeRecord(stage.deps, officer, request), 'RecordStepTaken');
    expect(await tasksOf(practitionerId)).toMatchObject([{ status: 'CLOSED_BY_OPERATION_OF_LAW' }]);
  });

  it('one result for a cycle; a correction may stand in its place', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId, reviewer } = physician;
    const record = await confirmed(stage, physician, aRecord('ASSESSMENT', practitionerId));
    const other = aRecord('ASSESSMENT', practitionerId, { measure: 'MISSED' });
    expect(await reportRecord(stage.deps, reviewer, other)).toMatchObject({ code: 'CYCLE_RECORDED' });
    const officer = officerOver(physician, OFFICER_RIGHTS);
    const request = { recordId: record.id, version: record.version, reason: '登记错误' };
    const wrongPerson = aRecord('ASSESSMENT', (await aRegistered(stage)).practitionerId);
    expect(await supersedeRecord(stage.deps, officer, { ...request, replacement: wrongPerson })).toMatchObject({
      code: 'OTHER_RECORD',
    });
    answered(await supersedeRecord(stage.deps, officer, { ...request, replacement: other }), 'RecordStepTaken');
  });
});

describe('the other kinds (NR-11; S0 二(三); PL-17(2); O13-18(2))', () => {
  it('conduct of a nurse: reported, confirmed, kept', async () => {
    const where = somewhere(stage);
    const nurse = aNurse(stage);
    await entered(stage, nurse, where);
    const input = aRecord('CONDUCT', nurse.practitionerId, { professionType: 'NURSE' });
    expect(await confirmed(stage, where, input)).toMatchObject({ state: 'CONFIRMED', measure: 'AWARD' });
    const physician = await aRegistered(stage);
    const wrong = aRecord('CONDUCT', physician.practitionerId);
    expect(await reportRecord(stage.deps, physician.reviewer, wrong)).toMatchObject({
      problems: [{ field: 'professionType', problem: 'UNKNOWN' }],
    });
  });

  it('a nurse is suspended and revoked too (NR-31): D-N2', async () => {
    const where = somewhere(stage);
    const nurse = aNurse(stage);
    await entered(stage, nurse, where);
    const revocation = aRecord('PENALTY', nurse.practitionerId, { professionType: 'NURSE', measure: 'REVOCATION' });
    await recorded(stage, officerOver(where, ['RECORD_PENALTIES']), revocation);
    expect(await registrationsOf(stage, nurse.practitionerId)).toMatchObject([
      { status: 'DEREGISTERED', statusReason: 'D-N2' },
    ]);
  });

  it('a sentence is a ground of deregistration of a physician: D-P2', async () => {
    const physician = await aRegistered(stage);
    await recorded(stage, officerOver(physician, ['RECORD_PENALTIES']), aRecord('CRIMINAL', physician.practitionerId));
    expect(await tasksOf(physician.practitionerId)).toEqual([
      { procedure: 'PHY_DEREG', status: 'TO_NOTIFY', reason: 'D-P2' },
    ]);
  });

  it('an inspection of a TCM specialist by the county in which he practises', async () => {
    const { anApproved } = await import('../../test/builders.ts');
    const specialist = await anApproved(stage, someone(stage), somewhere(stage));
    const officer = officerOver(specialist, ['RECORD_PENALTIES']);
    const input = aRecord('INSPECTION', specialist.practitionerId, { professionType: 'TCM_SPECIALTY' });
    expect(await recorded(stage, officer, input)).toMatchObject({ state: 'CONFIRMED' });
    const ofPhysician = aRecord('INSPECTION', specialist.practitionerId);
    expect(await reportRecord(stage.deps, officer, ofPhysician)).toMatchObject({ kind: 'InvalidInput' });
  });
});
