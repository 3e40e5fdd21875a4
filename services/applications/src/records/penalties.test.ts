import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@medreg/audit';
import { anInstitutionUser } from '@medreg/testkit';
import { ask } from '../../test/ask.ts';
import { answered, seen } from '../../test/builders.ts';
import { about, aHospital, aPhysician, aRegistered, registering } from '../../test/physicians.ts';
import { obstacle, play, registrationsOf } from '../../test/play.ts';
import { aPenaltyBody, aRecord, officerOver, recorded, told } from '../../test/records.ts';
import { aStage, type Stage } from '../../test/stage.ts';
import { decideTask } from '../features/decide-task/decide-task.ts';
import { reportRecord } from '../features/report-record/report-record.ts';
import { supersedeRecord } from '../features/supersede-record/supersede-record.ts';
import type { ApplicationRow } from '../rows.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const registrationOf = async (practitionerId: string) => (await registrationsOf(stage, practitionerId)).at(-1);
const tasksOf = (practitionerId: string): Promise<ApplicationRow[]> =>
  stage.deps.db.application.findMany({ where: { practitionerId, channel: 'EX_OFFICIO' }, orderBy: { id: 'asc' } });
const now = ({ id }: Pick<ApplicationRow, 'id'>) => stage.deps.db.application.findUniqueOrThrow({ where: { id } });

const SIX_MONTHS = { measure: 'SUSPENSION', validFrom: '2026-11-02', validUntil: '2027-05-01' };
const REPORT = `mutation($input: PersonRecordInput!) { reportRecord(input: $input) {
  __typename
  ... on ReportedRecord { record { kindName stateName measure { name } providedByName details { label text } } registrations { status suspended } }
  ... on RequirementNotMet { code }
  ... on InvalidInput { problems { field problem } }
} }`;

describe('who may record a penalty (domain 2.3, 3.7)', () => {
  it('the authority with the right, and it counts at once', async () => {
    const physician = await aRegistered(stage);
    const officer = officerOver(physician, ['RECORD_PENALTIES']);
    const answer = await ask(stage, officer, REPORT, { input: aRecord('PENALTY', physician.practitionerId) });
    expect(answer).toMatchObject({
      __typename: 'ReportedRecord',
      record: {
        kindName: '行政处罚、撤销',
        stateName: '已确认',
        measure: { name: '警告' },
        providedByName: '荔湾区卫生健康局',
      },
    });
    expect(await told(stage, 'practitioner.notice', physician.practitionerId)).toContainEqual({
      template: 'REGISTRATION_NOTICE',
      params: { matter: '行政处罚、撤销', state: '警告' },
    });
  });

  it('not without the right, not an institution, not the person', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId, viewer, reviewer } = physician;
    const input = aRecord('PENALTY', practitionerId);
    expect(await ask(stage, viewer, REPORT, { input })).toMatchObject({ __typename: 'FORBIDDEN' });
    expect(await ask(stage, officerOver(physician, ['SUPERVISE']), REPORT, { input })).toMatchObject({
      __typename: 'FORBIDDEN',
    });
    for (const by of [reviewer, officerOver(physician, ['ACCEPT_APPLICATIONS'])]) {
      expect(await ask(stage, by, REPORT, { input })).toMatchObject({ code: 'NOT_YOURS_TO_RECORD' });
    }
  });

  it('only in whose jurisdiction the person practises; elsewhere it looks as if there were nobody', async () => {
    const { practitionerId } = await aRegistered(stage);
    for (const regionCode of ['430102', '430000', '440300']) {
      const outcome = await reportRecord(
        stage.deps,
        aPenaltyBody(stage, regionCode),
        aRecord('PENALTY', practitionerId),
      );
      expect(outcome).toMatchObject({ kind: 'RequirementNotMet', code: 'PERSON_UNKNOWN' });
    }
    expect(
      await reportRecord(stage.deps, aPenaltyBody(stage, '440000'), aRecord('PENALTY', practitionerId)),
    ).toMatchObject({ kind: 'ReportedRecord' });
  });

  it('says everything that it has to say, in days that fit', async () => {
    const physician = await aRegistered(stage);
    const officer = officerOver(physician, ['RECORD_PENALTIES']);
    const input = {
      ...aRecord('PENALTY', physician.practitionerId, {
        measure: 'SUSPENSION',
        validFrom: '2026-11-02',
        validUntil: '2026-12-01',
      }),
      decidedOn: '2026-11-10',
      details: { organ: '某局', unknown: 'x' },
    };
    const answer = await ask(stage, officer, REPORT, { input });
    const problems = (answer.problems as { field: string; problem: string }[]).map(
      ({ field, problem }) => `${field} ${problem}`,
    );
    expect(problems).toEqual([
      'decidedOn FUTURE',
      'form.unknown UNKNOWN_FIELD',
      'form.decisionNo REQUIRED',
      'form.basis REQUIRED',
      'form.facts REQUIRED',
      'validUntil LENGTH',
    ]);
  });
});

describe('暂停执业 (PL-55–57; NR-31; 5.1, 10.1.27)', () => {
  it('flags the registration at once and ends what the person has under way', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId } = physician;
    const change = await play(stage, about(physician, 'PHY_FILE', { reason: 'F-P2' }), 'SUBMITTED');
    const penalty = aRecord('PENALTY', practitionerId, SIX_MONTHS);
    await recorded(stage, officerOver(physician, ['RECORD_PENALTIES']), penalty);
    expect(await registrationOf(practitionerId)).toMatchObject({ status: 'VALID', suspended: true, version: 2 });
    expect(await now(change)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    expect(await verifyAudit(stage.deps.db, 'Registration', physician.registration.id)).toMatchObject({ intact: true });
    // FILE, DEREG and so on stay possible; a change does not.
    const elsewhere = aHospital(stage);
    const form = {
      institution: elsewhere.institutionId,
      institutionChanges: true,
      placeChanges: false,
      reason: '调动',
    };
    expect(await obstacle(stage, about(physician, 'PHY_CHG', form))).toMatchObject({ at: 'open', code: 'SUSPENDED' });
  });

  it('the same record twice, also at once, is one', async () => {
    const physician = await aRegistered(stage);
    const officer = officerOver(physician, ['RECORD_PENALTIES']);
    const input = aRecord('PENALTY', physician.practitionerId, SIX_MONTHS);
    const outcomes = await Promise.all([1, 2, 3].map(() => reportRecord(stage.deps, officer, input)));
    expect(outcomes.filter(({ kind }) => kind === 'ReportedRecord')).toHaveLength(1);
    expect(outcomes.filter((one) => 'code' in one && one.code === 'RECORDED_ALREADY')).toHaveLength(2);
    expect(await registrationOf(physician.practitionerId)).toMatchObject({ suspended: true, version: 2 });
  });

  it('one that begins tomorrow has no effect today', async () => {
    const physician = await aRegistered(stage);
    const input = aRecord('PENALTY', physician.practitionerId, {
      ...SIX_MONTHS,
      validFrom: '2026-11-10',
      validUntil: '2027-05-09',
    });
    await recorded(stage, officerOver(physician, ['RECORD_PENALTIES']), input);
    expect(await registrationOf(physician.practitionerId)).toMatchObject({ suspended: false, version: 1 });
  });

  it('taken back by a lawsuit, the flag goes; replaced by a longer one, it stays', async () => {
    const physician = await aRegistered(stage);
    const officer = officerOver(physician, ['RECORD_PENALTIES']);
    const { id: recordId, version } = await recorded(
      stage,
      officer,
      aRecord('PENALTY', physician.practitionerId, SIX_MONTHS),
    );
    const longer = aRecord('PENALTY', physician.practitionerId, { ...SIX_MONTHS, validUntil: '2027-08-01' });
    const request = { recordId, version, reason: '复议变更为九个月', replacement: longer };
    const replaced = answered(await supersedeRecord(stage.deps, officer, request), 'RecordStepTaken').record;
    expect(replaced).toMatchObject({ state: 'SUPERSEDED', supersededById: expect.any(String) });
    expect(await registrationOf(physician.practitionerId)).toMatchObject({ suspended: true });
    const { supersededById } = replaced;
    const gone = { recordId: supersededById ?? '', version: 1, reason: '法院判决撤销' };
    answered(await supersedeRecord(stage.deps, officer, gone), 'RecordStepTaken');
    expect(await registrationOf(physician.practitionerId)).toMatchObject({ suspended: false });
    expect(await supersedeRecord(stage.deps, officer, gone)).toMatchObject({ kind: 'RecordChanged' });
  });
});

describe('吊销 (S2-Q50; PL-17; 5.1)', () => {
  const revocation = (practitionerId: string) => aRecord('PENALTY', practitionerId, { measure: 'REVOCATION' });

  it('recorded by the registering authority: REVOKED and DEREGISTERED in one transaction', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId, institutionId } = physician;
    await recorded(stage, officerOver(physician, ['RECORD_PENALTIES']), revocation(practitionerId));
    expect(await registrationOf(practitionerId)).toMatchObject({
      status: 'DEREGISTERED',
      statusReason: 'D-P3',
      version: 3,
    });
    expect(await tasksOf(practitionerId)).toEqual([]);
    const history = await stage.deps.db.registrationHistory.findMany({
      where: { registrationId: physician.registration.id },
      orderBy: { version: 'asc' },
    });
    expect(history.map(({ row }) => (row as { status: string }).status)).toEqual(['VALID', 'REVOKED']);
    expect(await told(stage, 'institution.notice', institutionId)).toContainEqual({
      template: 'INSTITUTION_MATTER',
      params: { matter: '执业证书被吊销', reference: physician.registration.certificateCode },
    });
  });

  it('recorded by the penalty body: REVOKED at once, the registering authority gets the task, without a hearing', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId } = physician;
    const draft = await play(stage, about(physician, 'PHY_FILE', { reason: 'F-P2' }), 'DRAFT');
    await recorded(stage, aPenaltyBody(stage), revocation(practitionerId));
    expect(await registrationOf(practitionerId)).toMatchObject({ status: 'REVOKED', statusReason: 'D-P3' });
    expect(await now(draft)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    const [task] = await tasksOf(practitionerId);
    expect(task).toMatchObject({
      status: 'ACCEPTED',
      authorityId: physician.authorityId,
      procedure: 'PHY_DEREG',
      waitingFor: 'OFFICER',
    });
    const decision = { reasons: [{ code: 'D-P3', message: '执业证书已被吊销' }], officer: '张三' };
    const officer = officerOver(physician, ['DECIDE_APPLICATIONS']);
    answered(
      await decideTask(stage.deps, officer, { ...seen(task as ApplicationRow), ...decision }),
      'ApprovedApplication',
    );
    expect(await registrationOf(practitionerId)).toMatchObject({ status: 'DEREGISTERED', statusReason: 'D-P3' });
  });

  it('of somebody with two places: each registering authority does its own part', async () => {
    const physician = await aRegistered(stage);
    const second = aHospital(stage, '430102');
    await play(stage, registering(physician, second));
    await recorded(stage, officerOver(physician, ['RECORD_PENALTIES']), revocation(physician.practitionerId));
    const registrations = await registrationsOf(stage, physician.practitionerId);
    expect(registrations.map(({ status }) => status)).toEqual(['DEREGISTERED', 'REVOKED']);
    expect(await tasksOf(physician.practitionerId)).toMatchObject([
      { authorityId: second.authorityId, status: 'ACCEPTED' },
    ]);
  });

  it('by two bodies at once: one revocation, one task', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId } = physician;
    const bodies = [aPenaltyBody(stage), aPenaltyBody(stage)];
    const outcomes = await Promise.all(
      bodies.map((body, at) =>
        reportRecord(stage.deps, body, { ...revocation(practitionerId), decidedOn: `2026-11-0${at + 1}` }),
      ),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['ReportedRecord', 'ReportedRecord']);
    expect(await registrationOf(practitionerId)).toMatchObject({ status: 'REVOKED' });
    const open = (await tasksOf(practitionerId)).filter(({ status }) => status === 'ACCEPTED');
    expect(open.length).toBeLessThanOrEqual(1);
  });

  it('nobody registers again for two years from the decision (O13-6; 10.1.19)', async () => {
    const physician = await aRegistered(stage);
    await recorded(stage, officerOver(physician, ['RECORD_PENALTIES']), revocation(physician.practitionerId));
    const again = { ...registering(physician, physician), procedure: 'PHY_REREG' };
    expect(await obstacle(stage, again)).toMatchObject({ code: 'REVOKED_RECENTLY' });
  });

  it('taken back by a lawsuit: what was revoked is what it was, its task ends', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId } = physician;
    const body = aPenaltyBody(stage);
    const { id: recordId, version } = await recorded(stage, body, revocation(practitionerId));
    const request = { recordId, version, reason: '法院判决撤销处罚决定' };
    answered(await supersedeRecord(stage.deps, body, request), 'RecordStepTaken');
    expect(await registrationOf(practitionerId)).toMatchObject({
      status: 'VALID',
      statusReason: null,
      lastValidOn: null,
    });
    expect(await tasksOf(practitionerId)).toMatchObject([{ status: 'CLOSED_BY_OPERATION_OF_LAW' }]);
  });

  it('replaced by another revocation, everything is as after it', async () => {
    const physician = await aRegistered(stage);
    const body = aPenaltyBody(stage);
    const { id: recordId, version } = await recorded(stage, body, revocation(physician.practitionerId));
    const replacement = { ...revocation(physician.practitionerId), decidedOn: '2026-11-06' };
    answered(
      await supersedeRecord(stage.deps, body, { recordId, version, reason: '文书更正', replacement }),
      'RecordStepTaken',
    );
    expect(await registrationOf(physician.practitionerId)).toMatchObject({ status: 'REVOKED' });
    expect((await tasksOf(physician.practitionerId)).map(({ status }) => status)).toEqual([
      'CLOSED_BY_OPERATION_OF_LAW',
      'ACCEPTED',
    ]);
  });
});

describe('撤销 (ALL-69, 79; PL-54)', () => {
  const annulment = ({ practitionerId, registration }: Awaited<ReturnType<typeof aRegistered>>) =>
    aRecord('PENALTY', practitionerId, { measure: 'ANNULMENT', registrationId: registration.id });

  it('by the registering authority: ANNULLED, and three years without an application', async () => {
    const physician = await aRegistered(stage);
    const officer = officerOver(physician, ['RECORD_PENALTIES']);
    const { id: recordId, version } = await recorded(stage, officer, annulment(physician));
    expect(await registrationOf(physician.practitionerId)).toMatchObject({ status: 'ANNULLED' });
    const bans = await stage.deps.db.personRecord.findMany({
      where: { practitionerId: physician.practitionerId, kind: 'BAN' },
    });
    expect(bans).toMatchObject([{ measure: 'FRAUD', state: 'CONFIRMED' }]);
    expect(bans[0]?.validUntil?.toISOString().slice(0, 10)).toBe('2029-11-01');
    expect(await obstacle(stage, registering(physician, physician))).toMatchObject({ code: 'BANNED' });
    // Taken back: the registration stays annulled (5.1), the ban goes, and the person may register anew.
    answered(await supersedeRecord(stage.deps, officer, { recordId, version, reason: '复议撤销' }), 'RecordStepTaken');
    expect(await obstacle(stage, registering(physician, physician))).toBeNull();
  });

  it('by one above it, not by one beside it, and of a registration that is named', async () => {
    const physician = await aRegistered(stage);
    const beside = aPenaltyBody(stage, '440103');
    expect(await reportRecord(stage.deps, beside, annulment(physician))).toMatchObject({ code: 'NOT_THE_ISSUER' });
    const nameless = { ...annulment(physician), registrationId: null };
    expect(await reportRecord(stage.deps, aPenaltyBody(stage), nameless)).toMatchObject({
      code: 'REGISTRATION_WANTED',
    });
    expect(await reportRecord(stage.deps, aPenaltyBody(stage), annulment(physician))).toMatchObject({
      kind: 'ReportedRecord',
    });
  });
});

describe('不得申请 (ALL-78, 79; 3.1.13)', () => {
  it('of somebody who has only applied, by the authority that he applied to', async () => {
    const who = aPhysician(stage);
    const where = aHospital(stage);
    await play(stage, registering(who, where), 'INST_PASSED');
    const officer = officerOver(where, ['RECORD_PENALTIES']);
    const input = aRecord('BAN', who.practitionerId, { professionType: null });
    expect(await recorded(stage, officer, input)).toMatchObject({ state: 'CONFIRMED', professionType: null });
    expect(await obstacle(stage, registering(who, aHospital(stage, '440104')))).toMatchObject({ code: 'BANNED' });
    expect(await reportRecord(stage.deps, officerOver(aHospital(stage), ['RECORD_PENALTIES']), input)).toMatchObject({
      code: 'PERSON_UNKNOWN',
    });
  });
});

describe('who sees records (domain 2.3)', () => {
  const MINE = '{ myRecords { kind state } }';
  const THEIRS = 'query($id: ID!) { personRecords(practitionerId: $id) { kind measure { code } outcome } }';

  it('the person his own; the institution its people, without what does not concern it; others nothing', async () => {
    const physician = await aRegistered(stage);
    const { practitionerId: id, viewer, reviewer } = physician;
    const officer = officerOver(physician, ['RECORD_PENALTIES']);
    await recorded(stage, officer, aRecord('PENALTY', id));
    await recorded(stage, officer, aRecord('BAN', id));
    await recorded(stage, officer, aRecord('CRIMINAL', id, { professionType: 'PHYSICIAN' }));
    const kinds = async (by: Parameters<typeof ask>[1], query: string) => {
      const { data } = await stage.subgraph.execute(by, query, { id });
      return (Object.values(data ?? {})[0] as { kind: string }[]).map(({ kind }) => kind).sort();
    };
    expect(await kinds(viewer, MINE)).toEqual(['BAN', 'CRIMINAL', 'PENALTY']);
    expect(await kinds(reviewer, THEIRS)).toEqual(['PENALTY']);
    expect(await kinds(officer, THEIRS)).toEqual(['BAN', 'CRIMINAL', 'PENALTY']);
    expect(await kinds(anInstitutionUser({ institutionId: aHospital(stage).institutionId }), THEIRS)).toEqual([]);
    expect(await kinds(officerOver(aHospital(stage, '430102'), ['DECIDE_APPLICATIONS']), THEIRS)).not.toEqual([]);
    expect(await kinds(aPenaltyBody(stage, '430102'), THEIRS)).toEqual([]);
  });

  it('the definitions tell everybody who records what can be said', async () => {
    const { reviewer } = aHospital(stage);
    const { data } = await stage.subgraph.execute(
      reviewer,
      '{ recordDefinitions { kind name right reportedByInstitution measures { code days least most } fields { name required } } }',
    );
    const definitions = (data as { recordDefinitions: { kind: string; measures: object[] }[] }).recordDefinitions;
    expect(definitions.map(({ kind }) => kind)).toHaveLength(8);
    expect(definitions[0]?.measures).toContainEqual({ code: 'SUSPENSION', days: 'MONTHS', least: 6, most: 12 });
  });
});
