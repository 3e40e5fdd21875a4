import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@medreg/viewer';
import { ask, take } from '../../../../test/ask.ts';
import { answered, seen } from '../../../../test/builders.ts';
import { aNurse, day, entered } from '../../../../test/nurses.ts';
import { carryOn, now, obstacle, officerOf, play, registrationsOf, reviewerOf } from '../../../../test/play.ts';
import { aStage, type Someone, type Somewhere, type Stage, somewhere } from '../../../../test/stage.ts';
import { approveApplication } from '../../../features/approve-application/approve-application.ts';
import { recordReceipts } from '../../../features/record-receipts/record-receipts.ts';
import {
  askForRelease,
  objectToRelease,
  recordRelease,
  releaseApplication,
} from '../../../features/release-application/release-application.ts';
import { saveMaterial } from '../../../features/upload-material/save-material.ts';
import type { ApplicationRow } from '../../../rows.ts';

const PAPER = 'MILITARY_CONFIRMATION';
const MONDAY = '2026-11-09T10:00:00+08:00';
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo(MONDAY));

async function soldier() {
  const [who, where] = [aNurse(stage), somewhere(stage, { kind: 'MILITARY', name: '某军区总医院' }, '430102')];
  return { ...who, where, registration: await entered(stage, who, where, { until: '2028-06-30' }) };
}
type Nurse = Awaited<ReturnType<typeof soldier>>;
const leaving = (
  { viewer, registration }: Nurse,
  { institutionId }: Somewhere,
  form: Record<string, unknown> = {},
) => ({
  by: viewer,
  procedure: 'NUR_CHG_MIL',
  registrationId: registration.id,
  form: { institution: institutionId, militaryUnit: '某部队', leftServiceOn: '2026-10-01', ...form },
});
const present = async ({ practitionerId }: Someone) => (await registrationsOf(stage, practitionerId))[0];
const reasons = [{ code: 'DATA', message: '出生日期有误' }];

describe('军队武警护士变更到地方 NUR_CHG_MIL', () => {
  it('S2-Q33: military institution → civilian institution → authority → the military body releases; then she has moved', async () => {
    const [nurse, there] = [await soldier(), somewhere(stage)];
    const submitted = await play(stage, leaving(nurse, there), 'SUBMITTED');
    expect(submitted).toMatchObject({
      path: 'MILITARY',
      reviewerId: nurse.where.institutionId,
      reviewerIds: [nurse.where.institutionId, there.institutionId],
      authorityId: there.authorityId,
    });
    const second = await carryOn(stage, submitted, 'MIL_PASSED');
    expect(second.reviewerId).toBe(there.institutionId);
    const waiting = await carryOn(stage, second, 'AWAITING_RELEASE');
    expect(waiting).toMatchObject({
      reviewerId: nurse.where.institutionId,
      waitingFor: 'REVIEWER',
      eRegId: null,
      decisionDays: 7,
    });
    // 5.4: the old record stays VALID where it was until EFFECTIVE.
    expect(await present(nurse)).toMatchObject({
      status: 'VALID',
      version: 1,
      primaryInstitutionId: nurse.where.institutionId,
    });
    const done = await carryOn(stage, waiting);
    const moved = await present(nurse);
    expect(moved).toMatchObject({
      id: nurse.registration.id,
      status: 'VALID',
      primaryInstitutionId: there.institutionId,
      issuingAuthorityId: there.authorityId,
      certificateCode: nurse.registration.certificateCode,
      eRegId: done.eRegId,
    });
    expect(day(moved?.periodUntil)).toBe('2028-06-30');
  });

  it('N6: before activation, and she is activated when it is EFFECTIVE', async () => {
    const nurse = await soldier();
    const by = { ...nurse.viewer, accountState: 'CONTACT_VERIFIED' as const };
    const done = await play(stage, { ...leaving(nurse, somewhere(stage)), by });
    const told = await stage.deps.db.outboxMessage.findMany({
      where: { topic: 'account.activationDue', key: nurse.practitionerId },
    });
    expect(told.map(({ payload }) => payload)).toEqual([
      { practitionerId: nurse.practitionerId, applicationId: done.id },
    ]);
  });

  it('5.4: the data are wrong: back to the authority, which asks again; the record stays where it is meanwhile', async () => {
    const [nurse, there] = [await soldier(), somewhere(stage)];
    const waiting = await play(stage, leaving(nurse, there), 'AWAITING_RELEASE');
    const military = reviewerOf(waiting);
    const objected = answered(await objectToRelease(stage.deps, military, { ...seen(waiting), reasons }), 'StepTaken');
    expect(objected.application).toMatchObject({ status: 'RELEASE_OBJECTED', waitingFor: 'OFFICER' });
    expect(await present(nurse)).toMatchObject({ status: 'VALID', primaryInstitutionId: nurse.where.institutionId });
    const asked = answered(await askForRelease(stage.deps, there.officer, seen(objected.application)), 'StepTaken');
    expect((await carryOn(stage, asked.application)).status).toBe('EFFECTIVE');
  });

  it('5.4: or refuses it, and nothing has moved', async () => {
    const [nurse, there] = [await soldier(), somewhere(stage)];
    const waiting = await play(stage, leaving(nurse, there), 'AWAITING_RELEASE');
    const objected = answered(
      await objectToRelease(stage.deps, reviewerOf(waiting), { ...seen(waiting), reasons }),
      'StepTaken',
    );
    const refused = await ask(
      stage,
      there.officer,
      `mutation($id: ID!, $version: Int!) {
        refuseApplication(applicationId: $id, version: $version, reasons: [{ code: "R-N1", message: "信息不符" }]) { __typename }
      }`,
      { id: waiting.id, version: objected.application.version },
    );
    expect(refused.__typename).toBe('StepTaken');
    expect(await present(nurse)).toMatchObject({ version: 1, status: 'VALID' });
  });

  it('the military body releases its own nurses only, and nobody releases for it', async () => {
    const [nurse, there, other] = [await soldier(), somewhere(stage), await soldier()];
    const waiting = await play(stage, leaving(nurse, there), 'AWAITING_RELEASE');
    expect(await releaseApplication(stage.deps, there.reviewer, seen(waiting))).toMatchObject({
      kind: 'StepNotAllowed',
    });
    expect(await releaseApplication(stage.deps, other.where.reviewer, seen(waiting))).toMatchObject({
      kind: 'ApplicationNotFound',
    });
    expect(await take(stage, nurse.viewer, 'release', waiting)).toMatchObject({ __typename: 'FORBIDDEN' });
  });

  it('released twice at once: moved once', async () => {
    const [nurse, there] = [await soldier(), somewhere(stage)];
    const waiting = await play(stage, leaving(nurse, there), 'AWAITING_RELEASE');
    const answers = await Promise.all(
      [1, 2, 3].map(() => releaseApplication(stage.deps, reviewerOf(waiting), seen(waiting))),
    );
    expect(answers.filter(({ kind }) => kind === 'StepTaken')).toHaveLength(1);
    expect((await present(nurse))?.version).toBe(2);
  });

  it('10.1.4: the intended institution has closed since the approval: nothing moves', async () => {
    const [nurse, there] = [await soldier(), somewhere(stage)];
    const waiting = await play(stage, leaving(nurse, there), 'AWAITING_RELEASE');
    stage.world.changeInstitution(there.institutionId, { status: 'CLOSED' });
    const answer = await releaseApplication(stage.deps, reviewerOf(waiting), seen(waiting));
    expect(answer).toMatchObject({ kind: 'RequirementNotMet', code: 'INSTITUTION_CLOSED' });
    expect((await now(stage, waiting)).status).toBe('AWAITING_RELEASE');
  });

  it('S2-Q33: only of a record at a military institution, to a civilian one', async () => {
    const where = somewhere(stage);
    const who = aNurse(stage);
    const civilian = { ...who, where, registration: await entered(stage, who, where) };
    expect(await obstacle(stage, leaving(civilian, somewhere(stage)))).toMatchObject({
      at: 'open',
      code: 'NO_MILITARY_RECORD',
    });
    const barracks = somewhere(stage, { kind: 'MILITARY' });
    expect(await obstacle(stage, leaving(await soldier(), barracks))).toMatchObject({
      at: 'save',
      code: 'MILITARY_INSTITUTION',
    });
  });

  it.each(['EXPIRED', 'DEREGISTERED'] as const)('not of a record that is %s', async (status) => {
    const [who, where] = [aNurse(stage), somewhere(stage, { kind: 'MILITARY' })];
    const registration = await entered(stage, who, where, { until: '2026-10-31', status, lastValidOn: '2026-10-31' });
    expect(await obstacle(stage, leaving({ ...who, where, registration }, somewhere(stage)))).toMatchObject({
      code: 'WRONG_STATE',
    });
  });
});

describe('domain 2.1, 3.5: the military body has no account: its paper, recorded by the authority', () => {
  const receive = async (application: ApplicationRow) => {
    const { id: applicationId } = application;
    const received = await recordReceipts(stage.deps, officerOf(application), { applicationId, materials: [PAPER] });
    answered(received, 'RecordedReceipts');
  };
  const scan = ({ id: applicationId }: ApplicationRow, viewer: Viewer) =>
    saveMaterial(stage.deps, viewer, { applicationId, material: PAPER }, Buffer.from('%PDF-1.7\n%%EOF\n'));

  it('person → civilian institution → authority; the release is recorded once the paper was received', async () => {
    const [nurse, there] = [await soldier(), somewhere(stage)];
    const submitted = await play(stage, leaving(nurse, there, { onPaper: true }), 'SUBMITTED');
    expect(submitted).toMatchObject({ path: 'MILITARY_ON_PAPER', reviewerIds: [there.institutionId] });
    const accepted = await carryOn(stage, submitted, 'ACCEPTED');
    const approved = answered(
      await approveApplication(stage.deps, there.officer, seen(accepted)),
      'ApprovedApplication',
    );
    const waiting = approved.application;
    expect(waiting).toMatchObject({ status: 'AWAITING_RELEASE', waitingFor: 'OFFICER' });
    expect(await recordRelease(stage.deps, there.officer, seen(waiting))).toMatchObject({ code: 'PAPERS_MISSING' });
    await receive(waiting);
    expect(await recordRelease(stage.deps, there.officer, seen(waiting))).toMatchObject({ code: 'SCAN_MISSING' });
    expect(await scan(waiting, nurse.viewer)).toMatchObject({ kind: 'NotEditable' });
    expect(await scan(waiting, there.officer)).toMatchObject({ kind: 'SavedMaterial' });
    expect(await recordRelease(stage.deps, somewhere(stage).officer, seen(waiting))).toMatchObject({
      kind: 'ApplicationNotFound',
    });
    expect(await recordRelease(stage.deps, there.reviewer, seen(waiting))).toMatchObject({ kind: 'StepNotAllowed' });
    const twice = await Promise.all([1, 2].map(() => recordRelease(stage.deps, there.officer, seen(waiting))));
    expect(twice.map(({ kind }) => kind).sort()).toEqual(['ApplicationChanged', 'StepTaken']);
    expect(await present(nurse)).toMatchObject({ primaryInstitutionId: there.institutionId, version: 2 });
  });

  it('at the window', async () => {
    const [nurse, there] = [await soldier(), somewhere(stage)];
    const atWindow = { ...leaving(nurse, there), by: there.officer, practitionerId: nurse.practitionerId };
    const waiting = await play(stage, atWindow, 'AWAITING_RELEASE');
    expect(waiting.path).toBe('MILITARY_AT_WINDOW');
    await receive(waiting);
    await scan(waiting, there.officer);
    expect(await recordRelease(stage.deps, there.officer, seen(waiting))).toMatchObject({ kind: 'StepTaken' });
    expect(await present(nurse)).toMatchObject({ primaryInstitutionId: there.institutionId });
  });

  it('with an account it may answer on paper all the same', async () => {
    const [nurse, there] = [await soldier(), somewhere(stage)];
    const waiting = await play(stage, leaving(nurse, there), 'AWAITING_RELEASE');
    await receive(waiting);
    await scan(waiting, there.officer);
    expect(await recordRelease(stage.deps, there.officer, seen(waiting))).toMatchObject({ kind: 'StepTaken' });
  });

  it('the paper says that the data are wrong: refused', async () => {
    const [nurse, there] = [await soldier(), somewhere(stage)];
    const waiting = await play(stage, leaving(nurse, there, { onPaper: true }), 'AWAITING_RELEASE');
    const id = waiting.id;
    const refused = await ask(
      stage,
      there.officer,
      `mutation($id: ID!, $version: Int!) {
        refuseApplication(applicationId: $id, version: $version, reasons: [{ code: "R-N1", message: "信息不符" }]) { __typename }
      }`,
      { id, version: waiting.version },
    );
    expect(refused.__typename).toBe('StepTaken');
    expect(await present(nurse)).toMatchObject({ version: 1 });
  });
});
