import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { ask, take } from '../../../../test/ask.ts';
import { answered, seen } from '../../../../test/builders.ts';
import { aNurse, day, entered, onRecord } from '../../../../test/nurses.ts';
import { approve, carryOn, fill, now, obstacle, play, registrationsOf } from '../../../../test/play.ts';
import { aStage, type Someone, type Somewhere, type Stage, somewhere } from '../../../../test/stage.ts';
import { toColumn } from '../../../database.ts';
import { openApplication } from '../../../features/open-application/open-application.ts';
import { saveDraft } from '../../../features/save-draft/save-draft.ts';
import { submitApplication } from '../../../features/submit-application/submit-application.ts';
import { withdrawApplication } from '../../../features/withdraw-application/withdraw-application.ts';

const MONDAY = '2026-11-09T10:00:00+08:00';
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo(MONDAY));
const on = (date: string) => stage.clock.moveTo(`${date}T10:00:00+08:00`);

/** Somebody whose period ends on that day. */
async function until(end: string) {
  const [who, where] = [aNurse(stage), somewhere(stage)];
  const registration = await entered(stage, who, where, { from: '2021-12-20', until: end });
  return { ...who, where, registration };
}
type Nurse = Someone & { where: Somewhere; registration: { id: string } };
const renewal = ({ viewer, registration }: Nurse, form: Record<string, unknown> = {}) => ({
  by: viewer,
  procedure: 'NUR_RENEW',
  registrationId: registration.id,
  form,
});
const periodOf = async ({ practitionerId }: Someone) => {
  const [registration] = await registrationsOf(stage, practitionerId);
  return { status: registration?.status, from: day(registration?.periodFrom), until: day(registration?.periodUntil) };
};
/** What the nightly run does to a period that has ended (5.6). */
const expire = async ({ registration }: Nurse, end: string) => {
  const expired = { status: 'EXPIRED' as const, statusSince: new Date(), lastValidOn: toColumn(calendarDate(end)) };
  const { id } = registration;
  await stage.deps.db.registration.update({ where: { id }, data: { ...expired, version: { increment: 1 } } });
};

describe('护士延续注册 NUR_RENEW', () => {
  it('NR-10, S2-Q32: person → her institution → its authority; the new period follows the old one', async () => {
    const nurse = await until('2026-12-19');
    const done = await play(stage, renewal(nurse));
    expect(done).toMatchObject({
      status: 'EFFECTIVE',
      path: 'GENERAL',
      decisionDays: 20,
      reviewerId: nurse.where.institutionId,
    });
    expect(await periodOf(nurse)).toEqual({ status: 'VALID', from: '2026-12-20', until: '2031-12-19' });
    const [registration] = await registrationsOf(stage, nurse.practitionerId);
    expect(registration).toMatchObject({
      renewalBasis: 'DECIDED',
      eRegId: done.eRegId,
      certificateCode: (await registrationsOf(stage, nurse.practitionerId))[0]?.certificateCode,
    });
  });

  it('whoever reviews it sees the day on which it would end, beside the present one', async () => {
    const nurse = await until('2026-12-19');
    const { id } = await play(stage, renewal(nurse), 'SUBMITTED');
    const COMPARED = 'query($id: ID!) { application(id: $id) { comparison { name present applied changed } } }';
    const { comparison } = await ask(stage, nurse.where.reviewer, COMPARED, { id });
    expect(comparison).toContainEqual({
      name: 'periodUntil',
      present: '2026-12-19',
      applied: '2031-12-19',
      changed: true,
    });
  });

  it('PL-13, NM: her institution for her, with her confirmation; and at the window', async () => {
    const [one, other] = [await until('2026-12-19'), await until('2026-12-19')];
    const { practitionerId } = one;
    const accepted = await play(stage, { ...renewal(one), by: one.where.reviewer, practitionerId }, 'ACCEPTED');
    expect(await take(stage, one.where.officer, 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    expect((await carryOn(stage, accepted)).status).toBe('EFFECTIVE');
    const atWindow = { ...renewal(other), by: other.where.officer, practitionerId: other.practitionerId };
    expect(await play(stage, atWindow)).toMatchObject({ status: 'EFFECTIVE', path: 'WINDOW' });
  });

  it.each([
    ['10.1.8', '2028-02-29', '2028-03-01', '2033-02-28'],
    ['5.2', '2027-02-28', '2027-03-01', '2032-02-29'],
  ])('%s: a period until %s goes on from %s to %s', async (_, end, from, last) => {
    const nurse = await until(end);
    on(end);
    await play(stage, renewal(nurse));
    expect(await periodOf(nurse)).toMatchObject({ from, until: last });
  });

  it.each([
    ['2026-09-19', 'RENEWAL_TOO_EARLY'],
    ['2026-09-20', null],
    ['2026-12-19', null],
    ['2026-12-20', 'RENEWAL_TOO_LATE'],
  ])('11-A4: until 19 December 2026, applied for on %s: %s', async (date, code) => {
    const nurse = await until('2026-12-19');
    on(date);
    const stopped = await obstacle(stage, renewal(nurse));
    expect(stopped?.code ?? null).toBe(code);
    if (code) expect(stopped?.at).toBe('open');
  });

  it('S2-Q32: the refusal names the first day, and a province may let it begin earlier', async () => {
    const nurse = await until('2027-05-19');
    const refused = await openApplication(stage.deps, nurse.viewer, {
      procedure: 'NUR_RENEW',
      registrationId: nurse.registration.id,
    });
    expect(refused).toMatchObject({ message: '注册有效期至2027-05-19，自2027-02-18起可以申请延续注册。' });
    await stage.deps.db.provincialRuleSet.create({
      data: {
        provinceCode: '440000',
        version: 1,
        rules: { renewalWindowDays: 200 },
        effectiveFrom: new Date('2026-11-10T00:00:00Z'),
        reason: '适当提前',
        setBy: crypto.randomUUID(),
        setByName: '广东省卫生健康委员会',
        setAt: stage.deps.clock.now(),
      },
    });
    on('2026-11-10');
    expect(await obstacle(stage, renewal(nurse))).toBeNull();
  });

  it('a draft that was opened in time is refused when it is submitted too late', async () => {
    const nurse = await until('2026-12-19');
    on('2026-12-19');
    const draft = await play(stage, renewal(nurse), 'DRAFT');
    on('2026-12-20');
    expect(await take(stage, nurse.viewer, 'submit', draft)).toMatchObject({ code: 'RENEWAL_TOO_LATE' });
  });

  it('applied for in time and corrected after the end: it goes on', async () => {
    const nurse = await until('2026-12-19');
    on('2026-12-18');
    const passed = await play(stage, renewal(nurse), 'INST_PASSED');
    await take(stage, nurse.where.officer, 'requestCorrection', passed);
    await expire(nurse, '2026-12-19');
    on('2026-12-21');
    expect(await take(stage, nurse.viewer, 'submit', await now(stage, passed))).toMatchObject({
      __typename: 'SubmittedApplication',
    });
    expect((await carryOn(stage, await now(stage, passed))).status).toBe('EFFECTIVE');
  });

  it('5.2: decided after the end, the expired registration is valid again, from the day after its end', async () => {
    const nurse = await until('2026-12-19');
    const accepted = await play(stage, renewal(nurse), 'ACCEPTED');
    await expire(nurse, '2026-12-19');
    on('2026-12-25');
    expect(await carryOn(stage, accepted)).toMatchObject({ status: 'EFFECTIVE' });
    expect(await periodOf(nurse)).toEqual({ status: 'VALID', from: '2026-12-20', until: '2031-12-19' });
    const history = await stage.deps.db.registrationHistory.findMany({
      where: { registrationId: nurse.registration.id },
      orderBy: { version: 'asc' },
    });
    expect(history.map(({ row }) => (row as { status: string }).status)).toEqual(['VALID', 'EXPIRED']);
  });

  it('approved twice at once: one new period', async () => {
    const nurse = await until('2026-12-19');
    const accepted = await play(stage, renewal(nurse), 'ACCEPTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, nurse.where.officer, 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect(await periodOf(nurse)).toMatchObject({ until: '2031-12-19' });
  });

  it.each(['DEREGISTERED', 'REVOKED'] as const)('not of a registration that is %s', async (status) => {
    const [who, where] = [aNurse(stage), somewhere(stage)];
    const registration = await entered(stage, who, where, { until: '2026-12-19', status, lastValidOn: '2026-10-01' });
    expect(await obstacle(stage, renewal({ ...who, where, registration }))).toMatchObject({
      at: 'open',
      code: 'WRONG_STATE',
    });
  });

  it.each([
    ['2026-11-09', 'SUSPENDED'],
    ['2026-11-08', null],
  ])('NM: suspended until %s, applied for on 9 November: %s', async (last, code) => {
    const nurse = await until('2026-12-19');
    await onRecord(stage, nurse, { kind: 'PENALTY', measure: 'SUSPENSION', from: '2026-05-09', until: last });
    expect((await obstacle(stage, renewal(nurse)))?.code ?? null).toBe(code);
  });

  it('3.6: whose institution has closed names another one', async () => {
    const nurse = await until('2026-12-19');
    stage.world.changeInstitution(nurse.where.institutionId, { status: 'CLOSED' });
    expect(await obstacle(stage, renewal(nurse))).toMatchObject({ at: 'submit', code: 'INSTITUTION_CLOSED' });
  });

  it('S2-Q33: not at a military institution', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage, { kind: 'MILITARY' })];
    const registration = await entered(stage, who, where, { until: '2026-12-19' });
    expect(await obstacle(stage, renewal({ ...who, where, registration }))).toMatchObject({ code: 'MILITARY_RECORD' });
  });

  it('nobody renews for others: another person, another institution, another authority', async () => {
    const [nurse, elsewhere] = [await until('2026-12-19'), somewhere(stage)];
    const { practitionerId } = nurse;
    expect(await obstacle(stage, { ...renewal(nurse), by: aNurse(stage).viewer })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect(await obstacle(stage, { ...renewal(nurse), by: elsewhere.officer, practitionerId })).toMatchObject({
      code: 'PERSON_UNKNOWN',
    });
  });
});

describe('11-A4: fewer than thirty days before the end', () => {
  const QUERY = '{ availableProcedures { procedure { code } available notice reason { code } } }';
  async function noticeOf({ viewer }: Someone) {
    const lines = (await ask(stage, viewer, QUERY)) as unknown as {
      procedure: { code: string };
      notice: string | null;
    }[];
    return lines.find(({ procedure }) => procedure.code === 'NUR_RENEW')?.notice ?? null;
  }

  it.each([
    ['2026-11-19', false],
    ['2026-11-20', true],
    ['2026-12-19', true],
  ])('on %s the person is told that nothing will be deemed granted: %s', async (date, told) => {
    const nurse = await until('2026-12-19');
    on(date);
    expect((await noticeOf(nurse)) !== null).toBe(told);
    if (told) expect(await noticeOf(nurse)).toContain('不视为准予延续');
  });
});

describe('10.1.9: another institution named', () => {
  async function opened(over: Parameters<typeof somewhere>[1] = {}) {
    const nurse = await until('2026-12-19');
    const there = somewhere(stage, over, '440304');
    const input = { procedure: 'NUR_RENEW', registrationId: nurse.registration.id, institutionId: there.institutionId };
    const outcome = await openApplication(stage.deps, nurse.viewer, input);
    return { nurse, there, outcome };
  }
  async function both() {
    const { nurse, there, outcome } = await opened();
    const renewed = answered(outcome, 'OpenedApplication').application;
    const { dossierId } = renewed;
    const changed = await stage.deps.db.application.findFirstOrThrow({ where: { dossierId, procedure: 'NUR_CHG' } });
    return { nurse, there, renewed, changed };
  }
  const submitted = async (viewer: Someone['viewer'], application: Awaited<ReturnType<typeof both>>['renewed']) => {
    const draft = answered(await fill(stage, { by: viewer, form: {} }, application), 'SavedDraft').application;
    return answered(await submitApplication(stage.deps, viewer, seen(draft)), 'SubmittedApplication').application;
  };

  it('both are opened in one dossier, each for the institution that she goes to, and do not take effect together', async () => {
    const { there, renewed, changed } = await both();
    for (const one of [renewed, changed]) {
      expect(one).toMatchObject({
        status: 'DRAFT',
        institutionId: there.institutionId,
        authorityId: there.authorityId,
        together: false,
      });
    }
    expect(renewed.dossierId).not.toBeNull();
    expect(changed.dossierId).toBe(renewed.dossierId);
  });

  it('two decisions, renewal first: the period is new, then the place, and the change does not touch the period', async () => {
    const { nurse, there, renewed, changed } = await both();
    await carryOn(stage, await submitted(nurse.viewer, renewed));
    expect((await registrationsOf(stage, nurse.practitionerId))[0]).toMatchObject({
      primaryInstitutionId: nurse.where.institutionId,
    });
    expect(await periodOf(nurse)).toMatchObject({ until: '2031-12-19' });
    await carryOn(stage, await submitted(nurse.viewer, changed));
    expect((await registrationsOf(stage, nurse.practitionerId))[0]).toMatchObject({
      primaryInstitutionId: there.institutionId,
    });
    expect(await periodOf(nurse)).toEqual({ status: 'VALID', from: '2026-12-20', until: '2031-12-19' });
  });

  it('two decisions, change first', async () => {
    const { nurse, there, renewed, changed } = await both();
    const waiting = await submitted(nurse.viewer, renewed);
    await carryOn(stage, await submitted(nurse.viewer, changed));
    expect(await periodOf(nurse)).toMatchObject({ until: '2026-12-19' });
    await carryOn(stage, waiting);
    expect((await registrationsOf(stage, nurse.practitionerId))[0]).toMatchObject({
      primaryInstitutionId: there.institutionId,
      issuingAuthorityId: there.authorityId,
    });
    expect(await periodOf(nurse)).toMatchObject({ until: '2031-12-19' });
  });

  it('the change was refused: the renewal there is not granted either', async () => {
    const { nurse, there, renewed, changed } = await both();
    const accepted = await carryOn(stage, await submitted(nurse.viewer, renewed), 'ACCEPTED');
    const other = await carryOn(stage, await submitted(nurse.viewer, changed), 'ACCEPTED');
    await stage.deps.db.application.update({ where: { id: other.id }, data: { status: 'REFUSED' } });
    expect(await approve(stage, accepted, there.officer)).toMatchObject({ code: 'CHANGE_NEEDED' });
  });

  it('the change was withdrawn: the renewal is not submitted there, and goes on at the present institution', async () => {
    const { nurse, renewed, changed } = await both();
    await withdrawApplication(stage.deps, nurse.viewer, seen(changed));
    const draft = answered(await fill(stage, { by: nurse.viewer, form: {} }, renewed), 'SavedDraft').application;
    expect(await submitApplication(stage.deps, nurse.viewer, seen(draft))).toMatchObject({ code: 'CHANGE_NEEDED' });
    const back = answered(
      await saveDraft(stage.deps, nurse.viewer, { ...seen(draft), form: { institution: null } }),
      'SavedDraft',
    );
    const sent = answered(
      await submitApplication(stage.deps, nurse.viewer, seen(back.application)),
      'SubmittedApplication',
    );
    expect(sent.application.reviewerId).toBe(nurse.where.institutionId);
  });

  it('a renewal alone names no other institution', async () => {
    const nurse = await until('2026-12-19');
    const form = { institution: somewhere(stage).institutionId };
    expect(await obstacle(stage, renewal(nurse, form))).toMatchObject({ at: 'save', code: 'CHANGE_NEEDED' });
  });

  it('a change that is open already is the one that it goes with', async () => {
    const [nurse, there] = [await until('2026-12-19'), somewhere(stage)];
    const form = { institution: there.institutionId };
    await play(stage, { ...renewal(nurse, form), procedure: 'NUR_CHG' }, 'SUBMITTED');
    const input = { procedure: 'NUR_RENEW', registrationId: nurse.registration.id, institutionId: there.institutionId };
    expect((await openApplication(stage.deps, nurse.viewer, input)).kind).toBe('OpenedApplication');
    const { practitionerId } = nurse;
    expect(await stage.deps.db.application.count({ where: { practitionerId } })).toBe(2);
  });

  it('both or none: refused when the institution is closed; opened twice at once, once', async () => {
    const { nurse, outcome } = await opened({ status: 'CLOSED' });
    expect(outcome).toMatchObject({ code: 'INSTITUTION_CLOSED' });
    expect(await stage.deps.db.application.count({ where: { practitionerId: nurse.practitionerId } })).toBe(0);
    const there = somewhere(stage);
    const input = { procedure: 'NUR_RENEW', registrationId: nurse.registration.id, institutionId: there.institutionId };
    const kinds = await Promise.all(
      [1, 2].map(async () => (await openApplication(stage.deps, nurse.viewer, input)).kind),
    );
    expect(kinds.sort()).toEqual(['AlreadyOpen', 'OpenedApplication']);
    expect(await stage.deps.db.application.count({ where: { practitionerId: nurse.practitionerId } })).toBe(2);
  });

  it('the period has ended meanwhile: the change waits for the renewal', async () => {
    const { nurse, there, renewed, changed } = await both();
    const one = await carryOn(stage, await submitted(nurse.viewer, renewed), 'ACCEPTED');
    const other = await carryOn(stage, await submitted(nurse.viewer, changed), 'ACCEPTED');
    await expire(nurse, '2026-12-19');
    on('2026-12-21');
    expect(await approve(stage, other, there.officer)).toMatchObject({ code: 'PERIOD_EXPIRED' });
    await carryOn(stage, one);
    expect((await approve(stage, await now(stage, other), there.officer)).kind).toBe('ApprovedApplication');
    expect(await periodOf(nurse)).toMatchObject({ status: 'VALID', until: '2031-12-19' });
  });
});
