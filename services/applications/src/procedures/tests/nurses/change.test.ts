import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { aNurse, day, entered, onRecord } from '../../../../test/nurses.ts';
import { carryOn, obstacle, play, registrationsOf } from '../../../../test/play.ts';
import { aStage, type Someone, type Somewhere, type Stage, somewhere } from '../../../../test/stage.ts';
import { supervisionFlags } from '../../../features/list-flags/list-flags.ts';
import { openApplication } from '../../../features/open-application/open-application.ts';

const MONDAY = '2026-11-09T10:00:00+08:00';
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo(MONDAY));

async function registered(where = somewhere(stage), until = '2027-12-19') {
  const who = aNurse(stage);
  return { ...who, where, registration: await entered(stage, who, where, { until }) };
}
type Nurse = Awaited<ReturnType<typeof registered>>;
const change = ({ viewer, registration }: Nurse, { institutionId }: Pick<Somewhere, 'institutionId'>) => ({
  by: viewer,
  procedure: 'NUR_CHG',
  registrationId: registration.id,
  form: { institution: institutionId, department: '急诊科' },
});
const present = async ({ practitionerId }: Someone) => (await registrationsOf(stage, practitionerId))[0];

describe('护士变更注册 NUR_CHG', () => {
  it('NR-9, S2-Q31: the intended institution alone reviews, its authority decides in seven working days; the period stays', async () => {
    const [nurse, there] = [await registered(), somewhere(stage, { name: '越秀区某医院' }, '440104')];
    const submitted = await play(stage, change(nurse, there), 'SUBMITTED');
    expect(submitted).toMatchObject({
      path: 'GENERAL',
      reviewerIds: [there.institutionId],
      authorityId: there.authorityId,
    });
    const accepted = await carryOn(stage, submitted, 'ACCEPTED');
    // Seven working days from Monday, 9 November 2026.
    expect([accepted.decisionDays, day(accepted.dueOn)]).toEqual([7, '2026-11-18']);
    const done = await carryOn(stage, accepted);
    const registration = await present(nurse);
    expect(registration).toMatchObject({
      id: nurse.registration.id,
      version: 2,
      status: 'VALID',
      primaryInstitutionId: there.institutionId,
      practicePlaceInstitutionId: there.institutionId,
      practicePlaceName: '越秀区某医院',
      practicePlaceCode: '440104',
      issuingAuthorityId: there.authorityId,
      department: '急诊科',
      certificateCode: nurse.registration.certificateCode,
      eRegId: done.eRegId,
    });
    expect(day(registration?.periodUntil)).toBe('2027-12-19');
  });

  it('3.1.10: earlier values are kept', async () => {
    const [nurse, there] = [await registered(), somewhere(stage)];
    await play(stage, change(nurse, there));
    const [before] = await stage.deps.db.registrationHistory.findMany({
      where: { registrationId: nurse.registration.id },
    });
    expect(before?.row).toMatchObject({ version: 1, primary_institution_id: nurse.where.institutionId });
  });

  it('PL-13: the new institution applies for her, and she confirms', async () => {
    const [nurse, there] = [await registered(), somewhere(stage)];
    const { practitionerId, registration } = nurse;
    const onBehalf = { by: there.reviewer, procedure: 'NUR_CHG', practitionerId, registrationId: registration.id };
    const accepted = await play(stage, onBehalf, 'ACCEPTED');
    expect(await take(stage, there.officer, 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    expect((await carryOn(stage, accepted)).status).toBe('EFFECTIVE');
  });

  it('S3 3.(1): at the window of the intended institution’s authority, no other', async () => {
    const [nurse, there] = [await registered(), somewhere(stage)];
    const atWindow = { ...change(nurse, there), practitionerId: nurse.practitionerId };
    expect(await obstacle(stage, { ...atWindow, by: somewhere(stage).officer })).toMatchObject({
      code: 'OTHER_AUTHORITY',
    });
    const other = await registered();
    const there2 = { ...change(other, there), practitionerId: other.practitionerId, by: there.officer };
    expect(await play(stage, there2)).toMatchObject({ status: 'EFFECTIVE', path: 'WINDOW' });
  });

  it.each(['EXPIRED', 'DEREGISTERED', 'REVOKED'] as const)('not of a registration that is %s', async (status) => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const registration = await entered(stage, who, where, { until: '2026-10-31', status, lastValidOn: '2026-10-31' });
    const code = status === 'EXPIRED' ? 'PERIOD_EXPIRED' : 'WRONG_STATE';
    expect(await obstacle(stage, change({ ...who, where, registration }, where))).toMatchObject({ at: 'open', code });
  });

  it('S2-Q43: to the institution where she is', async () => {
    const nurse = await registered();
    expect(await obstacle(stage, change(nurse, nurse.where))).toMatchObject({ at: 'save', code: 'NOTHING_CHANGES' });
  });

  it.each([
    ['a closed institution', { status: 'CLOSED' as const }, 'INSTITUTION_CLOSED'],
    ['a military one', { kind: 'MILITARY' as const }, 'MILITARY_INSTITUTION'],
  ])('not to %s', async (_, over, code) => {
    expect(await obstacle(stage, change(await registered(), somewhere(stage, over)))).toMatchObject({
      at: 'save',
      code,
    });
  });

  it('S2-Q33: not from a military one', async () => {
    const nurse = await registered(somewhere(stage, { kind: 'MILITARY' }));
    expect(await obstacle(stage, change(nurse, somewhere(stage)))).toMatchObject({
      at: 'open',
      code: 'MILITARY_RECORD',
    });
  });

  it('NR-31: not while suspended', async () => {
    const nurse = await registered();
    await onRecord(stage, nurse, { kind: 'PENALTY', measure: 'SUSPENSION', from: '2026-06-01', until: '2026-12-01' });
    expect(await obstacle(stage, change(nurse, somewhere(stage)))).toMatchObject({ at: 'open', code: 'SUSPENDED' });
  });

  it('3.1.4: two changes of one record at once are one', async () => {
    const nurse = await registered();
    const input = { procedure: 'NUR_CHG', registrationId: nurse.registration.id };
    const kinds = await Promise.all(
      [1, 2, 3].map(async () => (await openApplication(stage.deps, nurse.viewer, input)).kind),
    );
    expect(kinds.filter((kind) => kind === 'OpenedApplication')).toHaveLength(1);
  });

  it('3.1.4, 10.1.3: deregistered meanwhile ex officio or by death, the change is closed by operation of law', async () => {
    const [nurse, there] = [await registered(), somewhere(stage)];
    const open = await play(stage, change(nurse, there), 'INST_PASSED');
    const { practitionerId, registration, where } = nurse;
    const death = {
      by: where.officer,
      procedure: 'NUR_DEREG',
      practitionerId,
      registrationId: registration.id,
      form: { reason: 'D-N3' },
    };
    await play(stage, death);
    const closed = await stage.deps.db.application.findUniqueOrThrow({ where: { id: open.id } });
    expect(closed.status).toBe('CLOSED_BY_OPERATION_OF_LAW');
  });
});

describe('S2-Q29.2, N2: not activated, registered where e-registration has not started', () => {
  const closedRegion = () => somewhere(stage, { region: stage.world.region('430102', false) }, '430102');
  const notActivated = (nurse: Nurse) => ({ ...nurse.viewer, accountState: 'CONTACT_VERIFIED' as const });

  it('she may apply, and is activated when it is EFFECTIVE', async () => {
    const nurse = await registered(closedRegion());
    const done = await play(stage, { ...change(nurse, somewhere(stage)), by: notActivated(nurse) });
    expect(done.status).toBe('EFFECTIVE');
    const told = await stage.deps.db.outboxMessage.findMany({
      where: { topic: 'account.activationDue', key: nurse.practitionerId },
    });
    expect(told.map(({ payload }) => payload)).toEqual([
      { practitionerId: nurse.practitionerId, applicationId: done.id },
    ]);
  });

  it('not where it has started (N1), nor to another region where it has not', async () => {
    const open = await registered();
    expect(await obstacle(stage, { ...change(open, somewhere(stage)), by: notActivated(open) })).toMatchObject({
      code: 'NOT_ACTIVATED',
    });
    const nurse = await registered(closedRegion());
    const stopped = await obstacle(stage, { ...change(nurse, closedRegion()), by: notActivated(nurse) });
    expect(stopped).toMatchObject({ at: 'submit', code: 'NOT_ACTIVATED' });
  });
});

describe('NR-9: from another province, the authority that registered her is told', () => {
  const flagsOf = async ({ officer, authorityId }: Somewhere) => {
    const supervisor = { ...officer, rights: [...officer.rights, 'SUPERVISE' as const] };
    const { edges } = await supervisionFlags(stage.deps, supervisor, {});
    return edges
      .map(({ node }) => node)
      .filter((flag) => flag.kind === 'INTER_PROVINCE_CHANGE' && flag.authorityId === authorityId);
  };

  it('once, with the number and where she went', async () => {
    const nurse = await registered(somewhere(stage, {}, '430102'));
    const there = somewhere(stage);
    const done = await play(stage, change(nurse, there));
    expect(await flagsOf(nurse.where)).toMatchObject([
      {
        subjectId: nurse.registration.id,
        authorityId: nurse.where.authorityId,
        regionCode: '430102',
        detail: {
          applicationId: done.id,
          certificateCode: nurse.registration.certificateCode,
          fromInstitutionId: nurse.where.institutionId,
          toInstitutionId: there.institutionId,
          toRegionCode: '440103',
        },
      },
    ]);
    expect(await flagsOf(there)).toEqual([]);
  });

  it('not within the province', async () => {
    const nurse = await registered(somewhere(stage, {}, '440104'));
    await play(stage, change(nurse, somewhere(stage, {}, '440304')));
    expect(await flagsOf(nurse.where)).toEqual([]);
  });
});
