import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { aRecord } from '../../../../test/person-records.ts';
import { approve, filingsOf, obstacle, play, registrationsOf } from '../../../../test/play.ts';
import { aSpecialist, bySelf, onBehalf, type Specialist, window } from '../../../../test/specialist.ts';
import { aStage, type Stage, somewhere } from '../../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const only = async ({ practitionerId }: Pick<Specialist, 'practitionerId'>) =>
  (await registrationsOf(stage, practitionerId))[0];
const on = (moment: string) => stage.clock.moveTo(`${moment}T10:00:00+08:00`);
const TOLD = { notifiedOn: '2026-11-01', notifiedBy: 'PHONE_SMS', notified: '请办理备案' };

describe('TCM_FILE (S0-2.5; O13-19)', () => {
  it('of the person: his institution, then the authority; the record is not valid from that day', async () => {
    const one = await aSpecialist(stage);
    on('2026-11-20');
    const done = await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P2', remark: '退休' }));
    expect(done.reviewerIds).toEqual([one.institutionId]);
    expect(await only(one)).toMatchObject({
      status: 'FILED',
      statusReason: 'F-P2',
      statusSince: day('2026-11-20'),
      lastValidOn: day('2026-11-19'),
      filedById: one.institutionId,
      certificateCode: one.registration.certificateCode,
    });
  });

  it('S3 2.(3): of the institution, straight to the authority, without the person’s consent', async () => {
    const one = await aSpecialist(stage);
    const done = await play(
      stage,
      onBehalf(one.reviewer, one, 'TCM_FILE', { reason: 'F-P5', leftOn: '2026-11-01' }),
      'ACCEPTED',
    );
    expect(done).toMatchObject({ path: 'BY_INSTITUTION', claim: one.registration.id });
    expect((await approve(stage, { ...done, confirmedAt: new Date() })).kind).toBe('ApprovedApplication');
    expect(await only(one)).toMatchObject({ status: 'FILED', statusReason: 'F-P5' });
  });

  it('at the window, for the province’s own reasons', async () => {
    const one = await aSpecialist(stage);
    await play(stage, onBehalf(window(one), one, 'TCM_FILE', { reason: 'F-P6' }));
    expect(await only(one)).toMatchObject({ status: 'FILED', statusReason: 'F-P6' });
  });

  it('S2-Q20.3: who cannot be reached is filed with the record of how he was told', async () => {
    const one = await aSpecialist(stage);
    const silent = await obstacle(
      stage,
      onBehalf(one.reviewer, one, 'TCM_FILE', { reason: 'F-P8', notifiedOn: null, notifiedBy: null, notified: null }),
    );
    expect(silent).toMatchObject({ at: 'submit', missing: ['form.notifiedOn', 'form.notifiedBy', 'form.notified'] });
    const other = await aSpecialist(stage);
    const tomorrow = { ...TOLD, notifiedOn: '2026-11-10' };
    const early = await obstacle(stage, onBehalf(other.reviewer, other, 'TCM_FILE', { reason: 'F-P8', ...tomorrow }));
    expect(early).toMatchObject({ at: 'submit', code: 'NOTIFICATION_DATE' });
    const third = await aSpecialist(stage);
    await play(stage, onBehalf(third.reviewer, third, 'TCM_FILE', { reason: 'F-P8', ...TOLD }));
    expect(await only(third)).toMatchObject({ statusReason: 'F-P8' });
  });

  it.each([
    ['PERSON', 'F-P5'],
    ['PERSON', 'F-P8'],
    ['INSTITUTION', 'F-P6'],
  ] as const)('%s may not give the reason %s', async (who, reason) => {
    const one = await aSpecialist(stage);
    const played =
      who === 'PERSON' ? bySelf(one, 'TCM_FILE', { reason }) : onBehalf(one.reviewer, one, 'TCM_FILE', { reason });
    expect(await obstacle(stage, played)).toMatchObject({ at: 'submit', code: 'REASON_NOT_YOURS' });
  });

  it('10.1.5: filings elsewhere end with it', async () => {
    const one = await aSpecialist(stage);
    const there = somewhere(stage, {}, '440104');
    const form = { institution: there.institutionId, validFrom: '2026-11-09', validUntil: '2027-11-08' };
    await play(stage, bySelf(one, 'TCM_MULTI', form));
    on('2026-12-01');
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([
      { endedOn: day('2026-11-30'), endReason: 'REGISTRATION_ENDED' },
    ]);
  });

  it('10.1.27: somebody suspended may be filed', async () => {
    const one = await aSpecialist(stage);
    await aRecord(stage, one.practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION' });
    expect(await obstacle(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }))).toBeNull();
  });

  it('what is filed is not filed again, nor by an institution that it has left', async () => {
    const one = await aSpecialist(stage);
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    expect(await obstacle(stage, bySelf(one, 'TCM_FILE'))).toMatchObject({ at: 'open', code: 'WRONG_STATE' });
    const other = await aSpecialist(stage);
    await play(stage, bySelf(other, 'TCM_CHG', { institution: somewhere(stage).institutionId }));
    const left = await obstacle(stage, onBehalf(other.reviewer, other, 'TCM_FILE', { reason: 'F-P1' }));
    expect(left).toMatchObject({ at: 'open', code: 'PERSON_UNKNOWN' });
  });
});

describe('TCM_FILE_CANCEL (S0-2.6)', () => {
  const cancelling = (one: Specialist) => bySelf(one, 'TCM_FILE_CANCEL', { reason: '返回岗位' });
  /** Filed on that day. */
  async function filedOn(date: string): Promise<Specialist> {
    const one = await aSpecialist(stage);
    on(date);
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    return one;
  }

  it('the institution that filed reviews; valid again, the filing is history', async () => {
    const one = await filedOn('2026-11-20');
    on('2027-03-01');
    const done = await play(stage, cancelling(one));
    expect(done.reviewerIds).toEqual([one.institutionId]);
    expect(await only(one)).toMatchObject({
      status: 'VALID',
      statusReason: null,
      statusSince: day('2027-03-01'),
      lastValidOn: null,
      filedById: null,
      version: 3,
    });
  });

  it.each([
    ['2026-11-20', '2028-11-20', null],
    ['2026-11-20', '2028-11-21', 'CANCELLATION_WINDOW_CLOSED'],
    // Filed on 29 February: until 28 February two years later.
    ['2028-02-29', '2030-02-28', null],
    ['2028-02-29', '2030-03-01', 'CANCELLATION_WINDOW_CLOSED'],
    ['2026-02-28', '2028-02-28', null],
  ])('10.1.7: filed on %s, asked on %s: %s', async (filed, asked, code) => {
    stage.clock.moveTo('2026-01-05T10:00:00+08:00');
    const one = await filedOn(filed);
    on(asked);
    const found = await obstacle(stage, cancelling(one));
    expect(found?.code ?? null).toBe(code);
    if (code) expect(found?.at).toBe('open');
  });

  it('asked in time and decided too late: refused at the decision', async () => {
    const one = await filedOn('2026-11-20');
    on('2028-11-20');
    const accepted = await play(stage, cancelling(one), 'ACCEPTED');
    on('2028-11-21');
    expect(await approve(stage, accepted)).toMatchObject({ code: 'CANCELLATION_WINDOW_CLOSED' });
  });

  it.each<[string, (one: Specialist) => Promise<unknown>, string]>([
    [
      '10.1.27: suspended',
      ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION' }),
      'SUSPENDED',
    ],
    ['banned', ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'BAN', measure: 'FRAUD' }), 'BANNED'],
  ])('refuses whoever is %s', async (_, before, code) => {
    const one = await filedOn('2026-11-20');
    await before(one);
    expect(await obstacle(stage, cancelling(one))).toMatchObject({ at: 'open', code });
  });

  it('5.1: what has become valid in its place meanwhile stands in the way', async () => {
    const one = await filedOn('2026-11-20');
    const there = somewhere(stage);
    const again = { by: one.viewer, procedure: 'TCM_REG', qualificationId: one.qualificationId };
    await play(stage, { ...again, form: { institution: there.institutionId } });
    expect(await obstacle(stage, cancelling(one))).toMatchObject({ at: 'open', code: 'WRONG_STATE' });
  });

  it('at the window; not by an institution', async () => {
    const one = await filedOn('2026-11-20');
    const byInstitution = await obstacle(stage, onBehalf(one.reviewer, one, 'TCM_FILE_CANCEL'));
    expect(byInstitution).toMatchObject({ at: 'open', code: 'CHANNEL_CLOSED' });
    await play(stage, onBehalf(window(one), one, 'TCM_FILE_CANCEL', { reason: '返回' }));
    expect(await only(one)).toMatchObject({ status: 'VALID' });
  });

  it('of a record that is not filed there is nothing to cancel', async () => {
    const one = await aSpecialist(stage);
    expect(await obstacle(stage, cancelling(one))).toMatchObject({ at: 'open', code: 'WRONG_STATE' });
  });
});
