import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@medreg/audit';
import { ask } from '../../test/ask.ts';
import { answered, seen } from '../../test/builders.ts';
import { about, aHospital, aRegistered, type Registered } from '../../test/physicians.ts';
import { now, obstacle, play, registrationsOf } from '../../test/play.ts';
import { officerOver, told } from '../../test/records.ts';
import { aStage, OFFICER_RIGHTS, type Stage } from '../../test/stage.ts';
import { approveApplication } from '../features/approve-application/approve-application.ts';
import { decideTask, keepRegistration } from '../features/decide-task/decide-task.ts';
import { explainTask } from '../features/explain-task/explain-task.ts';
import { notifyOfTask } from '../features/notify-of-task/notify-of-task.ts';
import { openOfficialTask } from '../features/open-official-task/open-official-task.ts';
import { saveMaterial } from '../features/upload-material/save-material.ts';
import type { ApplicationRow } from '../rows.ts';
import { openStatement } from '../sealed.ts';
import { runTimers } from '../timers/run-timers.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
beforeEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));
afterAll(() => stage.close());

const DECISION = { reasons: [{ code: 'D-P6', message: '经查已中止执业满二年' }], officer: '张三' };
const SILENT = { warn() {} };
const officerOf = (where: Registered) => officerOver(where, OFFICER_RIGHTS);
const anotherOf = (where: Registered) => officerOver(where, OFFICER_RIGHTS, 'another');

async function aTask(
  physician: Registered,
  over: { reason?: string; procedure?: string } = {},
): Promise<ApplicationRow> {
  const { id: registrationId } = physician.registration;
  const input = { registrationId, procedure: 'PHY_DEREG', reason: 'D-P6', evidence: '考勤记录显示已离岗二年', ...over };
  return answered(await openOfficialTask(stage.deps, officerOf(physician), input), 'OpenedApplication').application;
}
const told30 = async (physician: Registered, task: ApplicationRow) =>
  answered(await notifyOfTask(stage.deps, officerOf(physician), seen(task)), 'StepTaken').application;
async function heard(physician: Registered, task: ApplicationRow): Promise<ApplicationRow> {
  await told30(physician, task);
  stage.clock.moveTo('2026-12-10T01:00:00+08:00');
  await runTimers(stage.deps, SILENT);
  return now(stage, task);
}

describe('依职权办理 from the opening to the decision (5.6, 11-A9)', () => {
  it('opened with its evidence; the person is told, explains with papers, is heard for thirty days; a named officer decides', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId, viewer, institutionId } = physician;
    const opened = await aTask(physician);
    expect(opened).toMatchObject({ status: 'TO_NOTIFY', channel: 'EX_OFFICIO', claim: null, waitingFor: 'OFFICER' });
    const evidence = await saveMaterial(
      stage.deps,
      officerOf(physician),
      { applicationId: opened.id, material: 'EVIDENCE' },
      Buffer.from('%PDF-1.7\n%%EOF\n'),
    );
    expect(evidence.kind).toBe('SavedMaterial');

    const hearing = await told30(physician, opened);
    expect(hearing).toMatchObject({ status: 'HEARING', dueOn: new Date('2026-12-09T00:00:00Z') });
    expect(await told(stage, 'practitioner.notice', practitionerId)).toContainEqual({
      template: 'HEARING_NOTICE',
      params: { applicationNumber: opened.number, matter: '医师注销注册', lastDay: '2026-12-09' },
    });
    expect(await told(stage, 'institution.notice', institutionId)).toContainEqual({
      template: 'INSTITUTION_MATTER',
      params: { matter: '拟依职权办理医师注销注册', reference: opened.number },
    });

    const said = answered(
      await explainTask(stage.deps, viewer, { ...seen(hearing), statement: '一直在岗' }),
      'StepTaken',
    );
    expect(said.application).toMatchObject({ status: 'HEARING', dueOn: hearing.dueOn });
    const papers = { applicationId: opened.id, material: 'EXPLANATION' };
    expect((await saveMaterial(stage.deps, viewer, papers, Buffer.from('%PDF-1.7\n%%EOF\n'))).kind).toBe(
      'SavedMaterial',
    );

    // The last day belongs to the person.
    stage.clock.moveTo('2026-12-09T23:00:00+08:00');
    await runTimers(stage.deps, SILENT);
    expect(await now(stage, opened)).toMatchObject({ status: 'HEARING' });
    stage.clock.moveTo('2026-12-10T00:40:00+08:00');
    await runTimers(stage.deps, SILENT);
    const accepted = await now(stage, opened);
    expect(accepted).toMatchObject({ status: 'ACCEPTED', decisionDays: 20 });
    expect(accepted.dueOn).not.toBeNull();

    const decided = await decideTask(stage.deps, anotherOf(physician), { ...seen(accepted), ...DECISION });
    answered(decided, 'ApprovedApplication');
    expect(await registrationsOf(stage, practitionerId)).toMatchObject([
      { status: 'DEREGISTERED', statusReason: 'D-P6' },
    ]);
    const approval = await stage.deps.db.timelineEntry.findFirstOrThrow({
      where: { applicationId: opened.id, step: 'approve' },
    });
    const { opinion, reasons } = openStatement(stage.deps.pii, approval.statementSealed);
    expect(opinion).toBe('承办人：张三');
    expect(reasons).toMatchObject([
      { basis: expect.stringContaining('第十七条'), remedies: expect.stringContaining('行政复议') },
    ]);
    expect(await verifyAudit(stage.deps.db, 'Application', opened.id)).toMatchObject({ intact: true });
  });

  it('kept, with reasons: the registration stays', async () => {
    const physician = await aRegistered(stage);
    const hearing = await told30(physician, await aTask(physician));
    const request = { ...seen(hearing), reasons: [{ code: 'PRACTISES', message: '已提供执业证明' }], officer: '张三' };
    const kept = answered(await keepRegistration(stage.deps, officerOf(physician), request), 'StepTaken').application;
    expect(kept).toMatchObject({ status: 'KEPT', waitingFor: null, dueOn: null });
    expect(await registrationsOf(stage, physician.practitionerId)).toMatchObject([{ status: 'VALID' }]);
  });
});

describe('what a task refuses', () => {
  it('a decision without reasons, without a name, or before the hearing is over', async () => {
    const physician = await aRegistered(stage);
    const task = await aTask(physician);
    expect(await decideTask(stage.deps, anotherOf(physician), { ...seen(task), ...DECISION })).toMatchObject({
      kind: 'StepNotAllowed',
    });
    const accepted = await heard(physician, task);
    const officer = anotherOf(physician);
    const without = await decideTask(stage.deps, officer, { ...seen(accepted), reasons: [], officer: '' });
    expect(without).toMatchObject({ problems: [{ field: 'reasons' }, { field: 'officer' }] });
    // Bulk approvals and plain ones have no reasons.
    expect(await approveApplication(stage.deps, officer, seen(accepted))).toMatchObject({ code: 'REASONS_REQUIRED' });
    expect(
      await keepRegistration(stage.deps, officer, { ...seen(accepted), reasons: [], officer: '张三' }),
    ).toMatchObject({
      kind: 'InvalidInput',
    });
  });

  it('a reason that the procedure does not know, another procedure, a wrong state, no evidence', async () => {
    const physician = await aRegistered(stage);
    const registrationId = physician.registration.id;
    const open = (over: object) =>
      openOfficialTask(stage.deps, officerOf(physician), {
        registrationId,
        procedure: 'PHY_DEREG',
        reason: 'D-P6',
        evidence: '离岗',
        ...over,
      });
    expect(await open({ reason: 'D-X' })).toMatchObject({ problems: [{ field: 'form.reason' }] });
    expect(await open({ evidence: ' ' })).toMatchObject({ problems: [{ field: 'evidence' }] });
    expect(await open({ procedure: 'PHY_CHG' })).toMatchObject({ code: 'CHANNEL_CLOSED' });
    expect(await open({ procedure: 'NUR_DEREG', reason: 'D-N1' })).toMatchObject({ code: 'PERSON_UNKNOWN' });
    expect(await open({ procedure: 'PHY_FILE', reason: 'F-P1' })).toMatchObject({ code: 'REASON_NOT_YOURS' });
    expect(await open({ registrationId: 'no-id' })).toMatchObject({ code: 'PERSON_UNKNOWN' });
  });

  it('a decision by whoever opened it, where the authority has two who may (2.3)', async () => {
    const physician = await aRegistered(stage);
    const { licensingAuthority } = stage.world.institutions.get(physician.institutionId) ?? {};
    if (!licensingAuthority) throw new Error('Nowhere');
    const two = { ...licensingAuthority, deciders: 2 };
    stage.world.changeInstitution(physician.institutionId, { licensingAuthority: two, tcmAuthority: two });
    const accepted = await heard(physician, await aTask(physician));
    const request = { ...seen(accepted), ...DECISION };
    expect(await decideTask(stage.deps, officerOf(physician), request)).toMatchObject({ code: 'SAME_OFFICER' });
    answered(await decideTask(stage.deps, anotherOf(physician), request), 'ApprovedApplication');
  });

  it('whoever has no right or another jurisdiction', async () => {
    const physician = await aRegistered(stage);
    const input = {
      registrationId: physician.registration.id,
      procedure: 'PHY_DEREG',
      reason: 'D-P6',
      evidence: '离岗',
    };
    const OPEN =
      'mutation($input: OfficialTaskInput!) { openOfficialTask(input: $input) { __typename ... on RequirementNotMet { code } } }';
    for (const by of [physician.viewer, physician.reviewer, officerOver(physician, ['ACCEPT_APPLICATIONS'])]) {
      expect(await ask(stage, by, OPEN, { input })).toMatchObject({ __typename: 'FORBIDDEN' });
    }
    const elsewhere = officerOver(aHospital(stage), OFFICER_RIGHTS);
    expect(await ask(stage, elsewhere, OPEN, { input })).toMatchObject({ code: 'PERSON_UNKNOWN' });
    const task = await aTask(physician);
    expect(await notifyOfTask(stage.deps, elsewhere, seen(task))).toMatchObject({ kind: 'ApplicationNotFound' });
    expect(
      await explainTask(stage.deps, (await aRegistered(stage)).viewer, { ...seen(task), statement: '不是我' }),
    ).toMatchObject({
      kind: 'ApplicationNotFound',
    });
    // Before he is told the person has nothing to explain, and adds no papers.
    expect(await explainTask(stage.deps, physician.viewer, { ...seen(task), statement: '我' })).toMatchObject({
      kind: 'StepNotAllowed',
    });
    const papers = { applicationId: task.id, material: 'EXPLANATION' };
    expect((await saveMaterial(stage.deps, physician.viewer, papers, Buffer.from('%PDF-'))).kind).toBe('NotEditable');
  });
});

describe('beside what else is under way (3.1.4)', () => {
  it('twice at once: one task', async () => {
    const physician = await aRegistered(stage);
    const input = {
      registrationId: physician.registration.id,
      procedure: 'PHY_DEREG',
      reason: 'D-P6',
      evidence: '离岗',
    };
    const outcomes = await Promise.all([1, 2, 3].map(() => openOfficialTask(stage.deps, officerOf(physician), input)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['AlreadyOpen', 'AlreadyOpen', 'OpenedApplication']);
  });

  it('is not blocked by an open application, and closes it when it takes effect (10.1.3)', async () => {
    const physician = await aRegistered(stage);
    const filing = await play(stage, about(physician, 'PHY_FILE', { reason: 'F-P2' }), 'SUBMITTED');
    const accepted = await heard(physician, await aTask(physician));
    answered(
      await decideTask(stage.deps, anotherOf(physician), { ...seen(accepted), ...DECISION }),
      'ApprovedApplication',
    );
    expect(await now(stage, filing)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
  });

  it('does not block the person either', async () => {
    const physician = await aRegistered(stage);
    await aTask(physician);
    expect(await obstacle(stage, about(physician, 'PHY_FILE', { reason: 'F-P2' }))).toBeNull();
  });

  it('two decisions at once: one of them', async () => {
    const physician = await aRegistered(stage);
    const accepted = await heard(physician, await aTask(physician));
    const request = { ...seen(accepted), ...DECISION };
    const outcomes = await Promise.all([
      decideTask(stage.deps, anotherOf(physician), request),
      keepRegistration(stage.deps, anotherOf(physician), request),
    ]);
    expect(outcomes.filter(({ kind }) => kind === 'ApprovedApplication' || kind === 'StepTaken')).toHaveLength(1);
  });

  it('of a death nobody is heard, and the account closes (10.1.18)', async () => {
    const physician = await aRegistered(stage);
    const task = await aTask(physician, { reason: 'D-P1' });
    expect(task).toMatchObject({ status: 'ACCEPTED' });
    answered(await decideTask(stage.deps, anotherOf(physician), { ...seen(task), ...DECISION }), 'ApprovedApplication');
    const closing = { topic: 'account.closureDue', key: physician.practitionerId };
    expect(await stage.deps.db.outboxMessage.count({ where: closing })).toBe(1);
  });
});

describe('the list of tasks', () => {
  const LIST =
    'query($status: [ApplicationStatus!]) { officialTasks(status: $status) { edges { node { id status waiting: availableSteps } } } }';

  it('shows the authority its own, open ones by default', async () => {
    const physician = await aRegistered(stage);
    const task = await aTask(physician);
    const list = async (by = officerOf(physician), status?: string[]) => {
      const { edges } = await ask(stage, by, LIST, { status });
      return (edges as { node: { id: string; status: string; waiting: string[] } }[]).map(({ node }) => node);
    };
    expect(await list()).toEqual([{ id: task.id, status: 'TO_NOTIFY', waiting: ['notify', 'keep'] }]);
    expect(await list(officerOf(physician), ['KEPT'])).toEqual([]);
    expect(await list(officerOver(aHospital(stage), OFFICER_RIGHTS))).toEqual([]);
    const decided = { ...seen(task), ...DECISION };
    answered(await keepRegistration(stage.deps, officerOf(physician), decided), 'StepTaken');
    expect(await list()).toEqual([]);
  });
});
