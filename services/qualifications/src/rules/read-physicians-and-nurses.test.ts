import { calendarDate } from '@medreg/clock';
import { aNurse, aPhysician, cells, idNumberOf, type Line, physicianCodeOf } from '../../test/people.ts';
import { type Column, readHeader } from './columns.ts';
import type { Kind } from './kinds.ts';
import { LAYOUTS } from './layouts.ts';
import { type LineRules, readLine } from './read-line.ts';

const read = (kind: Kind, line: Line) => {
  const columns = LAYOUTS[kind].columns.map(({ column }) => column);
  const header = readHeader(columns, LAYOUTS[kind].columns) as LineRules['header'];
  return readLine(2, cells(line, columns), {
    kind,
    header,
    today: calendarDate('2026-11-23'),
    providerRegion: '000000',
  });
};
const words = (reasons: { column: Column | null; problem: string }[]) =>
  reasons.map(({ column, problem }) => `${column} ${problem}`);

it('reads a physician’s line', () => {
  const { facts, reasons, warnings } = read('PHYSICIAN', aPhysician(1, { 学历: '大学本科', 民族: '汉族' }));
  expect([reasons, warnings]).toEqual([[], []]);
  expect(facts).toMatchObject({
    kind: 'PHYSICIAN',
    documentType: '01',
    nationality: '中国',
    ethnicGroup: '汉族',
    level: 'LICENSED',
    category: 'CLINICAL',
    origin: 'EXAMINATION',
    code: physicianCodeOf(1),
    codeHolder: idNumberOf(1),
    education: '大学本科',
    school: null,
    techniques: [],
  });
});

it('reads a nurse’s line: no level, no category (S2-Q28)', () => {
  const { facts, reasons } = read('NURSE', aNurse(1, { 毕业院校: '护理学院' }));
  expect(reasons).toEqual([]);
  expect(facts).toMatchObject({
    kind: 'NURSE',
    level: null,
    category: null,
    origin: 'EXAMINATION',
    school: '护理学院',
  });
});

const HONG_KONG = {
  证件类型: '06',
  身份证号: 'H12345678',
  资格证书编码: '201044110H12345678',
  性别: '男',
  出生日期: '1970-02-03',
};
const OLD = { 取得方式: '认定', 资格证书编码: '199844110440103861105997', 身份证号: '440103861105997' };
it.each<[string, Line, string[], string[]]>([
  [
    'an assistant in the country has two categories in one (W22)',
    { 医师级别: '乡村全科执业助理医师', 执业类别: '临床和中医', 资格证书编码: physicianCodeOf(1, 'XC1', 2020) },
    [],
    [],
  ],
  ['two categories in one for nobody else', { 执业类别: '临床和中医' }, ['执业类别 CATEGORY_UNKNOWN'], []],
  ['临床类别', { 执业类别: '临床类别' }, [], []],
  [
    'words that are none',
    { 医师级别: '主任医师', 执业类别: '外科', 取得方式: '购买' },
    ['医师级别 LEVEL_UNKNOWN', '执业类别 CATEGORY_UNKNOWN', '取得方式 ORIGIN_UNKNOWN'],
    [],
  ],
  ['中医（专长）医师 is no level of theirs', { 医师级别: '中医（专长）医师' }, ['医师级别 LEVEL_UNKNOWN'], []],
  ['9.1: another level than the code', { 医师级别: '执业助理医师' }, ['医师级别 LEVEL_DIFFERS_FROM_CODE'], []],
  ['9.1: another category than the code', { 执业类别: '口腔' }, ['执业类别 CATEGORY_DIFFERS_FROM_CODE'], []],
  [
    '9.1: where the scheme is not certain',
    { 资格证书编码: physicianCodeOf(1, '150', 2015) },
    [],
    ['执业类别 CATEGORY_DIFFERS_FROM_CODE'],
  ],
  ['another province than the code', { 资格省份代码: '430000' }, [], ['资格省份代码 PROVINCE_DIFFERS_FROM_CODE']],
  ['6.2: a code that cannot be', { 资格证书编码: '2009' }, ['资格证书编码 CODE_LENGTH'], []],
  ['6.10: a pass of Hong Kong', HONG_KONG, [], []],
  ['6.10: the name of the document', { ...HONG_KONG, 证件类型: '港澳居民来往内地通行证' }, [], []],
  ['6.10: a pass that cannot be', { ...HONG_KONG, 身份证号: 'A1' }, ['身份证号 DOCUMENT_INVALID'], []],
  [
    '6.10: sex and birth date must be said then',
    { ...HONG_KONG, 性别: '', 出生日期: '' },
    ['性别 REQUIRED', '出生日期 REQUIRED'],
    [],
  ],
  ['no such document', { 证件类型: '42' }, ['证件类型 DOCUMENT_UNKNOWN'], []],
  ['a birth date that is not the number’s', { 出生日期: '1999-01-01' }, [], ['出生日期 DIFFERS_FROM_ID_NUMBER']],
  ['a sex that is none', { 性别: 'x' }, ['性别 SEX_UNKNOWN'], []],
  ['S2-Q47: reserved sequence of a recognised one', { ...OLD, 出生日期: '1942-05-06' }, [], ['身份证号 ID_KEPT_OLD']],
  ['S2-Q47: the century is a guess', OLD, [], ['身份证号 BIRTH_DATE_UNSURE', '身份证号 ID_KEPT_OLD']],
  ['6.1: of an examined one it is refused', { ...OLD, 取得方式: '考试' }, ['身份证号 ID_NOT_UPGRADABLE'], []],
  [
    '6.1: a day that is none, said otherwise',
    { ...OLD, 身份证号: '440103860231123', 资格证书编码: '199844110440103860231123', 出生日期: '1986-02-28' },
    [],
    ['身份证号 ID_KEPT_OLD'],
  ],
  [
    '6.1: a day that is none, not said otherwise',
    { ...OLD, 身份证号: '440103860231123', 资格证书编码: '199844110440103860231123' },
    ['出生日期 REQUIRED'],
    ['身份证号 ID_KEPT_OLD'],
  ],
  [
    '6.1: letters in it',
    { ...OLD, 身份证号: '44010386110512A', 资格证书编码: '199844110440103861105123', 性别: '女' },
    [],
    ['身份证号 BIRTH_DATE_UNSURE', '身份证号 ID_KEPT_OLD'],
  ],
  ['6.1: no province', { ...OLD, 身份证号: '990103861105997' }, ['身份证号 ID_REGION'], []],
  ['10.1.14: a foreign name of 100 characters', { 姓名: 'A'.repeat(100) }, [], []],
  ['10.1.14: and no more', { 姓名: 'A'.repeat(101) }, ['姓名 TOO_LONG'], []],
  [
    'long studies',
    { 学历: '学'.repeat(51), 毕业院校: '校'.repeat(101), 民族: '族'.repeat(21), 国籍: '国'.repeat(31) },
    ['国籍 TOO_LONG', '民族 TOO_LONG', '学历 TOO_LONG', '毕业院校 TOO_LONG'],
    [],
  ],
])('%s', (_, over, reasons, warnings) => {
  const line = read('PHYSICIAN', aPhysician(1, over));
  expect(words(line.reasons)).toEqual(reasons);
  expect(words(line.warnings)).toEqual(warnings);
});

it('10.1.11: a small x in a number is the same', () => {
  expect(read('NURSE', aNurse(1, { 身份证号: '11010519491231002x' })).facts.idNumber).toBe('11010519491231002X');
});

it('a residence permit is a document of its own (6.10)', () => {
  expect(read('NURSE', aNurse(1, { 身份证号: '810000199001010019' })).facts.documentType).toBe('08');
});
