import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PayloadOf } from '@medreg/events';
import { publish } from '@medreg/outbox';
import { eventually } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { answered, seen } from '../../test/builders.ts';
import { aNurse, day, entered } from '../../test/nurses.ts';
import { about, aHospital, aPhysician, aRegistered, registering } from '../../test/physicians.ts';
import { filingsOf, now, officerOf, play, registrationsOf } from '../../test/play.ts';
import { told } from '../../test/records.ts';
import { aProvince, aStage, OFFICER_RIGHTS, type Stage, somewhere } from '../../test/stage.ts';
import { callUpApplication } from '../features/call-up-application/call-up-application.ts';
import { refuseApplication } from '../features/refuse-application/refuse-application.ts';
import type { RegistrationRow } from '../rows.ts';
import { openStatement } from '../sealed.ts';
import { correctionSettled } from './correction-settled.ts';
import { followInstitution } from './follow-institution.ts';
import { institutionChanged } from './institution-changed.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

type Changed = PayloadOf<'institution.changed'>;

/** Hears a change, and every batch that follows from it. @returns how many batches */
async function hear(changed: Changed): Promise<number> {
  const { db } = stage.deps;
  await db.$transaction((tx) => institutionChanged(tx, stage.deps, changed));
  let due: PayloadOf<'institution.followDue'> | null = {
    institutionId: changed.institutionId,
    what: 'REGISTRATIONS',
    after: null,
  };
  let batches = 0;
  while (due) {
    batches += 1;
    due = await db.$transaction(async (tx) => {
      const before = await tx.outboxMessage.count({ where: { topic: 'institution.followDue' } });
      await followInstitution(tx, stage.deps, due as PayloadOf<'institution.followDue'>);
      const rows = await tx.outboxMessage.findMany({
        where: { topic: 'institution.followDue' },
        orderBy: { createdAt: 'asc' },
      });
      return rows.length > before ? (rows.at(-1)?.payload as PayloadOf<'institution.followDue'>) : null;
    });
  }
  return batches;
}

const the = async (practitionerId: string) => (await registrationsOf(stage, practitionerId))[0] as RegistrationRow;
const changed = (institutionId: string, over: Partial<Changed> = {}): Changed => ({
  institutionId,
  name: '新名称医院',
  status: 'VALID',
  closedOn: null,
  ...over,
});
const CLOSED = { status: 'CLOSED', closedOn: '2026-11-08' } as const;

describe('an institution that is called something else (domain 3.6)', () => {
  it('its people and the filings at it follow; again changes nothing', async () => {
    const physician = await aRegistered(stage);
    const guest = await aRegistered(stage);
    await play(
      stage,
      about(guest, 'PHY_MULTI', {
        institution: physician.institutionId,
        validFrom: '2026-11-09',
        validUntil: '2027-11-08',
      }),
    );
    await hear(changed(physician.institutionId));
    const registration = await the(physician.practitionerId);
    expect(registration).toMatchObject({
      primaryInstitutionName: '新名称医院',
      practicePlaceName: '广东省',
      version: 2,
    });
    expect(await filingsOf(stage, guest.practitionerId)).toMatchObject([
      { institutionName: '新名称医院', endedOn: null },
    ]);
    const guestVersion = (await the(guest.practitionerId)).version;
    await hear(changed(physician.institutionId));
    expect(await the(physician.practitionerId)).toMatchObject({ version: 2 });
    expect(await the(guest.practitionerId)).toMatchObject({ version: guestVersion });
  });

  it('of a nurse also the practice place, which is the institution (11-A14)', async () => {
    const where = somewhere(stage);
    const nurse = aNurse(stage);
    await entered(stage, nurse, where);
    await hear(changed(where.institutionId));
    expect(await the(nurse.practitionerId)).toMatchObject({
      primaryInstitutionName: '新名称医院',
      practicePlaceName: '新名称医院',
    });
  });

  it('what is over keeps the name that it had', async () => {
    const physician = await aRegistered(stage);
    await play(stage, about(physician, 'PHY_DEREG', { reason: 'D-P10' }));
    const before = await the(physician.practitionerId);
    await hear(changed(physician.institutionId));
    expect(await the(physician.practitionerId)).toEqual(before);
  });

  it('a hospital of a hundred and one follows in batches', async () => {
    const where = somewhere(stage);
    const nurses = Array.from({ length: 101 }, () => aNurse(stage));
    for (const nurse of nurses) await entered(stage, nurse, where);
    expect(await hear(changed(where.institutionId))).toBe(4);
    const renamed = { primaryInstitutionId: where.institutionId, primaryInstitutionName: '新名称医院' };
    expect(await stage.deps.db.registration.count({ where: renamed })).toBe(101);
  }, 120_000);
});

describe('an institution that has closed (domain 3.6)', () => {
  it('flags its people, ends the filings at it that day, and tells both', async () => {
    const where = aHospital(stage);
    const physician = await aRegistered(stage, aPhysician(stage), where);
    const guest = await aRegistered(stage);
    await play(
      stage,
      about(guest, 'PHY_MULTI', {
        institution: where.institutionId,
        validFrom: '2026-11-09',
        validUntil: '2027-11-08',
      }),
    );
    await hear(changed(where.institutionId, { status: 'CLOSED', closedOn: '2026-11-09' }));
    const registration = await the(physician.practitionerId);
    expect(registration).toMatchObject({ status: 'VALID' });
    expect(day(registration.primaryInstitutionClosedOn)).toBe('2026-11-09');
    const [filing] = await filingsOf(stage, guest.practitionerId);
    expect(filing).toMatchObject({ endReason: 'INSTITUTION_CLOSED' });
    expect(day(filing?.endedOn)).toBe('2026-11-09');
    expect(await told(stage, 'practitioner.notice', physician.practitionerId)).toContainEqual({
      template: 'REGISTRATION_NOTICE',
      params: { matter: '主要执业机构', state: '机构已注销，请办理变更' },
    });
    expect((await told(stage, 'practitioner.notice', guest.practitionerId)).at(-1)?.params.matter).toBe(
      '多执业机构备案',
    );
  });

  it('stays closed, whatever is heard later; a later name is heard', async () => {
    const physician = await aRegistered(stage);
    await hear(changed(physician.institutionId, CLOSED));
    await hear(changed(physician.institutionId, { name: '又一名称', status: 'VALID' }));
    const registration = await the(physician.practitionerId);
    expect(day(registration.primaryInstitutionClosedOn)).toBe('2026-11-08');
    expect(registration).toMatchObject({ primaryInstitutionName: '又一名称' });
  });

  it('whoever changes to another institution is flagged no more', async () => {
    const physician = await aRegistered(stage);
    await hear(changed(physician.institutionId, CLOSED));
    const form = {
      institutionChanges: true,
      placeChanges: false,
      institution: aHospital(stage).institutionId,
      reason: '调动',
    };
    await play(stage, about(physician, 'PHY_CHG', form));
    expect(await the(physician.practitionerId)).toMatchObject({ primaryInstitutionClosedOn: null });
  });

  it('its waiting reviews are the authority’s to call up at once (10.1.4)', async () => {
    const where = aHospital(stage);
    const waiting = await play(stage, registering(aPhysician(stage), where), 'SUBMITTED');
    expect(await callUpApplication(stage.deps, officerOf(waiting), seen(waiting))).toMatchObject({
      code: 'REVIEW_RUNNING',
    });
    stage.world.changeInstitution(where.institutionId, { status: 'CLOSED' });
    answered(await callUpApplication(stage.deps, officerOf(waiting), seen(waiting)), 'StepTaken');
  });
});

describe('corrections of qualification data (S2-Q14, Q46, Q47)', () => {
  /** A correction that the province has approved and that waits for its answer. */
  async function approved() {
    const { authorityId } = aProvince(stage, '440000', OFFICER_RIGHTS);
    // 15 digits, as a register of recognitions has them.
    const old = { idNumber: '440103861105123', birthDate: '1986-11-05' };
    const who = aPhysician(stage, { origin: 'RECOGNITION' }, old);
    const application = await play(
      stage,
      {
        by: who.viewer,
        procedure: 'ID15_UPGRADE',
        qualificationId: who.qualificationId,
        form: { idNumber: '440103198611051230' },
      },
      'APPROVED',
    );
    return { ...who, application, authorityId };
  }
  const settle = (settled: PayloadOf<'qualification.correctionSettled'>) =>
    stage.deps.db.$transaction((tx) => correctionSettled(tx, stage.deps, settled));

  it('written: the application is EFFECTIVE; heard twice it is so once', async () => {
    const { application } = await approved();
    await settle({ applicationId: application.id, outcome: 'APPLIED' });
    const effective = await now(stage, application);
    expect(effective).toMatchObject({ status: 'EFFECTIVE', waitingFor: null, eRegId: expect.any(String) });
    await settle({ applicationId: application.id, outcome: 'APPLIED' });
    expect(await now(stage, application)).toEqual(effective);
  });

  it('in conflict: back to whoever decides, with a flag; approved again, it is asked again', async () => {
    const { application } = await approved();
    await settle({ applicationId: application.id, outcome: 'CONFLICT', problem: 'ID_NUMBER_TAKEN' });
    const reopened = await now(stage, application);
    expect(reopened).toMatchObject({
      status: 'ACCEPTED',
      waitingFor: 'OFFICER',
      decidedAt: null,
      acceptedAt: application.acceptedAt,
    });
    const flags = await stage.deps.db.supervisionFlag.findMany({ where: { subjectId: application.id } });
    expect(flags).toMatchObject([{ kind: 'CORRECTION_CONFLICT', detail: { problem: 'ID_NUMBER_TAKEN' } }]);
    const entry = await stage.deps.db.timelineEntry.findFirstOrThrow({
      where: { applicationId: application.id, step: 'reopen' },
    });
    expect(openStatement(stage.deps.pii, entry.statementSealed).reasons).toMatchObject([
      { code: 'CORRECTION_CONFLICT' },
    ]);

    const { approveApplication } = await import('../features/approve-application/approve-application.ts');
    answered(await approveApplication(stage.deps, officerOf(reopened), seen(reopened)), 'ApprovedApplication');
    const asked = { topic: 'qualification.correctionDecided', key: application.practitionerId };
    expect(await stage.deps.db.outboxMessage.count({ where: asked })).toBe(2);
    await settle({ applicationId: application.id, outcome: 'APPLIED' });
    expect(await now(stage, application)).toMatchObject({ status: 'EFFECTIVE' });
  });

  it('or refused', async () => {
    const { application } = await approved();
    await settle({ applicationId: application.id, outcome: 'CONFLICT', problem: 'CODE_TAKEN' });
    const reopened = await now(stage, application);
    const request = { ...seen(reopened), reasons: [{ code: 'CONFLICT', message: '号码属于他人' }] };
    answered(await refuseApplication(stage.deps, officerOf(reopened), request), 'StepTaken');
    await settle({ applicationId: application.id, outcome: 'APPLIED' });
    expect(await now(stage, application)).toMatchObject({ status: 'REFUSED' });
  });

  it('of an application that nobody knows, nothing happens', async () => {
    await settle({ applicationId: uuidv7(), outcome: 'APPLIED' });
  });
});

describe('through the queue', () => {
  it('a change that a sibling publishes is followed to its end', async () => {
    const physician = await aRegistered(stage);
    stage.startRelaying();
    stage.startWorking();
    // As the institutions service would publish it, in an outbox that the same relay moves.
    const message = { key: physician.institutionId, version: 7, payload: changed(physician.institutionId, CLOSED) };
    await stage.deps.db.$transaction((tx) => publish(tx, 'institution.changed', message));
    await eventually(async () => {
      const { primaryInstitutionClosedOn, primaryInstitutionName } = await the(physician.practitionerId);
      expect([day(primaryInstitutionClosedOn), primaryInstitutionName]).toEqual(['2026-11-08', '新名称医院']);
    });
    // One that comes late loses.
    const late = { ...message, version: 6, payload: changed(physician.institutionId, { name: '旧名称' }) };
    await stage.deps.db.$transaction((tx) => publish(tx, 'institution.changed', late));
    await eventually(async () => {
      expect(await stage.deps.db.outboxMessage.count({ where: { topic: 'institution.changed', sentAt: null } })).toBe(
        0,
      );
    });
    expect(await the(physician.practitionerId)).toMatchObject({ primaryInstitutionName: '新名称医院' });
  }, 60_000);
});
