import { readFile } from 'node:fs/promises';
import { anOfficer, aPerson, aService } from '@medreg/testkit';
import { CENTRE, type Harness, openHarness, provinceOf } from '../../../test/harness.ts';
import { aLine, aNurse, aPhysician, idNumberOf, nameOf, physicianCodeOf } from '../../../test/people.ts';
import type { Kind } from '../../rules/kinds.ts';

let house: Harness;
beforeAll(async () => {
  house = await openHarness();
});
afterEach(() => house.clear());
afterAll(() => house.close());

const BY_ID = `query ($id: ID!) { practitionerById(id: $id) { name documentType idNumber formerIdNumbers ethnicGroup nationality
  qualifications { kind level category origin code education school major title basis } } }`;
const FAILURES = `query ($first: Int, $after: String) { idUpgradeFailures(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { problem message province { code } practitioner { name idNumberMasked qualifications { kind } } } } } }`;
interface Failures {
  pageInfo: { hasNextPage: boolean; endCursor: string };
  edges: { node: { problem: string; message: string; practitioner: { name: string } } }[];
}
const DESK = provinceOf('440000', ['SUPPLEMENT_QUALIFICATIONS']);
const failuresSeenBy = async (viewer = DESK) =>
  (await house.ask<Failures>(viewer, FAILURES)).edges.map(({ node }) => `${node.practitioner.name} ${node.problem}`);

const counts = async () => ({
  practitioners: await house.deps.db.practitioner.count(),
  qualifications: await house.deps.db.qualification.count(),
});

describe.each<[Kind, typeof aPhysician]>([
  ['PHYSICIAN', aPhysician],
  ['NURSE', aNurse],
])('a file of %s (domain 13)', (kind, a) => {
  it('is taken, and adds nothing the second time', async () => {
    const lines = [a(0, { 民族: '汉族', 学历: '大学本科' }), a(1), a(2)];
    expect(await house.importLines(kind, lines)).toMatchObject({ kind, added: 3, rejected: 0, warned: 0 });
    expect(await house.importLines(kind, lines)).toMatchObject({ added: 0, unchanged: 3, rejected: 0, warned: 0 });
    expect(await counts()).toEqual({ practitioners: 3, qualifications: 3 });
  });

  it('is refused line by line, and from a province only its own', async () => {
    const province = kind === 'NURSE' ? { 考试省份代码: '450000' } : { 资格省份代码: '450000' };
    const batch = await house.importLines(
      kind,
      [a(0), a(1, province), a(0), a(2, { 姓名: '1' })],
      provinceOf('440000'),
    );
    expect(batch.added).toBe(1);
    expect(batch.problems).toEqual({
      3: ['PROVINCE_NOT_YOURS'],
      4: ['DUPLICATE_IN_FILE'],
      5: ['NAME_CHARACTERS'],
    });
    expect(batch.rejections.edges[1]?.node.reasons[0]?.message).toContain(
      kind === 'NURSE' ? '考试合格证书编码' : '资格证书编码',
    );
  });

  it('conflicts with other content, and takes nothing over into what is there', async () => {
    await house.importLines(kind, [a(0, { 学历: '中专' }), a(1)]);
    const again = await house.importLines(kind, [a(0, { 学历: '博士' }), a(1, { 学历: '博士' })]);
    expect(again).toMatchObject({ problems: { 2: ['CONFLICTS_WITH_REGISTER'] }, looks: { 3: ['NOT_TAKEN_OVER'] } });
    expect(again).toMatchObject({ added: 0, unchanged: 1, rejected: 1, warned: 1 });
  });
});

it('fails for the columns of another kind', async () => {
  expect(await house.importLines('TCM_SPECIALTY', [])).toMatchObject({ state: 'FINISHED' });
  const batch = await house.importFile('姓名,身份证号\r\n', CENTRE, 'NURSE');
  expect(batch).toMatchObject({
    state: 'FAILED',
    failure: expect.stringContaining('考试合格证书编码、考试省份代码、考试合格日期'),
  });
});

it('10.1.1, 10.1.2: one person, several qualifications of several kinds', async () => {
  await house.importLines('TCM_SPECIALTY', [aLine(0)]);
  await house.importLines('PHYSICIAN', [
    aPhysician(0),
    aPhysician(0, { 资格证书编码: physicianCodeOf(0, '141', 2003), 执业类别: '中医', 发证日期: '2003-12-01' }),
  ]);
  // A nurse's code has no public structure: it may look like one of another kind.
  await house.importLines('NURSE', [aNurse(0, { 考试合格证书编码: 'ZYZC440000000000' })]);
  expect(await counts()).toEqual({ practitioners: 1, qualifications: 4 });
  const { id } = await house.deps.db.practitioner.findFirstOrThrow();
  const found = await house.ask<{ qualifications: object[] }>(aService('applications'), BY_ID, { id });
  expect(found).toMatchObject({
    documentType: '01',
    nationality: '中国',
    formerIdNumbers: [],
    idNumber: idNumberOf(0),
  });
  expect(found.qualifications).toMatchObject([
    { kind: 'TCM_SPECIALTY', level: 'SPECIALTY', category: 'TCM', origin: 'EXAMINATION' },
    { kind: 'PHYSICIAN', level: 'LICENSED', category: 'CLINICAL', code: physicianCodeOf(0) },
    { kind: 'PHYSICIAN', level: 'LICENSED', category: 'TCM' },
    { kind: 'NURSE', level: null, category: null },
  ]);
});

it('6.2: another number in the code is worth a look, and in the report', async () => {
  const batch = await house.importLines('PHYSICIAN', [
    aPhysician(0, { 资格证书编码: physicianCodeOf(7) }),
    aPhysician(1),
  ]);
  expect(batch).toMatchObject({ added: 2, warned: 1, rejected: 0, looks: { 2: ['CODE_OF_OTHER_NUMBER'] } });
  const report = await (await house.http(batch.reportUrl, CENTRE)).text();
  expect(report).toContain('2,资格证书编码,CODE_OF_OTHER_NUMBER,已导入，请核对：');
});

describe('15 digits (domain 6.1, S2-Q47)', () => {
  const recognised = (name: string, idNumber: string, code = `199844110${idNumber}`, over = {}) =>
    aPhysician(0, {
      姓名: name,
      身份证号: idNumber,
      资格证书编码: code,
      取得方式: '认定',
      发证日期: '1999-05-01',
      ...over,
    });

  it('are upgraded by themselves', async () => {
    await house.importLines('PHYSICIAN', [recognised('张三', '440103861105123')]);
    const person = await house.deps.db.practitioner.findFirstOrThrow();
    expect(house.deps.pii.open(person.idNumberSealed)).toBe('440103198611051230');
    expect(await failuresSeenBy()).toEqual([]);
  });

  it('stay where the upgrade fails, with the reason, on the list of the province', async () => {
    await house.importLines('NURSE', [aNurse(0, { 姓名: '别人', 身份证号: '440103198611051230' })]);
    const lines = [
      recognised('赵一', '440103420506997'),
      recognised('钱二', '440103860231123', undefined, { 出生日期: '1986-02-28' }),
      recognised('孙三', '440103861105123'),
      recognised('李四', '110105491231002'),
      recognised('周五', '110105491231002', '199844120110105491231002', { 执业类别: '口腔' }),
    ];
    const batch = await house.importLines('PHYSICIAN', lines);
    expect(batch).toMatchObject({ added: 5, rejected: 0, warned: 4 });
    expect(await failuresSeenBy()).toEqual([
      '赵一 RESERVED_SEQUENCE',
      '钱二 ILLEGAL_DATE',
      '孙三 NUMBER_OF_ANOTHER',
      '周五 SAME_NUMBER',
    ]);
    const zhou = await house.deps.db.practitioner.findFirstOrThrow({ where: { name: '周五' } });
    expect(house.deps.pii.open(zhou.idNumberSealed)).toBe('110105491231002');
    expect(await house.importLines('PHYSICIAN', lines)).toMatchObject({ added: 0, unchanged: 5, rejected: 0 });
    expect(await failuresSeenBy()).toHaveLength(4);
  });

  it('refuse a third of another name, and whoever was examined', async () => {
    const batch = await house.importLines('PHYSICIAN', [
      recognised('李四', '110105491231002'),
      recognised('周五', '110105491231002', '199844120110105491231002', { 执业类别: '口腔' }),
      recognised('吴六', '110105491231002', '199844130110105491231002', { 执业类别: '公共卫生' }),
      recognised('郑七', '110105491231002', '200944110110105491231002', { 取得方式: '考试' }),
    ]);
    expect(batch).toMatchObject({ added: 2, problems: { 4: ['NAME_CONFLICT'], 5: ['NAME_CONFLICT'] } });
  });

  it('are listed page by page, to the province and the national level, with the right', async () => {
    await house.importLines('PHYSICIAN', [
      recognised('赵一', '440103420506997'),
      recognised('钱二', '440103420506998'),
    ]);
    const first = await house.ask<Failures>(DESK, FAILURES, { first: 1 });
    expect(first).toMatchObject({
      pageInfo: { hasNextPage: true },
      edges: [
        { node: { province: { code: '440000' }, practitioner: { name: '赵一', idNumberMasked: '440103*******97' } } },
      ],
    });
    const { endCursor: after } = first.pageInfo;
    const second = await house.ask<Failures>(DESK, FAILURES, { first: 1, after });
    expect(second).toMatchObject({
      pageInfo: { hasNextPage: false },
      edges: [{ node: { practitioner: { name: '钱二' } } }],
    });
    expect(await failuresSeenBy({ ...CENTRE, rights: ['SUPPLEMENT_QUALIFICATIONS'] })).toHaveLength(2);
    expect(await failuresSeenBy(provinceOf('450000', ['SUPPLEMENT_QUALIFICATIONS']))).toEqual([]);
    const city = anOfficer({ authorityLevel: 'CITY', regionCode: '440100', rights: ['SUPPLEMENT_QUALIFICATIONS'] });
    expect(await failuresSeenBy(city)).toEqual([]);
    await expect(failuresSeenBy(provinceOf('440000'))).rejects.toThrow('FORBIDDEN');
    await expect(failuresSeenBy(aPerson())).rejects.toThrow('FORBIDDEN');
    const bad = house.ask(DESK, FAILURES, { after: Buffer.from('["x"]').toString('base64url') });
    await expect(bad).rejects.toThrow('BAD_USER_INPUT');
  });
});

it.each<[string, Kind, object]>([
  ['physicians.csv', 'PHYSICIAN', { added: 4, warned: 1, looks: { 4: ['ID_KEPT_OLD'] } }],
  ['nurses.csv', 'NURSE', { added: 2, warned: 0 }],
  ['qualifications.csv', 'TCM_SPECIALTY', { added: 2, warned: 0 }],
])('reads the example %s of the README', async (file, kind, expected) => {
  const example = await readFile(new URL(`../../../examples/${file}`, import.meta.url));
  const batch = await house.importFile(example, CENTRE, kind);
  expect(batch).toMatchObject({ state: 'FINISHED', rejected: 0, ...expected });
  const again = await house.importFile(example, CENTRE, kind);
  expect(again).toMatchObject({ added: 0, unchanged: (expected as { added: number }).added, rejected: 0 });
});

it('finds nothing odd in names with the same number (10.1.13)', async () => {
  await house.importLines('NURSE', [aNurse(0, { 姓名: '买买提·艾力' })]);
  expect(await house.importLines('PHYSICIAN', [aPhysician(0, { 姓名: '买买提•艾力' })])).toMatchObject({ added: 1 });
  expect(await house.importLines('PHYSICIAN', [aPhysician(0, { 姓名: nameOf(0) })])).toMatchObject({ rejected: 1 });
});
