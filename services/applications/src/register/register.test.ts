import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CalendarDate, calendarDate } from '@medreg/clock';
import { uuidv7 } from 'uuidv7';
import { anApproved, aPassed } from '../../test/builders.ts';
import { sameEverywhere } from '../../test/concurrency.ts';
import { aRecord } from '../../test/person-records.ts';
import { filingsOf, play } from '../../test/play.ts';
import { aStage, type Stage, somewhere } from '../../test/stage.ts';
import { toColumn } from '../database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { certificateCodeOf, takeCode } from './certificate-code.ts';

let stage: Stage;
let approved: Awaited<ReturnType<typeof anApproved>>;
beforeAll(async () => {
  stage = await aStage();
  approved = await anApproved(stage);
});
afterAll(() => stage.close());

type Columns = Partial<Prisma.RegistrationUncheckedCreateInput>;
const day = (date: string) => toColumn(calendarDate(date));

/** A change of the registration by somebody who goes past the use cases. */
const change = (data: Prisma.RegistrationUncheckedUpdateInput, id = approved.registration.id) =>
  stage.deps.db.registration.update({ where: { id }, data: { version: { increment: 1 }, ...data } });

const FILED = {
  status: 'FILED',
  statusReason: 'F-P1',
  statusSince: day('2026-11-09'),
  lastValidOn: day('2026-11-08'),
} as const;

/** Another registration of the same person, of an application of its own; what is given differs from the first. */
async function enter(over: Columns, of = approved) {
  const { db } = stage.deps;
  const { registration, application } = of;
  const id = uuidv7();
  const eRegId = `copy-${id}`;
  const qualification = application.qualification ?? {};
  await db.application.create({ data: { ...application, qualification, id, number: id, eRegId, subject: id } });
  return db.registration.create({ data: { ...registration, id, applicationId: id, eRegId, ...over } });
}

/** As `enter`, of a person with a certificate in the profession and nothing else. */
async function enterNew(professionType: 'PHYSICIAN' | 'NURSE' | 'SHORT_TERM' | 'TCM_SPECIALTY', all: Columns[]) {
  const practitionerId = uuidv7();
  const code = practitionerId.slice(-15);
  await stage.deps.db.certificate.create({
    data: { practitionerId, professionType, code, allocatedAt: new Date() },
  });
  const rows = [];
  for (const over of all) {
    rows.push(await enter({ practitionerId, professionType, certificateCode: code, ...over }));
  }
  return rows;
}

describe('the register keeps its invariants by itself (domain 5.1)', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'I6: the certificate code of a registration',
      () => change({ certificateCode: '141440103999999' }),
      'never change',
    ],
    ['the person of a registration', () => change({ practitionerId: uuidv7() }), 'never change'],
    ['the profession of a registration', () => change({ professionType: 'NURSE' }), 'never change'],
    ['the day on which it was made', () => change({ createdAt: new Date(0) }), 'never change'],
    ['3.1.11: another eRegId for the same application', () => change({ eRegId: 'ER' }), 'never change'],
    ['3.1.11: another application under the same eRegId', otherApplication, 'never change'],
    ['a change that is not the next version', () => change({ version: { increment: 2 } }), 'the next version'],
    ['a change without a version', () => change({ version: { increment: 0 } }), 'the next version'],
    ['a version that begins before the one before it', () => change({ validFrom: day('2026-11-08') }), 'begins later'],
    ['I2: no primary institution', () => change({ primaryInstitutionId: null as never }), 'must not be null'],
    ['a place that is none', () => change({ practicePlaceCode: '44' }), 'registration_place_is_a_division'],
    ['a VALID version that has ended', () => change({ validTo: day('2026-12-01') }), 'registration_valid_is_present'],
    ['a VALID one with a last day', () => change({ lastValidOn: day('2026-11-08') }), 'registration_invalid_since'],
    ['a FILED one without a last day', () => change({ ...FILED, lastValidOn: null }), 'registration_invalid_since'],
    ['deleting a registration', () => stage.deps.db.registration.deleteMany(), 'written once'],
    ['deleting a certificate', () => stage.deps.db.certificate.deleteMany(), 'written once'],
    ['I6: changing a certificate', () => stage.deps.db.certificate.updateMany({ data: { code: 'X' } }), 'written once'],
    ['changing the timeline', () => stage.deps.db.timelineEntry.updateMany({ data: { byName: 'X' } }), 'written once'],
    ['deleting the history', () => stage.deps.db.registrationHistory.deleteMany(), 'written once'],
    [
      'changing the history',
      () => stage.deps.db.registrationHistory.updateMany({ data: { version: 9 } }),
      'written once',
    ],
    ['a serial that goes back', () => stage.deps.db.certificateSerial.updateMany({ data: { last: 1 } }), 'only grow'],
    ['forgetting the serials', () => stage.deps.db.certificateSerial.deleteMany(), 'only grow'],
    ['I7: a second code', () => secondCode(), 'Unique constraint'],
    ['a code that somebody has', () => takenCode(), 'Unique constraint'],
    ['a registration without the person’s certificate', () => enter({ practitionerId: uuidv7() }), 'Foreign key'],
    ['an eRegId that is given', () => enter({ eRegId: approved.registration.eRegId, ...FILED }), 'Unique constraint'],
    ['3.1.11: EFFECTIVE without its code', effectiveWithoutCode, 'application_effective_has_code'],
    ['submitted to nobody', submittedToNobody, 'application_submitted_goes_somewhere'],
    ['TCML-15: another scope in a draft’s copy', otherCopy, 'written once'],
  ])('refuses %s', async (_, attempt, reason) => {
    await expect(attempt()).rejects.toThrow(reason);
  });

  it('3.1.10: keeps every earlier version whole', async () => {
    const one = await anApproved(stage);
    const { id } = one.registration;
    const { db } = stage.deps;
    await change({ primaryInstitutionName: '新名称' }, id);
    const history = await db.registrationHistory.findMany({ where: { registrationId: id } });
    expect(history).toMatchObject([
      {
        version: 1,
        row: {
          primary_institution_name: '荔湾区某中医院',
          status: 'VALID',
          certificate_code: one.registration.certificateCode,
        },
      },
    ]);
  });

  it('5.1: an annulled registration is the end', async () => {
    const { registration } = await anApproved(stage);
    await change({ ...FILED, status: 'ANNULLED' }, registration.id);
    await expect(change({ status: 'VALID', lastValidOn: null }, registration.id)).rejects.toThrow('is the end');
    await expect(change({ primaryInstitutionName: '新名称' }, registration.id)).rejects.toThrow('is the end');
  });

  it('an application and its eRegId change a registration together', async () => {
    const { registration, application } = await anApproved(stage);
    const { id, qualification, ...copied } = application;
    const applicationId = uuidv7();
    const eRegId = `next-${applicationId}`;
    await stage.deps.db.application.create({
      data: { ...copied, qualification: qualification ?? {}, id: applicationId, number: applicationId, eRegId },
    });
    await expect(change({ applicationId, eRegId }, registration.id)).resolves.toMatchObject({ version: 2, eRegId });
    expect(id).not.toBe(applicationId);
  });

  it('I7: one code, however many procedures ask for it at once', async () => {
    const holder = { practitionerId: uuidv7(), professionType: 'TCM_SPECIALTY' as const };
    const code = () =>
      stage.deps.db.$transaction((tx) => certificateCodeOf(tx, holder, '141440199', new Date('2026-11-09')));
    expect(await sameEverywhere(6, code)).toMatch(/^141440199\d{6}$/);
  });

  it('a code of an older register stands in nobody’s way', async () => {
    const { db } = stage.deps;
    const holder = { practitionerId: uuidv7(), professionType: 'TCM_SPECIALTY' as const };
    await db.certificate.create({ data: { ...holder, code: '141440198000001', allocatedAt: new Date() } });
    const other = { ...holder, practitionerId: uuidv7() };
    const code = await db.$transaction((tx) => certificateCodeOf(tx, other, '141440198', new Date('2026-11-09')));
    expect(code).toBe('141440198000002');
  });

  it('a code taken beforehand is given, unless he has one by then or somebody else has this one', async () => {
    const { db } = stage.deps;
    const at = new Date('2026-11-09');
    const holder = { practitionerId: uuidv7(), professionType: 'TCM_SPECIALTY' as const };
    const give = (to: typeof holder, codes: Awaited<ReturnType<typeof takeCode>>) =>
      db.$transaction((tx) => certificateCodeOf(tx, to, '141440197', at, codes));
    const taken = await takeCode(db, holder, '141440197');
    expect(taken).toEqual(new Map([['141440197', '141440197000001']]));
    expect(await give(holder, taken)).toBe('141440197000001');
    expect(await takeCode(db, holder, '141440197')).toEqual(new Map());

    const late = { ...holder, practitionerId: uuidv7() };
    expect(await give(late, taken)).toBe('141440197000002');
    expect(await give(late, await takeCode(db, holder, '141440197'))).toBe('141440197000002');
  });
});

describe('I1: one VALID registration in a place; a place contains what lies in it', () => {
  const at = (practicePlaceCode: string, institution: string | null = null): Columns => ({
    practicePlaceCode,
    practicePlaceInstitutionId: institution,
  });
  const A = uuidv7();
  const B = uuidv7();

  it.each<[string, Columns, Columns, boolean]>([
    ['a province twice', at('440000'), at('440000'), false],
    ['a county of the province', at('440000'), at('440103'), false],
    ['a city of the province', at('440000'), at('440100'), false],
    ['a county of the city', at('440100'), at('440103'), false],
    ['an institution of the province', at('440000'), at('440103', A), false],
    ['an institution of the county', at('440103'), at('440103', A), false],
    ['the same institution', at('440103', A), at('440103', A), false],
    ['another institution', at('440103', A), at('440103', B), true],
    ['another province', at('440000'), at('430000'), true],
    ['another county', at('440103'), at('440104'), true],
    ['a county of another city', at('440100'), at('440304'), true],
    ['somebody filed in the place', at('440000'), { ...at('440103'), ...FILED }, true],
    ['I4: a second place of whoever may have one only', { ...at('440103'), solePlace: true }, at('430102'), false],
    ['I4: the only place beside another one', at('440103'), { ...at('430102'), solePlace: true }, false],
    ['I4: an only place that is filed', { ...at('440103'), solePlace: true, ...FILED }, at('430102'), true],
  ])('%s', async (_, first, second, allowed) => {
    const both = enterNew('PHYSICIAN', [first, second]);
    if (allowed) await expect(both).resolves.toHaveLength(2);
    else await expect(both).rejects.toThrow('registration_one_valid_per_place');
  });

  it('a person may be VALID there in another profession (10.1.1)', async () => {
    const { practitionerId } = approved;
    const code = '110440103777777';
    await stage.deps.db.certificate.create({
      data: { practitionerId, professionType: 'PHYSICIAN', code, allocatedAt: new Date() },
    });
    const other = await enter({ professionType: 'PHYSICIAN', certificateCode: code });
    expect(other).toMatchObject({ status: 'VALID', practicePlaceCode: '440000' });
  });

  it('comes back to life only where there is room (5.1: I1–I5 re-checked)', async () => {
    const [, filed] = await enterNew('PHYSICIAN', [at('440000'), { ...at('440103'), ...FILED }]);
    await expect(change({ status: 'VALID', lastValidOn: null }, filed?.id)).rejects.toThrow(
      'registration_one_valid_per_place',
    );
  });

  it('two at once: one', async () => {
    const [first] = await enterNew('PHYSICIAN', [{ ...at('440000'), ...FILED }]);
    if (!first) throw new Error('Nobody');
    const { practitionerId, professionType, certificateCode } = first;
    const attempts = await Promise.allSettled(
      ['440000', '440103', '440100'].map((code) =>
        enter({ practitionerId, professionType, certificateCode, ...at(code) }),
      ),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('I5: VALID registrations rest on the same qualification and scope', () => {
  const HUNAN = { practicePlaceCode: '430000' };

  it('another scope in another province is refused, the same one is not', async () => {
    const elsewhere = (scopeKey: string) => enterNew('PHYSICIAN', [{ scopeKey: 'q|1001' }, { ...HUNAN, scopeKey }]);
    await expect(elsewhere('q|1002')).rejects.toThrow('registration_same_scope');
    await expect(elsewhere('q|1001')).resolves.toHaveLength(2);
  });

  it('one that is not VALID may differ; nurses have no scope', async () => {
    const filed = { ...HUNAN, scopeKey: 'q|1002', ...FILED };
    await expect(enterNew('PHYSICIAN', [{ scopeKey: 'q|1001' }, filed])).resolves.toHaveLength(2);
    const period = { periodFrom: day('2026-11-09'), periodUntil: day('2031-11-08') };
    const nurses = [
      { scopeKey: 'a|', ...period },
      { ...HUNAN, scopeKey: 'b|', ...period },
    ];
    await expect(enterNew('NURSE', nurses)).resolves.toHaveLength(2);
  });

  it('linked changes of all registrations pass together, half of them does not (deferred)', async () => {
    const { db } = stage.deps;
    const rows = await enterNew('PHYSICIAN', [{ scopeKey: 'q|1001' }, { ...HUNAN, scopeKey: 'q|1001' }]);
    const [first, second] = rows.map(({ id }) => id);
    const rescoped = { scopeKey: 'q|1003', version: { increment: 1 } };
    await expect(db.registration.update({ where: { id: first ?? '' }, data: rescoped })).rejects.toThrow(
      'registration_same_scope',
    );
    await db.$transaction([
      db.registration.update({ where: { id: first ?? '' }, data: rescoped }),
      db.registration.update({ where: { id: second ?? '' }, data: rescoped }),
    ]);
    const now = await db.registration.findMany({ where: { id: { in: [first ?? '', second ?? ''] } } });
    expect(now.map(({ scopeKey }) => scopeKey)).toEqual(['q|1003', 'q|1003']);
  });
});

describe('periods', () => {
  it.each<[string, Columns, 'NURSE' | 'SHORT_TERM' | 'PHYSICIAN', boolean]>([
    ['a nurse without an end', {}, 'NURSE', false],
    ['short-term practice without an end', {}, 'SHORT_TERM', false],
    ['a physician without an end', {}, 'PHYSICIAN', true],
    ['an end before the beginning', { periodFrom: day('2026-11-09'), periodUntil: day('2026-11-08') }, 'NURSE', false],
    ['one day', { periodFrom: day('2026-11-09'), periodUntil: day('2026-11-09') }, 'NURSE', true],
  ])('%s', async (_, columns, profession, allowed) => {
    const entered = enterNew(profession, [columns]);
    if (allowed) await expect(entered).resolves.toHaveLength(1);
    else await expect(entered).rejects.toThrow('registration_period_has_days');
  });
});

describe('I3 and I8: filings', () => {
  interface Filed {
    of?: typeof approved;
    institutionId?: string;
    institutionRegionCode?: string;
    practitionerId?: string;
    days?: [from: CalendarDate | string, until: CalendarDate | string];
    endedOn?: string;
  }
  /** A filing that nobody applied for. */
  function file({ of = approved, days = ['2026-11-09', '2027-11-08'], endedOn, ...over }: Filed) {
    const { id, practitionerId, professionType } = of.registration;
    return stage.deps.db.multiFiling.create({
      data: {
        id: uuidv7(),
        registrationId: id,
        practitionerId,
        professionType,
        institutionId: uuidv7(),
        institutionName: '某医院',
        institutionRegionCode: '440104',
        authorityId: of.authorityId,
        authorityName: '某局',
        eRegId: uuidv7(),
        applicationId: uuidv7(),
        validFrom: day(days[0]),
        validUntil: day(days[1]),
        ...(endedOn !== undefined && { endedOn: day(endedOn), endReason: 'CANCELLED' }),
        createdAt: new Date(),
        ...over,
      },
    });
  }

  it.each<[string, () => Filed, string]>([
    ['another province', () => ({ institutionRegionCode: '430102' }), 'multi_filing_inside_place'],
    ['at the primary institution', () => ({ institutionId: approved.institutionId }), 'multi_filing_inside_place'],
    ['of somebody else', () => ({ practitionerId: uuidv7() }), 'multi_filing_inside_place'],
    ['that ends before it begins', () => ({ days: ['2026-12-02', '2026-12-01'] }), 'multi_filing_has_days'],
    [
      'that ended after its end',
      () => ({ days: ['2026-11-09', '2026-12-01'], endedOn: '2026-12-02' }),
      'multi_filing_has_days',
    ],
  ])('refuses one %s', async (_, filed, reason) => {
    await expect(file(filed())).rejects.toThrow(reason);
  });

  it('refuses one beside a registration that is not VALID, and one of an institution as a place', async () => {
    const gone = await anApproved(stage);
    await change(FILED, gone.registration.id);
    await expect(file({ of: gone })).rejects.toThrow('multi_filing_inside_place');
    const nurse = await anApproved(stage);
    await change(
      { practicePlaceInstitutionId: nurse.institutionId, practicePlaceCode: '440103' },
      nurse.registration.id,
    );
    await expect(file({ of: nurse, institutionRegionCode: '440103' })).rejects.toThrow('multi_filing_inside_place');
  });

  it('refuses a county’s filing outside the county', async () => {
    const assistant = await anApproved(stage);
    await change({ practicePlaceCode: '440103' }, assistant.registration.id);
    await expect(file({ of: assistant, institutionRegionCode: '440104' })).rejects.toThrow('multi_filing_inside_place');
    await expect(file({ of: assistant, institutionRegionCode: '440103' })).resolves.toBeTruthy();
  });

  it.each<[string, (id: string, there: string) => Prisma.RegistrationUncheckedUpdateInput]>([
    ['is filed', () => FILED],
    ['moves to another province', () => ({ practicePlaceCode: '430000' })],
    ['makes the filing’s institution its primary one', (_, there) => ({ primaryInstitutionId: there })],
  ])('refuses a registration that %s and leaves its filing as it is', async (_, columns) => {
    const one = await anApproved(stage);
    const { institutionId } = await file({ of: one });
    const changed = change(
      { ...columns(one.registration.id, institutionId), validFrom: day('2026-11-10') },
      one.registration.id,
    );
    await expect(changed).rejects.toThrow('multi_filing_inside_place');
  });

  it('lets it change when its filing ended the day before', async () => {
    const one = await anApproved(stage);
    const { id } = await file({ of: one });
    const { db } = stage.deps;
    const ended = { endedOn: day('2026-11-09'), endReason: 'REGISTRATION_ENDED', version: { increment: 1 } };
    await db.$transaction([
      db.registration.update({
        where: { id: one.registration.id },
        data: { ...FILED, validFrom: day('2026-11-10'), version: { increment: 1 } },
      }),
      db.multiFiling.update({ where: { id }, data: ended }),
    ]);
    expect(await db.multiFiling.findUnique({ where: { id } })).toMatchObject({ endReason: 'REGISTRATION_ENDED' });
  });

  it.each<[string, [string, string], string | null, [string, string], boolean]>([
    ['within', ['2026-11-09', '2026-12-31'], null, ['2026-12-01', '2026-12-15'], false],
    ['from the last day on', ['2026-11-09', '2026-12-31'], null, ['2026-12-31', '2027-01-15'], false],
    ['from the day after on', ['2026-11-09', '2026-12-31'], null, ['2027-01-01', '2027-01-15'], true],
    ['after an earlier end', ['2026-11-09', '2026-12-31'], '2026-11-30', ['2026-12-01', '2026-12-15'], true],
    ['after one that never began', ['2026-11-09', '2026-12-31'], '2026-11-08', ['2026-11-09', '2026-12-15'], true],
  ])('5.3: two at one institution, the second %s', async (_, first, endedOn, second, allowed) => {
    const of = await anApproved(stage);
    const institutionId = uuidv7();
    await file({ of, institutionId, days: first, ...(endedOn !== null && { endedOn }) });
    const again = file({ of, institutionId, days: second });
    if (allowed) await expect(again).resolves.toBeTruthy();
    else await expect(again).rejects.toThrow('multi_filing_one_at_a_time');
  });

  it('refuses an end without a reason, a reason without an end, and forgetting', async () => {
    const { db } = stage.deps;
    const { id } = await file({ of: await anApproved(stage) });
    const update = (data: Prisma.MultiFilingUncheckedUpdateInput) => db.multiFiling.update({ where: { id }, data });
    await expect(update({ endedOn: day('2026-12-01') })).rejects.toThrow('multi_filing_has_days');
    await expect(update({ endReason: 'CANCELLED' })).rejects.toThrow('multi_filing_has_days');
    await expect(db.multiFiling.delete({ where: { id } })).rejects.toThrow('written once');
  });

  it('I8: one that was applied for has its days and nothing that anybody would have to end', async () => {
    const one = await anApproved(stage);
    const { institutionId } = somewhere(stage);
    const form = { institution: institutionId, validFrom: '2026-11-20', validUntil: '2026-11-30' };
    await play(stage, { procedure: 'TCM_MULTI', registrationId: one.registration.id, by: one.viewer, form });
    expect(await filingsOf(stage, one.practitionerId)).toMatchObject([
      { validFrom: day('2026-11-20'), validUntil: day('2026-11-30'), endedOn: null, endReason: null },
    ]);
  });
});

describe('records and profiles say what they say once', () => {
  it('refuses to change a penalty, and to forget it', async () => {
    const { id } = await aRecord(stage, approved.practitionerId, {
      kind: 'PENALTY',
      measure: 'SUSPENSION',
      decidedOn: '2020-01-01',
      validUntil: '2020-06-01',
    });
    const { db } = stage.deps;
    const update = (data: Prisma.PersonRecordUncheckedUpdateInput) => db.personRecord.update({ where: { id }, data });
    await expect(update({ validUntil: day('2020-03-01') })).rejects.toThrow('written once');
    await expect(update({ measure: 'WARNING' })).rejects.toThrow('written once');
    await expect(db.personRecord.delete({ where: { id } })).rejects.toThrow('written once');
    await expect(update({ state: 'SUPERSEDED' })).resolves.toMatchObject({ state: 'SUPERSEDED' });
  });
});

async function otherApplication() {
  const { qualification, ...application } = approved.application;
  const id = uuidv7();
  const copy = { ...application, id, number: id, eRegId: null, status: 'WITHDRAWN' as const };
  await stage.deps.db.application.create({ data: { ...copy, qualification: qualification ?? {} } });
  return change({ applicationId: id });
}

async function effectiveWithoutCode() {
  const { application } = await aPassed(stage);
  return stage.deps.db.application.update({ where: { id: application.id }, data: { status: 'EFFECTIVE' } });
}

async function submittedToNobody() {
  const { application } = await aPassed(stage);
  const data = { reviewerId: null, authorityId: null };
  return stage.deps.db.application.update({ where: { id: application.id }, data });
}

async function otherCopy() {
  const { application } = await aPassed(stage);
  const qualification = { ...Object(application.qualification), diseases: ['百病'] };
  return stage.deps.db.application.update({ where: { id: application.id }, data: { qualification } });
}

const secondCode = () =>
  stage.deps.db.certificate.create({
    data: {
      practitionerId: approved.practitionerId,
      professionType: 'TCM_SPECIALTY',
      code: '141440103888888',
      allocatedAt: new Date(),
    },
  });

const takenCode = () =>
  stage.deps.db.certificate.create({
    data: {
      practitionerId: uuidv7(),
      professionType: 'TCM_SPECIALTY',
      code: approved.registration.certificateCode,
      allocatedAt: new Date(),
    },
  });
