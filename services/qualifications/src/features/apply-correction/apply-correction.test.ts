import type { QualificationCorrection } from '@medreg/events';
import { aPerson, aService } from '@medreg/testkit';
import { uuidv7 } from 'uuidv7';
import { CENTRE, type Harness, openHarness, provinceOf } from '../../../test/harness.ts';
import { aLine, aNurse, aPhysician, codeOf, idNumberOf, nameOf, physicianCodeOf } from '../../../test/people.ts';
import { applyCorrection } from './apply-correction.ts';

let house: Harness;
beforeAll(async () => {
  house = await openHarness();
});
afterEach(() => house.clear());
afterAll(() => house.close());

const PROVIDER = '0190a5c0-0000-7000-8000-000000000440';
const BASIS = '公安机关更正证明〔2026〕3号';
type Correction = Partial<QualificationCorrection>;

/** Hears of a decision as the queue would say it. */
const hear = (practitionerId: string, correction: Correction, applicationId = uuidv7()) => {
  const whole = { qualificationId: null, providedBy: PROVIDER, basis: BASIS, ...correction };
  const sealed = house.deps.pii.seal(JSON.stringify(whole));
  return house.deps.db.$transaction((tx) =>
    applyCorrection(tx, house.deps, { applicationId, practitionerId, correction: sealed }),
  );
};
/** Hears of a decision and answers what became of it. */
async function decide(practitionerId: string, correction: Correction, applicationId = uuidv7()) {
  await hear(practitionerId, correction, applicationId);
  const settled = (await house.messages('qualification.correctionSettled')) as { applicationId: string }[];
  const { applicationId: _, ...settlement } = settled.filter((one) => one.applicationId === applicationId).at(-1) ?? {
    applicationId,
  };
  return settlement;
}
const personOf = async (n: number) => {
  const where = { idNumberIndex: house.deps.pii.blindIndex('ID_NUMBER', idNumberOf(n)) };
  return house.deps.db.practitioner.findUniqueOrThrow({ where, include: { qualifications: true } });
};
async function aRegistered(n: number) {
  await house.importLines('PHYSICIAN', [aPhysician(n)]);
  const { id, qualifications } = await personOf(n);
  return { id, qualificationId: qualifications[0]?.id ?? '' };
}
const told = async () =>
  (await house.deps.db.outboxMessage.findMany({ where: { topic: 'practitioner.corrected' } })).map(
    ({ version, payload }) => ({
      version: Number(version),
      ...JSON.parse(house.deps.pii.open((payload as { person: string }).person)),
    }),
  );
const BY_ID = `query ($id: ID!) { practitionerById(id: $id) { name sex birthDate ethnicGroup idNumber formerIdNumbers
  qualifications { id code level category education title providedBy { id } } } }`;
const seen = (id: string) => house.ask<Record<string, unknown>>(aService('applications'), BY_ID, { id });

const NEW_NUMBER = '11010519491231002X';

describe('a decided correction (S2-Q14, Q46)', () => {
  it('replaces the person’s values, keeps the old row and the old number, and tells identity', async () => {
    const { id } = await aRegistered(0);
    const applicationId = uuidv7();
    const person = { name: '新名字', idNumber: NEW_NUMBER, ethnicGroup: '回族' };
    expect(await decide(id, { person }, applicationId)).toEqual({ outcome: 'APPLIED' });
    expect(await seen(id)).toMatchObject({
      name: '新名字',
      sex: 'FEMALE',
      birthDate: '1949-12-31',
      ethnicGroup: '回族',
      idNumber: NEW_NUMBER,
      formerIdNumbers: [idNumberOf(0)],
    });
    expect(await told()).toEqual([{ version: 2, name: '新名字', idNumber: NEW_NUMBER }]);
    const [old] = await house.deps.db.practitionerHistory.findMany({ where: { practitionerId: id } });
    expect(old).toMatchObject({
      applicationId,
      reason: BASIS,
      row: { name: nameOf(0), version: 1, document_type: '01' },
    });
    expect(JSON.stringify(old)).not.toContain(idNumberOf(0));
    expect(await house.actionsOf('Practitioner', id)).toContain('apply-correction');
  });

  it('replaces values of a record, and keeps the old row', async () => {
    const { id, qualificationId } = await aRegistered(0);
    const qualification = { category: 'TCM', level: 'ASSISTANT', education: '大学本科', title: '医师' } as const;
    expect(await decide(id, { qualificationId, qualification })).toEqual({ outcome: 'APPLIED', qualificationId });
    expect(await seen(id)).toMatchObject({
      qualifications: [{ ...qualification, code: physicianCodeOf(0), providedBy: { id: CENTRE.authorityId } }],
    });
    const [old] = await house.deps.db.qualificationHistory.findMany({ where: { qualificationId } });
    expect(old?.row).toMatchObject({ category: 'CLINICAL', level: 'LICENSED', education: null });
    expect(await house.actionsOf('Qualification', qualificationId)).toEqual(['apply-correction']);
    expect(await told()).toEqual([]);
  });

  it('adds a whole record (QUAL_SUPPLEMENT)', async () => {
    const { id } = await aRegistered(0);
    const added = {
      kind: 'NURSE' as const,
      code: 'HS1',
      level: null,
      category: null,
      origin: 'EXAMINATION' as const,
      provinceCode: '440000',
      issuedOn: '2019-06-30',
      techniques: [],
      diseases: [],
      education: null,
      school: null,
      major: null,
      title: null,
    };
    const settled = await decide(id, { added });
    expect(settled).toEqual({ outcome: 'APPLIED', qualificationId: expect.any(String) });
    const row = await house.deps.db.qualification.findFirstOrThrow({ where: { kind: 'NURSE' } });
    expect(row).toMatchObject({ providedBy: PROVIDER, basis: BASIS, batchId: null });
    expect(await decide(id, { added })).toEqual(settled);
    expect(await decide(id, { added: { ...added, issuedOn: '2020-01-01' } })).toMatchObject({ problem: 'CODE_TAKEN' });
    expect(await decide(id, { added: { ...added, code: 'HS2', level: 'LICENSED' } })).toMatchObject({
      problem: 'RECORD_INVALID',
    });
    expect(await decide(id, { added: { ...added, code: '-' } })).toMatchObject({ problem: 'CODE_INVALID' });
    expect(await house.deps.db.qualification.count()).toBe(2);
  });

  it('S2-Q47: 18 digits instead of the 15 that could not be upgraded; the person leaves the list and is found by both', async () => {
    const old = {
      姓名: '赵一',
      身份证号: '440103420506997',
      资格证书编码: '199844110440103420506997',
      取得方式: '认定',
    };
    await house.importLines('PHYSICIAN', [aPhysician(0, old)]);
    const { id } = await house.deps.db.practitioner.findFirstOrThrow();
    expect(await decide(id, { person: { idNumber: '440103198611051230' } })).toEqual({ outcome: 'APPLIED' });
    expect(await house.deps.db.idUpgradeFailure.count({ where: { resolvedAt: null } })).toBe(0);
    const match = `query ($questions: [IdentityQuestion!]!) { matchIdentities(questions: $questions) { outcome practitionerId } }`;
    const questions = ['440103420506997', '440103861105123', '440103198611051230'].map((idNumber) => ({
      name: '赵一',
      idNumber,
    }));
    expect(await house.ask(aService('identity'), match, { questions })).toEqual(
      questions.map(() => ({ outcome: 'MATCHED', practitionerId: id })),
    );
    expect(await house.importLines('PHYSICIAN', [aPhysician(0, old)])).toMatchObject({ added: 0, unchanged: 1 });
  });

  it('has an effect once, and answers the same when it is heard again', async () => {
    const { id, qualificationId } = await aRegistered(0);
    const applicationId = uuidv7();
    const correction = { qualificationId, person: { name: '新名字' } };
    const first = await decide(id, correction, applicationId);
    expect(await decide(id, correction, applicationId)).toEqual(first);
    expect(await house.messages('qualification.correctionSettled')).toHaveLength(2);
    expect(await house.deps.db.practitionerHistory.count({ where: { practitionerId: id } })).toBe(1);
    expect(await told()).toHaveLength(1);
  });

  it('what met a conflict is tried anew when it was decided anew', async () => {
    const [one, other] = [await aRegistered(0), await aRegistered(1)];
    const applicationId = uuidv7();
    await decide(other.id, { person: { idNumber: NEW_NUMBER } });
    const correction = { person: { idNumber: NEW_NUMBER } };
    expect(await decide(one.id, correction, applicationId)).toMatchObject({ outcome: 'CONFLICT' });
    expect(await decide(one.id, { person: { name: '甲' } }, applicationId)).toMatchObject({ outcome: 'APPLIED' });
    expect(await decide(one.id, correction, applicationId)).toMatchObject({ outcome: 'APPLIED' });
  });

  it('twice at once: one of two that want the same number wins', async () => {
    const [one, other] = [await aRegistered(0), await aRegistered(1)];
    await Promise.all([one, other].map(({ id }) => hear(id, { person: { idNumber: NEW_NUMBER } })));
    const settled = (await house.messages('qualification.correctionSettled')) as { outcome: string }[];
    expect(settled.map(({ outcome }) => outcome).sort()).toEqual(['APPLIED', 'CONFLICT']);
    expect(await house.deps.db.formerIdNumber.count()).toBe(1);
  });

  it('grows the version with each, for whoever hears of them in another order', async () => {
    const { id } = await aRegistered(0);
    await decide(id, { person: { name: '甲' } });
    await decide(id, { person: { ethnicGroup: '壮族' } });
    await decide(id, { person: { name: '乙' } });
    expect((await told()).map(({ version, name }) => `${version} ${name}`).sort()).toEqual(['2 甲', '4 乙']);
  });

  it('that says what is there already changes nothing', async () => {
    const { id, qualificationId } = await aRegistered(0);
    const same = { qualificationId, person: { name: nameOf(0) }, qualification: { level: 'LICENSED' as const } };
    expect(await decide(id, same)).toEqual({ outcome: 'APPLIED', qualificationId });
    expect(await house.deps.db.practitionerHistory.count({ where: { practitionerId: id } })).toBe(0);
    expect(await told()).toEqual([]);
  });
});

describe('a conflict changes nothing', () => {
  it.each<[string, (other: { qualificationId: string }, own: { qualificationId: string }) => Correction, string]>([
    ['a number that is somebody’s', () => ({ person: { name: '新名字', idNumber: idNumberOf(1) } }), 'ID_NUMBER_TAKEN'],
    ['a number that is none', () => ({ person: { idNumber: '1' } }), 'ID_NUMBER_INVALID'],
    ['a name that is none', () => ({ person: { name: '1' } }), 'NAME_INVALID'],
    [
      'somebody else’s record',
      (other) => ({ qualificationId: other.qualificationId, qualification: { education: '本科' } }),
      'QUALIFICATION_GONE',
    ],
    ['no record', () => ({ qualification: { education: '本科' } }), 'QUALIFICATION_GONE'],
    [
      'a code that is taken',
      (_, { qualificationId }) => ({
        qualificationId,
        person: { name: '新名字' },
        qualification: { code: physicianCodeOf(1) },
      }),
      'CODE_TAKEN',
    ],
    [
      'a code that is none',
      (_, { qualificationId }) => ({ qualificationId, qualification: { code: '1' } }),
      'CODE_INVALID',
    ],
    [
      'a level that is none of its kind',
      (_, { qualificationId }) => ({ qualificationId, qualification: { level: null } }),
      'RECORD_INVALID',
    ],
  ])('%s', async (_, correctionOf, problem) => {
    const [own, other] = [await aRegistered(0), await aRegistered(1)];
    expect(await decide(own.id, correctionOf(other, own))).toEqual({ outcome: 'CONFLICT', problem });
    expect(await seen(own.id)).toMatchObject({ name: nameOf(0), idNumber: idNumberOf(0), formerIdNumbers: [] });
    expect(await house.actionsOf('Practitioner', own.id)).toContain('refuse-correction');
    expect(await told()).toEqual([]);
  });

  it('a person who is not there', async () => {
    expect(await decide(uuidv7(), { person: { name: '新名字' } })).toEqual({
      outcome: 'CONFLICT',
      problem: 'PRACTITIONER_GONE',
    });
  });

  it('what has not the shape of a correction is a dead letter', async () => {
    const { id } = await aRegistered(0);
    await expect(hear(id, { basis: '' })).rejects.toThrow('shape');
  });
});

describe('after a correction', () => {
  it('the old file changes nothing: by the old number, and never with the old code', async () => {
    const lines = [aPhysician(0), aPhysician(1)];
    await house.importLines('PHYSICIAN', lines);
    const [first, second] = [await personOf(0), await personOf(1)];
    await decide(first.id, { person: { idNumber: NEW_NUMBER } });
    const code = physicianCodeOf(1, '110', 2010);
    await decide(second.id, { qualificationId: second.qualifications[0]?.id ?? null, qualification: { code } });
    const again = await house.importLines('PHYSICIAN', lines);
    expect(again).toMatchObject({ added: 0, unchanged: 1, problems: { 3: ['CODE_CORRECTED'] } });
    expect(again.looks).toEqual({}); // 6.2: the number in the code is a former one
    expect(await house.deps.db.practitioner.count()).toBe(2);
    // Somebody else may come to have that code: it was the first one's by mistake.
    expect(await house.importLines('PHYSICIAN', [aPhysician(5, { 资格证书编码: physicianCodeOf(1) })])).toMatchObject({
      added: 1,
    });
  });

  it('重号: whoever kept the number is a person of his own', async () => {
    const { id } = await aRegistered(0);
    await decide(id, { person: { idNumber: NEW_NUMBER } });
    const batch = await house.importLines('NURSE', [aNurse(0, { 姓名: '同号的人' })]);
    expect(batch).toMatchObject({ added: 1, rejected: 0 });
    expect((await personOf(0)).id).not.toBe(id);
    const back = await decide(id, { person: { idNumber: idNumberOf(0) } });
    expect(back).toEqual({ outcome: 'CONFLICT', problem: 'ID_NUMBER_TAKEN' });
  });

  it('history is written once', async () => {
    const { id, qualificationId } = await aRegistered(0);
    await decide(id, { qualificationId, person: { name: '新名字' }, qualification: { title: '医师' } });
    const { db } = house.deps;
    await expect(db.practitionerHistory.deleteMany()).rejects.toThrow();
    await expect(db.practitionerHistory.updateMany({ data: { reason: '' } })).rejects.toThrow();
    await expect(db.qualificationHistory.deleteMany()).rejects.toThrow();
    await expect(db.$executeRaw`TRUNCATE qualification_history`).rejects.toThrow();
  });

  it('person and province see what was corrected and why, the old number masked', async () => {
    await house.importLines('TCM_SPECIALTY', [aLine(0, { 资格证书编码: codeOf(0) })]);
    const { id, qualifications } = await personOf(0);
    await decide(id, { person: { idNumber: NEW_NUMBER } });
    house.clock.moveTo('2026-11-24T10:00:00+08:00');
    await decide(id, { qualificationId: qualifications[0]?.id ?? null, qualification: { techniques: ['针刺'] } });
    await decide(id, { person: { idNumber: '1' } });
    house.clock.moveTo('2026-11-23T10:00:00+08:00');
    const corrections = `corrections { correctedAt basis fields formerIdNumberMasked providedBy { id } qualification { kind } }`;
    const expected = [
      {
        correctedAt: '2026-11-24T02:00:00.000Z',
        basis: BASIS,
        fields: ['techniques'],
        formerIdNumberMasked: null,
        providedBy: { id: PROVIDER },
        qualification: { kind: 'TCM_SPECIALTY' },
      },
      {
        correctedAt: '2026-11-23T02:00:00.000Z',
        basis: BASIS,
        fields: ['birthDate', 'idNumber'],
        formerIdNumberMasked: idNumberOf(0).replace(/^(.{6}).{10}/, '$1**********'),
        providedBy: { id: PROVIDER },
        qualification: null,
      },
    ];
    const me = await house.ask<object>(aPerson({ practitionerId: id }), `{ myPractitioner { ${corrections} } }`);
    const sexToo = { ...expected[1], fields: expect.arrayContaining(['birthDate', 'idNumber']) };
    expect(me).toEqual({ corrections: [expected[0], sexToo] });
    const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Practitioner { ${corrections} } } }`;
    const of = [{ __typename: 'Practitioner', id }];
    expect(await house.ask(provinceOf('440000', []), entities, { of })).toEqual([
      { corrections: [expected[0], sexToo] },
    ]);
    expect(await house.ask(provinceOf('450000', []), entities, { of })).toEqual([null]);
    await expect(house.ask(aService('applications'), entities, { of })).rejects.toThrow('FORBIDDEN');
    await expect(house.ask(aPerson({ practitionerId: id }), '{ myPractitioner { formerIdNumbers } }')).rejects.toThrow(
      'FORBIDDEN',
    );
  });
});
