import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { answered, seen } from '../../../../test/builders.ts';
import { aNurse, day, entered, onRecord } from '../../../../test/nurses.ts';
import { carryOn, now, obstacle, play, receivePapers, registrationsOf } from '../../../../test/play.ts';
import { aStage, type Someone, type Stage, somewhere } from '../../../../test/stage.ts';
import { confirmApplication } from '../../../features/confirm-application/confirm-application.ts';
import { objectToApplication } from '../../../features/object-to-application/object-to-application.ts';
import type { RegistrationStatus } from '../../../generated/resolvers.ts';
import { getProcedure } from '../../index.ts';

const MONDAY = '2026-11-09T10:00:00+08:00';
let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo(MONDAY));
const on = (date: string) => stage.clock.moveTo(`${date}T10:00:00+08:00`);

async function nurse(status: RegistrationStatus = 'VALID', until = '2028-06-30') {
  const [who, where] = [aNurse(stage), somewhere(stage)];
  const over = status === 'VALID' ? {} : { lastValidOn: until };
  const registration = await entered(stage, who, where, { from: '2021-07-01', until, status, ...over });
  return { ...who, where, registration };
}
type Nurse = Awaited<ReturnType<typeof nurse>>;
const out = ({ viewer, practitionerId, registration }: Nurse, by = viewer, form: Record<string, unknown> = {}) => ({
  by,
  procedure: 'NUR_DEREG',
  ...(by !== viewer && { practitionerId }),
  registrationId: registration.id,
  form: { reason: 'D-N4', ...form },
});
const told = { notifiedOn: '2026-11-02', notifiedBy: 'REGISTERED_MAIL', notified: '请办理变更或者注销。' };
const present = async ({ practitionerId }: Someone) => (await registrationsOf(stage, practitionerId))[0];
const outbox = (topic: string, key: string) => stage.deps.db.outboxMessage.findMany({ where: { topic, key } });

describe('护士注销注册 NUR_DEREG', () => {
  it('S2-Q41.3: her own application, through her institution', async () => {
    const one = await nurse();
    const done = await play(stage, out(one));
    expect(done).toMatchObject({ status: 'EFFECTIVE', path: 'GENERAL', reviewerId: one.where.institutionId });
    const registration = await present(one);
    expect(registration).toMatchObject({ status: 'DEREGISTERED', statusReason: 'D-N4', eRegId: done.eRegId });
    expect([day(registration?.statusSince), day(registration?.lastValidOn)]).toEqual(['2026-11-09', '2026-11-08']);
    expect(await outbox('account.closureDue', one.practitionerId)).toEqual([]);
  });

  it('S3 3.(1): at the window, without a record of what an institution has told her', async () => {
    const one = await nurse();
    expect(await play(stage, out(one, one.where.officer))).toMatchObject({ status: 'EFFECTIVE', path: 'WINDOW' });
  });

  it('3.6: her institution has closed: at once to the authority', async () => {
    const one = await nurse();
    stage.world.changeInstitution(one.where.institutionId, { status: 'CLOSED' });
    expect(await play(stage, out(one))).toMatchObject({ status: 'EFFECTIVE', path: 'TO_AUTHORITY' });
  });

  it('NM: an expired nurse, by her institution after it has told her', async () => {
    const one = await nurse('EXPIRED', '2026-10-31');
    const done = await play(stage, out(one, one.where.reviewer, { reason: 'D-N1', ...told }));
    expect(done).toMatchObject({ status: 'EFFECTIVE', path: 'BY_INSTITUTION' });
    expect(await present(one)).toMatchObject({ status: 'DEREGISTERED', statusReason: 'D-N1' });
  });

  it.each(['D-N1', 'D-N4'])(
    'S2-Q41.3: %s by the institution: the record of the notification is mandatory',
    async (reason) => {
      const one = await nurse('EXPIRED', '2026-10-31');
      const nothing = { notifiedOn: null, notifiedBy: null, notified: null };
      expect(await obstacle(stage, out(one, one.where.reviewer, { reason, ...nothing }))).toMatchObject({
        missing: ['form.notifiedOn', 'form.notifiedBy', 'form.notified'],
      });
      const later = await nurse('EXPIRED', '2026-10-31');
      const tomorrow = { reason, ...told, notifiedOn: '2026-11-10' };
      expect(await obstacle(stage, out(later, later.where.reviewer, tomorrow))).toMatchObject({
        code: 'NOTIFICATION_DATE',
      });
    },
  );

  describe('5.6: no longer practising, by the institution: ten working days for her objection', () => {
    async function accepted() {
      const one = await nurse();
      const application = await play(stage, out(one, one.where.reviewer, told), 'ACCEPTED');
      await receivePapers(stage, one.where.officer, application);
      return { one, application };
    }

    it.each([
      ['2026-11-23', 'OBJECTION_PERIOD'],
      ['2026-11-24', undefined],
    ])('submitted on Monday, 9 November, decided on %s: %s', async (date, code) => {
      const { one, application } = await accepted();
      on(date);
      const answer = await take(stage, one.where.officer, 'approve', application);
      expect(answer.code).toBe(code);
      expect((await present(one))?.status).toBe(code ? 'VALID' : 'DEREGISTERED');
    });

    it('she confirms: no need to wait', async () => {
      const { one, application } = await accepted();
      const confirmed = answered(
        await confirmApplication(stage.deps, one.viewer, seen(application)),
        'StepTaken',
      ).application;
      expect(await take(stage, one.where.officer, 'approve', confirmed)).toMatchObject({
        __typename: 'ApprovedApplication',
      });
    });

    it('10.1.17: she objects: whoever objects has not stopped', async () => {
      const { one, application } = await accepted();
      const statement = { ...seen(application), statement: '本人仍在岗。' };
      const objected = answered(await objectToApplication(stage.deps, one.viewer, statement), 'StepTaken').application;
      on('2026-12-01');
      expect(await take(stage, one.where.officer, 'approve', objected)).toMatchObject({ code: 'OBJECTED' });
    });
  });

  it('10.1.18: death: the account closes, the certificate is void, and everything under way ends', async () => {
    const [one, there] = [await nurse('VALID', '2026-12-19'), somewhere(stage)];
    const renewal = await play(
      stage,
      { by: one.viewer, procedure: 'NUR_RENEW', registrationId: one.registration.id },
      'ACCEPTED',
    );
    const form = { institution: there.institutionId };
    const change = await play(
      stage,
      { by: one.viewer, procedure: 'NUR_CHG', registrationId: one.registration.id, form },
      'SUBMITTED',
    );
    const done = await play(stage, out(one, one.where.reviewer, { reason: 'D-N3' }));
    expect(done.status).toBe('EFFECTIVE');
    expect(await present(one)).toMatchObject({ status: 'DEREGISTERED', statusReason: 'D-N3' });
    expect((await outbox('account.closureDue', one.practitionerId)).map(({ payload }) => payload)).toEqual([
      { practitionerId: one.practitionerId },
    ]);
    for (const open of [renewal, change]) expect((await now(stage, open)).status).toBe('CLOSED_BY_OPERATION_OF_LAW');
  });

  it.each([
    ['the person', 'D-N1'],
    ['the person', 'D-N2'],
    ['the person', 'D-N3'],
    ['the institution', 'D-N2'],
    ['the institution', 'D-N5'],
  ])('2.3: %s does not give the reason %s', async (side, reason) => {
    const one = await nurse('EXPIRED', '2026-10-31');
    const by = side === 'the person' ? one.viewer : one.where.reviewer;
    expect(await obstacle(stage, out(one, by, { reason }))).toMatchObject({ at: 'submit', code: 'REASON_NOT_YOURS' });
  });

  it.each([
    ['D-N1', 'VALID'],
    ['D-N2', 'VALID'],
  ] as const)('NM: the reason %s of a registration that is %s is not true', async (reason, status) => {
    const one = await nurse(status);
    expect(await obstacle(stage, out(one, one.where.officer, { reason }))).toMatchObject({ code: 'REASON_NOT_TRUE' });
  });

  it('NM, 5.2: revoked: deregistered by the authority', async () => {
    const one = await nurse('REVOKED', '2026-10-31');
    await onRecord(stage, one, { kind: 'PENALTY', measure: 'REVOCATION', decidedOn: '2026-11-01' });
    const done = await play(stage, out(one, one.where.officer, { reason: 'D-N2' }));
    expect(done.status).toBe('EFFECTIVE');
    expect(await present(one)).toMatchObject({ status: 'DEREGISTERED', statusReason: 'D-N2' });
  });

  it('not twice', async () => {
    expect(await obstacle(stage, out(await nurse('DEREGISTERED', '2026-10-31')))).toMatchObject({
      at: 'open',
      code: 'WRONG_STATE',
    });
  });

  it('approved twice at once: deregistered once', async () => {
    const one = await nurse();
    const accepted = await play(stage, out(one), 'ACCEPTED');
    const answers = await Promise.all([1, 2].map(() => take(stage, one.where.officer, 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect((await present(one))?.version).toBe(2);
  });

  it('3.1.4: whoever renews does not leave the register, and the reverse', async () => {
    const [one, other] = [await nurse('VALID', '2026-12-19'), await nurse('VALID', '2026-12-19')];
    const renewal = ({ viewer, registration }: Nurse) => ({
      by: viewer,
      procedure: 'NUR_RENEW',
      registrationId: registration.id,
    });
    await play(stage, renewal(one), 'SUBMITTED');
    expect(await obstacle(stage, out(one))).toMatchObject({ at: 'open', code: 'RENEWAL_OPEN' });
    expect(await obstacle(stage, out(one, one.where.reviewer, told))).toMatchObject({
      at: 'submit',
      code: 'RENEWAL_OPEN',
    });
    await play(stage, out(other), 'SUBMITTED');
    expect(await obstacle(stage, renewal(other))).toMatchObject({ at: 'open', code: 'CONFLICTING_OPEN' });
  });

  it('3.1.4: a change and a deregistration of one record are not open at once', async () => {
    const one = await nurse();
    await play(stage, out(one), 'SUBMITTED');
    const form = { institution: somewhere(stage).institutionId };
    const change = { by: one.viewer, procedure: 'NUR_CHG', registrationId: one.registration.id, form };
    expect(await obstacle(stage, change)).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
  });

  it('3.1.4: her own open application keeps the report of her death not out, and ends with it', async () => {
    const one = await nurse();
    const own = await play(stage, out(one), 'SUBMITTED');
    expect(await obstacle(stage, out(one, one.where.reviewer, told))).toMatchObject({ code: 'CONFLICTING_OPEN' });
    expect(await play(stage, out(one, one.where.officer, { reason: 'D-N3' }))).toMatchObject({ status: 'EFFECTIVE' });
    expect((await now(stage, own)).status).toBe('CLOSED_BY_OPERATION_OF_LAW');
  });

  it('S2-Q33: of a military record, not through the military institution', async () => {
    const [who, where] = [aNurse(stage), somewhere(stage, { kind: 'MILITARY' })];
    const registration = await entered(stage, who, where);
    expect(await obstacle(stage, out({ ...who, where, registration }))).toMatchObject({ code: 'MILITARY_RECORD' });
  });

  it('another institution and another authority do not deregister her', async () => {
    const [one, elsewhere] = [await nurse(), somewhere(stage)];
    for (const by of [elsewhere.reviewer, elsewhere.officer]) {
      expect(await obstacle(stage, out(one, by, told))).toMatchObject({ at: 'open', code: 'PERSON_UNKNOWN' });
    }
  });

  it('5.6: ex officio too, on the path on which the person is heard first', () => {
    expect(getProcedure('NUR_DEREG').channels.EX_OFFICIO).toBe('EX_OFFICIO');
  });

  it('withdrawn before the decision, the registration stays', async () => {
    const one = await nurse();
    const accepted = await play(stage, out(one), 'ACCEPTED');
    expect(await take(stage, one.viewer, 'withdraw', accepted)).toMatchObject({ __typename: 'StepTaken' });
    await expect(carryOn(stage, await now(stage, accepted))).rejects.toThrow();
    expect((await present(one))?.status).toBe('VALID');
  });
});
