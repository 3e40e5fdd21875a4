import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { uuidv7 } from 'uuidv7';
import { take } from '../../../../test/ask.ts';
import {
  carryOn,
  obstacle,
  officerOf,
  type Play,
  play,
  receivePapers,
  registrationsOf,
} from '../../../../test/play.ts';
import { aProvince, aStage, type Somewhere, type Stage, someone, somewhere } from '../../../../test/stage.ts';
import { toColumn } from '../../../database.ts';

let stage: Stage;
let city: ReturnType<typeof aProvince>;
beforeAll(async () => {
  stage = await aStage();
  city = aProvince(stage, '440100');
  aProvince(stage, '440000');
});
afterAll(() => stage.close());
afterEach(() => stage.clock.moveTo('2026-11-09T10:00:00+08:00'));

/** Somebody from elsewhere, without a qualification of the mainland. */
const aGuest = () => someone(stage, { name: 'John Smith', idNumber: 'P12345678', qualifications: [] });
const DAYS = { employedFrom: '2026-11-09', employedUntil: '2027-11-08', healthCheckedOn: '2026-10-09' };

/** Brought in by the inviting institution. */
const invited = (
  where: Somewhere,
  form: Play['form'] = {},
  procedure = 'SHORT_FOREIGN',
  { practitionerId } = aGuest(),
): Play => ({ by: where.reviewer, procedure, practitionerId, form: { ...DAYS, ...form } });
/** At the window of the city. */
const atTheWindow = (where: Somewhere, form: Play['form'] = {}, procedure = 'SHORT_FOREIGN', who = aGuest()): Play => ({
  by: { ...city.officer, accountId: 'window' },
  procedure,
  practitionerId: who.practitionerId,
  form: { ...DAYS, institution: where.institutionId, ...form },
});
const refused = async (played: Play) => (await obstacle(stage, played))?.code ?? null;

describe('short-term practice (3.3; O62, O63, O24; S3 1.(4))', () => {
  it.each([
    ['SHORT_HK_MACAO', { origin: 'HONG_KONG' }, 'HONG_KONG', /^SH0440103\d{6}$/, '2029-11-08'],
    ['SHORT_HK_MACAO', { origin: 'MACAO', category: 'TCM' }, 'MACAO', /^SM0440103\d{6}$/, '2029-11-08'],
    ['SHORT_TAIWAN', { category: 'DENTAL' }, 'TAIWAN', /^ST0440103\d{6}$/, '2029-11-08'],
    ['SHORT_FOREIGN', {}, 'FOREIGN', /^SF0440103\d{6}$/, '2027-11-08'],
  ])(
    '%s %j: the city registers for the term of the employment, at the inviting institution',
    async (code, form, level, certificate, until) => {
      const where = somewhere(stage);
      const who = aGuest();
      const application = await play(stage, atTheWindow(where, { ...form, employedUntil: until }, code, who));
      expect(application).toMatchObject({ path: 'WINDOW', authorityId: city.authorityId });
      expect(await registrationsOf(stage, who.practitionerId)).toMatchObject([
        {
          professionType: 'SHORT_TERM',
          status: 'VALID',
          level,
          category: 'category' in form ? form.category : 'CLINICAL',
          name: 'John Smith',
          certificateCode: expect.stringMatching(certificate),
          qualificationIds: [],
          practicePlaceInstitutionId: where.institutionId,
          primaryInstitutionId: where.institutionId,
          issuingAuthorityId: city.authorityId,
          periodFrom: toColumn(calendarDate('2026-11-09')),
          periodUntil: toColumn(calendarDate(until)),
        },
      ]);
    },
  );

  it.each([
    ['SHORT_HK_MACAO', '2029-11-08', '2029-11-09'],
    ['SHORT_TAIWAN', '2029-11-08', '2029-11-09'],
    ['SHORT_FOREIGN', '2027-11-08', '2027-11-09'],
  ])('%s: its longest term ends on %s, a day more is refused', async (code, last, more) => {
    expect(await refused(invited(somewhere(stage), { employedUntil: last }, code))).toBeNull();
    expect(await refused(invited(somewhere(stage), { employedUntil: more }, code))).toBe('TERM_TOO_LONG');
  });

  it('29 February: a year from there ends on 27 February', async () => {
    stage.clock.moveTo('2028-02-29T10:00:00+08:00');
    const form = { employedFrom: '2028-02-29', healthCheckedOn: '2028-02-01' };
    expect(await refused(invited(somewhere(stage), { ...form, employedUntil: '2029-02-28' }))).toBe('TERM_TOO_LONG');
    expect(await refused(invited(somewhere(stage), { ...form, employedUntil: '2029-02-27' }))).toBeNull();
  });

  it('by the inviting institution, confirmed on the signed paper; decided by the city', async () => {
    const where = somewhere(stage);
    const accepted = await play(stage, invited(where), 'ACCEPTED');
    expect(accepted).toMatchObject({
      path: 'BY_INSTITUTION',
      byInstitutionId: where.institutionId,
      authorityId: city.authorityId,
    });
    expect(await take(stage, where.officer, 'approve', accepted)).toMatchObject({ __typename: 'ApplicationNotFound' });
    expect(await take(stage, officerOf(accepted), 'approve', accepted)).toMatchObject({ code: 'NOT_CONFIRMED' });
    expect(await carryOn(stage, accepted)).toMatchObject({ status: 'EFFECTIVE' });
  });

  it('the province decides where there is no city with an authority', async () => {
    const where = somewhere(stage, {}, '440304');
    expect(await play(stage, invited(where), 'INST_PASSED')).toMatchObject({ authorityRegionCode: '440000' });
  });

  it('asks for the papers of 3.3', async () => {
    const where = somewhere(stage);
    const materialsOf = async (code: string) => {
      const { id } = await play(stage, invited(where, {}, code), 'DRAFT');
      const files = await stage.deps.db.materialFile.findMany({ where: { applicationId: id } });
      return files.map(({ material }) => material).sort();
    };
    const all = ['AGREEMENT', 'DEGREE', 'HEALTH_PROOF', 'LEGAL_PERSON', 'LICENCE', 'NO_CRIME_PROOF'];
    expect(await materialsOf('SHORT_HK_MACAO')).toEqual([...all, 'RESIDENT_ID']);
    expect(await materialsOf('SHORT_TAIWAN')).toEqual([...all, 'RESIDENT_ID']);
    expect(await materialsOf('SHORT_FOREIGN')).toEqual([...all, 'INVITATION', 'PASSPORT'].sort());
  });

  it.each([
    ['today', '2026-11-09', null],
    ['three months old', '2026-08-09', null],
    ['a day older', '2026-08-08', 'HEALTH_PROOF_OLD'],
    ['of tomorrow', '2026-11-10', 'HEALTH_PROOF_OLD'],
  ])('a health proof of %s: %s', async (_, healthCheckedOn, code) => {
    expect(await refused(invited(somewhere(stage), { healthCheckedOn }))).toBe(code);
  });

  it.each([
    ['ends before it begins', { employedUntil: '2026-11-08' }, 'TERM_REVERSED'],
    ['is over', { employedFrom: '2026-01-01', employedUntil: '2026-11-08' }, 'TERM_OVER'],
    ['has a scope of another category', { scopes: ['4001'] }, 'SCOPE_NOT_ALLOWED'],
  ])('refuses what %s', async (_, form, code) => {
    expect(await refused(invited(somewhere(stage), form))).toBe(code);
  });

  it('has scopes of its category where they are named', async () => {
    const who = aGuest();
    await play(stage, atTheWindow(somewhere(stage), { category: 'TCM', scopes: ['4001'] }, 'SHORT_FOREIGN', who));
    expect((await registrationsOf(stage, who.practitionerId))[0]).toMatchObject({ scopeNames: ['中医专业'] });
  });

  it.each([
    ['a filed clinic', { kind: 'FILED' }, 'NO_LEGAL_PERSON'],
    ['somebody’s own practice', { ownerPractitionerId: uuidv7() }, 'NO_LEGAL_PERSON'],
    ['a closed institution', { status: 'CLOSED' }, 'INSTITUTION_CLOSED'],
    ['a military body', { kind: 'MILITARY' }, 'MILITARY_INSTITUTION'],
  ] as const)('not at %s (O62-2, O63-2)', async (_, details, code) => {
    const where = somewhere(stage, details);
    expect(await refused(atTheWindow(where))).toBe(code);
  });

  it.each([
    ['from every profession', null, 'BANNED'],
    ['from this one', 'SHORT_TERM', 'BANNED'],
    ['from another one', 'PHYSICIAN', null],
  ] as const)('somebody banned %s (ALL-79): %s → %s', async (_, professionType, code) => {
    const who = aGuest();
    await stage.deps.db.personRecord.create({
      data: {
        id: uuidv7(),
        kind: 'BAN',
        measure: 'FRAUD',
        practitionerId: who.practitionerId,
        professionType,
        state: 'CONFIRMED',
        decidedOn: toColumn(calendarDate('2026-01-01')),
        validUntil: toColumn(calendarDate('2028-12-31')),
        detailsSealed: stage.deps.pii.seal('{}'),
        providedByKind: 'AUTHORITY',
        providedById: uuidv7(),
        providedByName: '某卫生健康局',
        providedAt: stage.deps.clock.now(),
      },
    });
    expect(await refused(invited(somewhere(stage), {}, 'SHORT_TAIWAN', who))).toBe(code);
  });

  it('O24-9: institutions in different regions are registered apart, under one certificate code', async () => {
    const who = aGuest();
    await play(stage, invited(somewhere(stage), {}, 'SHORT_FOREIGN', who));
    await play(stage, invited(somewhere(stage, {}, '440304'), {}, 'SHORT_FOREIGN', who));
    const [first, second] = await registrationsOf(stage, who.practitionerId);
    expect([first?.status, second?.status]).toEqual(['VALID', 'VALID']);
    expect(first?.certificateCode).toBe(second?.certificateCode);
    expect(first?.issuingAuthorityId).not.toBe(second?.issuingAuthorityId);
  });

  it('renewal is a new registration: it goes on where the present one ends, and the present one is history', async () => {
    const who = aGuest();
    const where = somewhere(stage);
    await play(stage, invited(where, {}, 'SHORT_FOREIGN', who));
    stage.clock.moveTo('2027-10-11T10:00:00+08:00');
    const health = { healthCheckedOn: '2027-10-01' };
    const again = (employedFrom: string, employedUntil: string) =>
      invited(where, { ...health, employedFrom, employedUntil }, 'SHORT_FOREIGN', who);
    expect(await refused(again('2027-11-10', '2028-11-09'))).toBe('TERM_NOT_CONTINUOUS');
    await stage.deps.db.application.updateMany({
      where: { practitionerId: who.practitionerId, status: 'DRAFT' },
      data: { status: 'WITHDRAWN' },
    });
    const renewed = await play(stage, again('2027-11-09', '2028-11-08'));
    expect(await registrationsOf(stage, who.practitionerId)).toMatchObject([
      { status: 'SUPERSEDED' },
      {
        status: 'VALID',
        applicationId: renewed.id,
        periodFrom: toColumn(calendarDate('2027-11-09')),
        periodUntil: toColumn(calendarDate('2028-11-08')),
      },
    ]);
    expect(await refused(again('2027-11-09', '2028-11-08'))).toBe('REGISTERED_ALREADY');
  });

  it('what is decided late begins late, and ends as agreed', async () => {
    const who = aGuest();
    const accepted = await play(stage, atTheWindow(somewhere(stage), {}, 'SHORT_FOREIGN', who), 'ACCEPTED');
    stage.clock.moveTo('2026-11-20T10:00:00+08:00');
    await carryOn(stage, accepted);
    expect((await registrationsOf(stage, who.practitionerId))[0]).toMatchObject({
      periodFrom: toColumn(calendarDate('2026-11-20')),
      periodUntil: toColumn(calendarDate('2027-11-08')),
    });
    const late = await play(stage, atTheWindow(somewhere(stage), { employedUntil: '2026-11-30' }), 'ACCEPTED');
    stage.clock.moveTo('2026-12-01T10:00:00+08:00');
    expect(await take(stage, officerOf(late), 'approve', late)).toMatchObject({ code: 'TERM_OVER' });
  });

  it('not by the person, not at a window that does not decide', async () => {
    const who = aGuest();
    const where = somewhere(stage);
    expect(await obstacle(stage, { by: who.viewer, procedure: 'SHORT_FOREIGN', form: DAYS })).toMatchObject({
      at: 'open',
      code: 'CHANNEL_CLOSED',
    });
    expect(await obstacle(stage, { ...atTheWindow(where), by: where.officer })).toMatchObject({
      at: 'save',
      code: 'OTHER_AUTHORITY',
    });
  });

  it('approved twice at once: one registration', async () => {
    const who = aGuest();
    const accepted = await play(stage, atTheWindow(somewhere(stage), {}, 'SHORT_FOREIGN', who), 'ACCEPTED');
    await receivePapers(stage, officerOf(accepted), accepted);
    const answers = await Promise.all([1, 2].map(() => take(stage, officerOf(accepted), 'approve', accepted)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['ApplicationChanged', 'ApprovedApplication']);
    expect(await registrationsOf(stage, who.practitionerId)).toHaveLength(1);
  });
});
