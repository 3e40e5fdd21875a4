import { jest } from '@jest/globals';
import { anInstitutionUser, anOfficer, aPerson, aService } from '@medreg/testkit';
import { CENTRE, type Harness, openHarness } from '../../../test/harness.ts';
import {
  aLine,
  aNurse,
  aPhysician,
  codeOf,
  csvOf,
  idNumberOf,
  nameOf,
  people,
  physicianCodeOf,
} from '../../../test/people.ts';

const IDENTITY = aService('identity');
const MATCH = `query ($questions: [IdentityQuestion!]!) { matchIdentities(questions: $questions) { outcome practitionerId } }`;
const MATCH_CODE = `query ($practitionerId: ID!, $code: String!) {
  matchQualificationCode(practitionerId: $practitionerId, code: $code) }`;
type Match = { outcome: string; practitionerId: string | null };

let house: Harness;
let idOf: (n: number) => Promise<string>;
beforeAll(async () => {
  house = await openHarness();
  const dotted = aLine(5_000, { 姓名: '买买提·艾力', 身份证号: '440103861105123', 资格证书编码: 'DOTTED' });
  await house.importFile(csvOf([...people(0, 3_000), dotted]));
  await house.importLines('NURSE', [aNurse(0), aNurse(9_000, { 姓名: '艾克斯', 身份证号: '11010519491231002X' })]);
  await house.importLines('PHYSICIAN', [
    aPhysician(1),
    aPhysician(0, {
      姓名: '赵一',
      身份证号: '440103420506997',
      资格证书编码: '199844110440103420506997',
      取得方式: '认定',
    }),
  ]);
  idOf = async (n) => {
    const where = { idNumberIndex: house.deps.pii.blindIndex('ID_NUMBER', idNumberOf(n)) };
    return (await house.deps.db.practitioner.findUniqueOrThrow({ where })).id;
  };
});
afterAll(() => house.close());

const match = (questions: { name: string; idNumber: string }[], viewer = IDENTITY) =>
  house.ask<Match[]>(viewer, MATCH, { questions });

describe('matching identities (S0-1.1, S2-Q4)', () => {
  it.each([
    ['name and number', nameOf(1), idNumberOf(1), 'MATCHED'],
    ['full-width digits and blanks', ` ${nameOf(1)}`, ` ${idNumberOf(1).replace('4', '４')} `, 'MATCHED'],
    ['another dot in the name', '买买提•艾力', '440103198611051230', 'MATCHED'],
    ['the old number', '买买提艾力'.replace('提', '提·'), '440103861105123', 'MATCHED'],
    ...[...'·•‧∙⋅・.．･'].map((dot): [string, string, string, string] => [
      `10.1.13: the dot ${dot}`,
      `买买提${dot}艾力`,
      '440103198611051230',
      'MATCHED',
    ]),
    ['10.1.11: a small x', '艾克斯', '11010519491231002x', 'MATCHED'],
    ['10.1.12: 15 digits of a number with X', '艾克斯', '110105491231002', 'MATCHED'],
    ['6.1: 15 digits that could not be upgraded', '赵一', '440103420506997', 'MATCHED'],
    ['6.1, S2-Q47: the number that the police has made of them', '赵一', '440103194205069971', 'MATCHED'],
    ['6.1: the same number under another name', '赵二', '440103194205069971', 'NAME_DIFFERS'],
    ['another name', '张冠李戴', idNumberOf(1), 'NAME_DIFFERS'],
    ['nobody', nameOf(1), idNumberOf(99_999), 'NOT_FOUND'],
    ['no number', nameOf(1), '123', 'NOT_FOUND'],
  ])('by %s', async (_, name, idNumber, outcome) => {
    const [found] = await match([{ name, idNumber }]);
    expect(found?.outcome).toBe(outcome);
    expect(found?.practitionerId !== null).toBe(outcome === 'MATCHED');
  });

  it('answers 200 questions in their order with one query, and no more than 200', async () => {
    const ask = jest.spyOn(house.deps.db, '$queryRaw');
    const questions = Array.from({ length: 200 }, (_, n) => ({
      name: nameOf(n),
      idNumber: idNumberOf(n % 2 ? n : 100_000 + n),
    }));
    const answers = await match(questions);
    expect(answers.map(({ outcome }) => outcome)).toEqual(questions.map((_, n) => (n % 2 ? 'MATCHED' : 'NOT_FOUND')));
    expect(answers[7]?.practitionerId).toBe(await idOf(7));
    expect(ask).toHaveBeenCalledTimes(1);
    ask.mockRestore();
    expect(await match([])).toEqual([]);
    await expect(match([...questions, ...questions])).rejects.toThrow('BAD_USER_INPUT');
  });

  it('finds persons by their index', async () => {
    const { db } = house.deps;
    await db.$executeRaw`
      INSERT INTO practitioner (id, name, sex, birth_date, id_number_sealed, id_number_index)
      SELECT gen_random_uuid(), '某人', 'MALE', '1970-01-01', 'sealed', md5(n::text) FROM generate_series(1, 100000) n`;
    await db.$executeRaw`ANALYZE practitioner`;
    const asked = Array.from({ length: 200 }, (_, n) => house.deps.pii.blindIndex('ID_NUMBER', idNumberOf(n)));
    const plan = await db.$queryRaw<object[]>`
      EXPLAIN SELECT id, name, id_number_index AS "idNumberIndex" FROM practitioner
      WHERE id_number_index = ANY(${asked}::text[])`;
    expect(JSON.stringify(plan)).toContain('practitioner_id_number_index_key');
  });

  it.each([
    ['a person', aPerson()],
    ['an officer', anOfficer()],
    ['the centre', CENTRE],
    ['an institution', anInstitutionUser()],
  ])('is refused to %s', async (_, viewer) => {
    await expect(match([{ name: nameOf(1), idNumber: idNumberOf(1) }], viewer)).rejects.toThrow('FORBIDDEN');
  });
});

describe('matching the code at activation (P4, P5, T1, N4; S0-1.2, S2-Q5, Q29)', () => {
  const matchCode = (practitionerId: string, code: string, viewer = IDENTITY) =>
    house.ask<boolean>(viewer, MATCH_CODE, { practitionerId, code });

  it.each([
    ['the own code', 1, codeOf(1), true],
    ['the own code as typed', 1, ` ${codeOf(1).toLowerCase()} `, true],
    ['P4, P5: a physician’s', 1, physicianCodeOf(1), true],
    ['P4: another physician’s', 2, physicianCodeOf(1), false],
    ['N4: a nurse’s', 0, '2019HS00000000', true],
    ['N4: another nurse’s', 1, '2019HS00000000', false],
    ['somebody else’s', 1, codeOf(2), false],
    ['no code', 1, '', false],
    ['an unknown code', 1, 'X1', false],
  ])('%s', async (_, n, code, expected) => {
    expect(await matchCode(await idOf(n), code)).toBe(expected);
  });

  it('knows nobody without an id, and no viewer but services', async () => {
    expect(await matchCode('nobody', codeOf(1))).toBe(false);
    await expect(matchCode(await idOf(1), codeOf(1), aPerson())).rejects.toThrow('FORBIDDEN');
  });
});
