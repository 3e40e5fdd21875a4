import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { aRecord } from '../../../../test/person-records.ts';
import { carryOn, filingsOf, now, obstacle, officerOf, type Play, play } from '../../../../test/play.ts';
import { aSpecialist, bySelf, onBehalf, type Specialist, window } from '../../../../test/specialist.ts';
import { aStage, type Somewhere, type Stage, somewhere } from '../../../../test/stage.ts';
import { followInstitution } from '../../../consumers/follow-institution.ts';
import { institutionChanged } from '../../../consumers/institution-changed.ts';
import { runTimers } from '../../../timers/run-timers.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const MONTH = { validFrom: '2026-11-20', validUntil: '2026-12-20' };
const at = (one: Specialist, { institutionId }: Pick<Somewhere, 'institutionId'>, form: Play['form'] = MONTH) =>
  bySelf(one, 'TCM_MULTI', { institution: institutionId, ...form });
const elsewhere = (code = '440304') => somewhere(stage, { name: '福田区某医院' }, code);

describe('TCM_MULTI (S0-2.3; O13-10)', () => {
  it('the other institution confirms, the authority that approved it decides; the primary institution is not asked', async () => {
    const one = await aSpecialist(stage);
    const there = elsewhere();
    const done = await play(stage, at(one, there));
    expect(done).toMatchObject({ reviewerIds: [there.institutionId], authorityId: there.authorityId });
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([
      {
        registrationId: one.registration.id,
        institutionId: there.institutionId,
        institutionName: '福田区某医院',
        authorityId: there.authorityId,
        validFrom: day('2026-11-20'),
        validUntil: day('2026-12-20'),
        eRegId: done.eRegId,
      },
    ]);
    // Licences and the public register hear of it with the registration.
    const { version, validFrom } = await stage.deps.db.registration.findUniqueOrThrow({
      where: { id: one.registration.id },
    });
    expect([version, validFrom]).toEqual([2, one.registration.validFrom]);
  });

  it('S2-Q10: one application for each institution, several at once', async () => {
    const one = await aSpecialist(stage);
    const places = [elsewhere('440304'), elsewhere('440104')];
    const opened = [];
    for (const place of places) opened.push(await play(stage, at(one, place), 'SUBMITTED'));
    expect(opened.map(({ claim }) => claim)).toEqual([null, null]);
    for (const application of opened) await carryOn(stage, application);
    expect(await filingsOf(stage, one.practitionerId)).toHaveLength(2);
    const again = await obstacle(stage, at(one, elsewhere()));
    expect(again).toBeNull();
  });

  it('… and one at a time for the same institution', async () => {
    const one = await aSpecialist(stage);
    const there = elsewhere();
    await play(stage, at(one, there), 'SUBMITTED');
    expect(await obstacle(stage, at(one, there))).toMatchObject({ at: 'save', code: 'CONFLICTING_OPEN' });
  });

  it('at the window', async () => {
    const one = await aSpecialist(stage);
    const there = elsewhere('440103');
    const input = { ...onBehalf(window(one), one, 'TCM_MULTI'), form: { institution: there.institutionId, ...MONTH } };
    // The window of the registration does not decide for another institution's authority (O13-10).
    expect(await obstacle(stage, input)).toMatchObject({ at: 'save', code: 'OTHER_AUTHORITY' });
    const other = await aSpecialist(stage);
    await play(stage, {
      ...input,
      practitionerId: other.practitionerId,
      registrationId: other.registration.id,
      by: window(there),
    });
    expect(await filingsOf(stage, other.practitionerId)).toHaveLength(1);
  });

  it.each<[string, (one: Specialist) => Pick<Somewhere, 'institutionId'>, string]>([
    ['O13-10: the primary institution itself', (one) => one, 'PRIMARY_INSTITUTION'],
    ['S2-Q10: another province', () => elsewhere('430102'), 'OUTSIDE_THE_PLACE'],
    ['3.6: a closed one', () => somewhere(stage, { status: 'CLOSED' }), 'INSTITUTION_CLOSED'],
    ['S2-Q33: a military one', () => somewhere(stage, { kind: 'MILITARY' }), 'MILITARY_INSTITUTION'],
  ])('refuses: %s', async (_, where, code) => {
    const one = await aSpecialist(stage);
    expect(await obstacle(stage, at(one, where(one)))).toMatchObject({ at: 'save', code });
  });

  it.each<[string, Record<string, string>, string]>([
    ['the end before the start', { validFrom: '2026-12-02', validUntil: '2026-12-01' }, 'FILING_DAYS'],
    ['from yesterday', { validFrom: '2026-11-08', validUntil: '2026-12-01' }, 'FILING_DAYS'],
  ])('refuses: %s', async (_, days, code) => {
    expect(await obstacle(stage, at(await aSpecialist(stage), elsewhere(), days))).toMatchObject({
      at: 'submit',
      code,
    });
  });

  it('5.3: refuses days that overlap with another filing there, not those after it', async () => {
    const one = await aSpecialist(stage);
    const there = elsewhere();
    await play(stage, at(one, there));
    const again = await obstacle(stage, at(one, there, { validFrom: '2026-12-20', validUntil: '2027-01-31' }));
    expect(again).toMatchObject({ at: 'submit', code: 'FILING_OVERLAPS' });
    const other = await aSpecialist(stage);
    await play(stage, at(other, there));
    await play(stage, at(other, there, { validFrom: '2026-12-21', validUntil: '2027-01-31' }));
    expect(await filingsOf(stage, other.practitionerId)).toHaveLength(2);
  });

  it('decided after its first day it holds from that day on; after its last day it is refused', async () => {
    const one = await aSpecialist(stage);
    const late = await play(stage, at(one, elsewhere()), 'ACCEPTED');
    stage.clock.moveTo('2026-12-20T10:00:00+08:00');
    await carryOn(stage, late);
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([{ validFrom: day('2026-12-20') }]);

    stage.clock.moveTo('2026-11-09T10:00:00+08:00');
    const other = await aSpecialist(stage);
    const tooLate = await play(stage, at(other, elsewhere()), 'ACCEPTED');
    stage.clock.moveTo('2026-12-21T10:00:00+08:00');
    const answer = await take(stage, officerOf(tooLate), 'approve', tooLate);
    expect(answer).toMatchObject({ __typename: 'RequirementNotMet', code: 'FILING_DAYS' });
    expect((await take(stage, officerOf(tooLate), 'refuse', tooLate)).__typename).toBe('StepTaken');
  });

  it('two approvals at once: one filing', async () => {
    const one = await aSpecialist(stage);
    const accepted = await play(stage, at(one, elsewhere()), 'ACCEPTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, officerOf(accepted), 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect(await filingsOf(stage, one.practitionerId)).toHaveLength(1);
  });

  it.each<[string, (one: Specialist) => Promise<unknown>, string]>([
    ['filed', (one) => play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' })), 'WRONG_STATE'],
    [
      '10.1.27: suspended',
      ({ practitionerId }) => aRecord(stage, practitionerId, { kind: 'ASSESSMENT', measure: 'FAILED' }),
      'SUSPENDED',
    ],
  ])('refuses whoever is %s', async (_, before, code) => {
    const one = await aSpecialist(stage);
    await before(one);
    expect(await obstacle(stage, at(one, elsewhere()))).toMatchObject({ at: 'open', code });
  });

  it('I3: the registration that ends meanwhile closes what is open about it; the decision would have been refused', async () => {
    const one = await aSpecialist(stage);
    const open = await play(stage, at(one, elsewhere()), 'ACCEPTED');
    await play(stage, bySelf(one, 'TCM_FILE', { reason: 'F-P1' }));
    expect(await now(stage, open)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
  });
});

describe('TCM_MULTI_CANCEL (S0-2.4)', () => {
  async function filed(days = { validFrom: '2026-11-09', validUntil: '2026-12-31' }) {
    const one = await aSpecialist(stage);
    const there = elsewhere();
    await play(stage, at(one, there, days));
    const [filing] = await filingsOf(stage, one.practitionerId);
    if (!filing) throw new Error('Nothing was filed');
    return { ...one, there, filing };
  }
  type Filed = Awaited<ReturnType<typeof filed>>;
  const cancelling = ({ viewer, filing }: Filed): Play => ({
    by: viewer,
    procedure: 'TCM_MULTI_CANCEL',
    multiFilingId: filing.id,
    form: { reason: '不再坐诊' },
  });

  it('the institution whose filing it is reviews, its authority decides; the day itself does not count any more', async () => {
    const one = await filed();
    stage.clock.moveTo('2026-11-20T10:00:00+08:00');
    const done = await play(stage, cancelling(one));
    expect(done).toMatchObject({ reviewerIds: [one.there.institutionId], authorityId: one.there.authorityId });
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([
      { endedOn: day('2026-11-19'), endReason: 'CANCELLED', version: 2 },
    ]);
  });

  it('one that has not begun never does', async () => {
    const one = await filed(MONTH);
    await play(stage, cancelling(one));
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([
      { endedOn: day('2026-11-08'), endReason: 'CANCELLED' },
    ]);
    // And somebody else's days are free again.
    expect(await obstacle(stage, at(one, one.there))).toBeNull();
  });

  it('at the window; 10.1.27: also of somebody suspended', async () => {
    const one = await filed();
    await aRecord(stage, one.practitionerId, { kind: 'PENALTY', measure: 'SUSPENSION' });
    const { practitionerId } = one;
    await play(stage, { ...cancelling(one), practitionerId, by: window(one.there) });
    expect(await filingsOf(stage, practitionerId)).toMatchObject([{ endReason: 'CANCELLED' }]);
  });

  it.each<[string, (one: Filed) => Promise<unknown> | unknown]>([
    ['cancelled', (one) => play(stage, cancelling(one))],
    ['over', () => stage.clock.moveTo('2027-01-01T10:00:00+08:00')],
  ])('refuses one that is %s', async (_, before) => {
    const one = await filed();
    await before(one);
    expect(await obstacle(stage, cancelling(one))).toMatchObject({ at: 'open', code: 'FILING_ENDED' });
  });

  it('one that ends meanwhile with its registration closes what is open about it', async () => {
    const one = await filed();
    const open = await play(stage, cancelling(one), 'ACCEPTED');
    const form = { institution: one.there.institutionId };
    await play(stage, bySelf(one, 'TCM_CHG', form));
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([{ endReason: 'BECAME_PRIMARY' }]);
    expect(await now(stage, open)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
  });

  it('I8: one whose last day is over, or whose institution closes, leaves nothing to cancel', async () => {
    const { deps } = stage;
    const over = await filed({ validFrom: '2026-11-09', validUntil: '2026-11-30' });
    const first = await play(stage, cancelling(over), 'SUBMITTED');
    stage.clock.moveTo('2026-12-01T02:00:00+08:00');
    await runTimers(deps, { warn: () => {} });
    expect(await now(stage, first)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });

    const closed = await filed({ validFrom: '2026-12-01', validUntil: '2026-12-31' });
    const second = await play(stage, cancelling(closed), 'SUBMITTED');
    const { institutionId } = closed.there;
    const heard = { institutionId, name: '福田区某医院', status: 'CLOSED' as const, closedOn: '2026-12-01' };
    await deps.db.$transaction((tx) => institutionChanged(tx, deps, heard));
    await deps.db.$transaction((tx) => followInstitution(tx, deps, { institutionId, what: 'FILINGS', after: null }));
    expect(await now(stage, second)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
  });

  it('3.1.4: submitted at the very moment at which the filing ends, it does not stay behind', async () => {
    for (let n = 0; n < 4; n += 1) {
      const one = await filed();
      const form = { institution: one.there.institutionId };
      const change = await play(stage, bySelf(one, 'TCM_CHG', form), 'ACCEPTED');
      const draft = await play(stage, cancelling(one), 'DRAFT');
      await Promise.all([take(stage, officerOf(change), 'approve', change), take(stage, one.viewer, 'submit', draft)]);
      expect(await filingsOf(stage, one.practitionerId)).toMatchObject([{ endReason: 'BECAME_PRIMARY' }]);
      expect(await now(stage, draft)).toMatchObject({ status: 'CLOSED_BY_OPERATION_OF_LAW' });
    }
  });

  it('somebody else’s is not there', async () => {
    const one = await filed();
    const other = await aSpecialist(stage);
    expect(await obstacle(stage, { ...cancelling(one), by: other.viewer })).toMatchObject({
      at: 'open',
      code: 'NO_FILING',
    });
  });

  it('twice: one application', async () => {
    const one = await filed();
    await play(stage, cancelling(one), 'SUBMITTED');
    expect(await obstacle(stage, cancelling(one))).toMatchObject({ at: 'open', kind: 'AlreadyOpen' });
  });
});
