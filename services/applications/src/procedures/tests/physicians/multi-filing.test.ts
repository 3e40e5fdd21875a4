import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { take } from '../../../../test/ask.ts';
import { answered } from '../../../../test/builders.ts';
import {
  about,
  aHospital,
  anAssistant,
  aPhysician,
  aRegistered,
  atTheWindow,
  decidedByProvince,
  draftOf,
  onBehalf,
  onRecord,
  type Registered,
} from '../../../../test/physicians.ts';
import { approve, carryOn, filingsOf, obstacle, officerOf, type Play, play } from '../../../../test/play.ts';
import { aStage, type Somewhere, type Stage } from '../../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

const DAYS = { validFrom: '2026-11-16', validUntil: '2027-11-15' };
const multi = (who: Registered, where: Somewhere, form: Play['form'] = {}) =>
  about(who, 'PHY_MULTI', { institution: where.institutionId, ...DAYS, ...form });
const code = async (played: Play) => (await obstacle(stage, played))?.code;

describe('PHY_MULTI', () => {
  it('S2-Q10.1, 11-A10: the other institution confirms, its authority decides, the primary one takes no part', async () => {
    const who = await aRegistered(stage, aPhysician(stage), aHospital(stage), { scopes: ['1001', '1011'] });
    const where = aHospital(stage, '440304');
    const submitted = await play(stage, multi(who, where, { scopes: ['1011'] }), 'SUBMITTED');
    expect(submitted).toMatchObject({ reviewerIds: [where.institutionId], authorityId: where.authorityId });
    await carryOn(stage, submitted);
    expect(await filingsOf(stage, who.practitionerId)).toMatchObject([
      {
        registrationId: who.registration.id,
        institutionId: where.institutionId,
        scopeNames: ['全科医学专业'],
        endedOn: null,
      },
    ]);
    const FILINGS =
      'query($side: FilingSide!) { institutionFilings(side: $side) { edges { node { state scopes name } } } }';
    const seenBy = async (viewer: typeof who.reviewer, side: string) =>
      (await stage.subgraph.execute(viewer, FILINGS, { side })).data?.institutionFilings;
    const node = { state: 'SCHEDULED', scopes: ['全科医学专业'], name: '李时针' };
    expect(await seenBy(who.reviewer, 'FILED_ELSEWHERE')).toEqual({ edges: [{ node }] });
    expect(await seenBy(where.reviewer, 'FILED_HERE')).toEqual({ edges: [{ node }] });
    stage.clock.moveTo('2026-11-16T10:00:00+08:00');
    expect(await seenBy(where.reviewer, 'FILED_HERE')).toEqual({ edges: [{ node: { ...node, state: 'ACTIVE' } }] });
  });

  it('S2-Q10.2: of an assistant within the county', async () => {
    const who = await aRegistered(stage, anAssistant(stage));
    await play(stage, multi(who, aHospital(stage)));
    expect(await code(multi(who, aHospital(stage, '440104')))).toBe('OUTSIDE_THE_PLACE');
  });

  it('several institutions, one application each', async () => {
    const who = await aRegistered(stage);
    await play(stage, multi(who, aHospital(stage)), 'SUBMITTED');
    expect(await obstacle(stage, multi(who, aHospital(stage)))).toBeNull();
  });

  it('S3 3.(1): at the window of the other institution’s authority', async () => {
    const who = await aRegistered(stage);
    const where = aHospital(stage);
    await play(stage, onBehalf(atTheWindow(where), who, 'PHY_MULTI', { institution: where.institutionId, ...DAYS }));
    expect(await filingsOf(stage, who.practitionerId)).toHaveLength(1);
  });

  it.each<[string, (who: Registered) => Play, string]>([
    [
      'S2-Q10.4, Q11: across provinces, with the way to do it',
      (who) => multi(who, aHospital(stage, '430102')),
      'OUTSIDE_THE_PLACE',
    ],
    ['O13-10: the primary institution itself', (who) => multi(who, who), 'PRIMARY_INSTITUTION'],
    ['O13-10: beyond the scope', (who) => multi(who, aHospital(stage), { scopes: ['1002'] }), 'SCOPE_NOT_HELD'],
    [
      '5.3: the end before the start',
      (who) => multi(who, aHospital(stage), { validUntil: '2026-11-15' }),
      'FILING_DAYS',
    ],
    ['5.3: from yesterday on', (who) => multi(who, aHospital(stage), { validFrom: '2026-11-08' }), 'FILING_DAYS'],
    [
      '3.6: a closed institution',
      (who) => multi(who, aHospital(stage, '440103', { status: 'CLOSED' })),
      'INSTITUTION_CLOSED',
    ],
    [
      'S2-Q33: a military institution',
      (who) => multi(who, aHospital(stage, '440103', { kind: 'MILITARY' })),
      'MILITARY_INSTITUTION',
    ],
  ])('is refused: %s', async (_, played, refused) => {
    expect(await code(played(await aRegistered(stage)))).toBe(refused);
  });

  it('is refused: 11-A11: longer than the province allows', async () => {
    await decidedByProvince(stage, '430000', { multiFilingMaxYears: 5 });
    const who = await aRegistered(
      stage,
      aPhysician(stage, { province: { code: '430000' } }),
      aHospital(stage, '430102'),
    );
    expect(await code(multi(who, aHospital(stage, '430102'), { validUntil: '2031-11-16' }))).toBe('FILING_DAYS');
    expect(await code(multi(who, aHospital(stage, '430102'), { validUntil: '2031-11-15' }))).toBeUndefined();
    await decidedByProvince(stage, '430000', {});
  });

  it('is refused: S2-Q10.3: without a valid registration', async () => {
    const who = await aRegistered(stage);
    await play(stage, about(who, 'PHY_FILE', { reason: 'F-P1' }));
    expect(await code(multi(who, aHospital(stage)))).toBe('WRONG_STATE');
  });

  it('is refused: W22: of a rural assistant', async () => {
    const clinic = aHospital(stage, '440103', { classCode: 'D600' });
    const who = await aRegistered(stage, anAssistant(stage, { level: 'RURAL_ASSISTANT' }), clinic, {
      scopes: ['9001'],
    });
    expect(await code(multi(who, aHospital(stage)))).toBe('RURAL_FILES_NOWHERE');
  });

  it('is refused: 10.1.27: while suspended', async () => {
    const who = await aRegistered(stage);
    await onRecord(stage, who, {
      kind: 'PENALTY',
      measure: 'SUSPENSION',
      decidedOn: '2026-11-01',
      validFrom: '2026-11-01',
      validUntil: '2027-05-01',
    });
    expect(await code(multi(who, aHospital(stage)))).toBe('SUSPENDED');
  });

  it('is refused: 5.3: an overlapping filing at the same institution, adjoining days are free', async () => {
    const who = await aRegistered(stage);
    const where = aHospital(stage);
    await play(stage, multi(who, where));
    expect(await code(multi(who, where, { validFrom: '2027-11-15', validUntil: '2028-11-14' }))).toBe(
      'FILING_OVERLAPS',
    );
    const draft = await draftOf(stage, who);
    await take(stage, who.viewer, 'withdraw', draft);
    await play(stage, multi(who, where, { validFrom: '2027-11-16', validUntil: '2028-11-15' }));
    expect(await filingsOf(stage, who.practitionerId)).toHaveLength(2);
  });

  it('twice at once: one filing', async () => {
    const who = await aRegistered(stage);
    const accepted = await play(stage, multi(who, aHospital(stage)), 'ACCEPTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, officerOf(accepted), 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect(await filingsOf(stage, who.practitionerId)).toHaveLength(1);
  });

  it('10.1.5: approved after the registration has moved away: the register itself refuses', async () => {
    const who = await aRegistered(stage);
    const accepted = await play(stage, multi(who, aHospital(stage)), 'ACCEPTED');
    const next = aHospital(stage, '430102');
    await play(
      stage,
      about(who, 'PHY_CHG', { institutionChanges: true, placeChanges: true, institution: next.institutionId }),
    );
    expect(await take(stage, officerOf(accepted), 'approve', accepted)).toMatchObject({ code: 'OUTSIDE_THE_PLACE' });
  });
});

describe('PHY_MULTI_CANCEL', () => {
  async function filed() {
    const who = await aRegistered(stage);
    const where = aHospital(stage, '440304');
    await play(stage, multi(who, where));
    const [filing] = await filingsOf(stage, who.practitionerId);
    if (!filing) throw new Error('Nothing was filed');
    return {
      who,
      where,
      cancel: { by: who.viewer, procedure: 'PHY_MULTI_CANCEL', multiFilingId: filing.id } satisfies Play,
    };
  }

  it('S0-2.4: the institution of the filing, then its authority; the day of the cancellation does not count', async () => {
    const { who, where, cancel } = await filed();
    stage.clock.moveTo('2026-12-01T10:00:00+08:00');
    const submitted = await play(stage, cancel, 'SUBMITTED');
    expect(submitted).toMatchObject({ reviewerIds: [where.institutionId], authorityId: where.authorityId });
    await carryOn(stage, submitted);
    const [filing] = await filingsOf(stage, who.practitionerId);
    expect(filing).toMatchObject({ endReason: 'CANCELLED' });
    expect(filing?.endedOn?.toISOString()).toContain('2026-11-30');
  });

  it('5.3: a scheduled one too', async () => {
    const { who, cancel } = await filed();
    await play(stage, cancel);
    expect((await filingsOf(stage, who.practitionerId))[0]).toMatchObject({ endReason: 'CANCELLED' });
  });

  it('5.1: also while suspended', async () => {
    const { who, cancel } = await filed();
    await onRecord(stage, who, {
      kind: 'PENALTY',
      measure: 'SUSPENSION',
      decidedOn: '2026-11-01',
      validFrom: '2026-11-01',
      validUntil: '2027-05-01',
    });
    await play(stage, cancel);
  });

  it('at the window; the institution has closed: the authority alone', async () => {
    const { who, where, cancel } = await filed();
    stage.world.changeInstitution(where.institutionId, { status: 'CLOSED' });
    const accepted = await play(
      stage,
      { ...cancel, by: atTheWindow(where), practitionerId: who.practitionerId },
      'ACCEPTED',
    );
    answered(await approve(stage, accepted), 'ApprovedApplication');
  });

  it('is refused once it has ended; twice at once: one effect', async () => {
    const { cancel } = await filed();
    const accepted = await play(stage, cancel, 'ACCEPTED');
    const answers = await Promise.all([1, 2, 3].map(() => take(stage, officerOf(accepted), 'approve', accepted)));
    expect(answers.filter(({ __typename }) => __typename === 'ApprovedApplication')).toHaveLength(1);
    expect(await code(cancel)).toBe('FILING_ENDED');
  });
});
