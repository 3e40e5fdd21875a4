import { calendarDate } from '@medreg/clock';
import { aLine, COLUMNS, cells, type Line } from '../../test/people.ts';
import { readHeader } from './columns.ts';
import { LAYOUTS } from './layouts.ts';
import { type LineRules, readLine } from './read-line.ts';
import { splitItems, writtenDate } from './written-values.ts';

const header = readHeader(COLUMNS, LAYOUTS.TCM_SPECIALTY.columns) as LineRules['header'];
const rules: LineRules = { kind: 'TCM_SPECIALTY', header, today: calendarDate('2026-11-23'), providerRegion: '000000' };
const problemsOf = (over: Line, with_ = rules) =>
  readLine(2, cells(aLine(1, over)), with_).reasons.map(({ column, problem }) => `${column} ${problem}`);

it.each<[string, Line, string[]]>([
  ['a good line', {}, []],
  ['a name with dots', { 姓名: '买买提·艾力' }, []],
  ['a name in Latin letters', { 姓名: "John O'Neill-Wu Jr." }, []],
  ['a rare character', { 姓名: '𠮷㐂' }, []],
  ['digits in the name', { 姓名: '张3' }, ['姓名 NAME_CHARACTERS']],
  ['a formula as name', { 姓名: '=1+1' }, ['姓名 NAME_CHARACTERS']],
  ['a long name', { 姓名: '张'.repeat(51) }, ['姓名 TOO_LONG']],
  ['a quotation mark', { 姓名: '张"三' }, ['姓名 QUOTES']],
  ['domain 6.1: a wrong check character', { 身份证号: '110105194912310021' }, ['身份证号 ID_CHECKSUM']],
  ['domain 6.1: a month that is none', { 身份证号: '110105194913310027' }, ['身份证号 ID_BIRTH_DATE']],
  ['domain 6.1: the sequence of centenarians', { 身份证号: '440103861105996' }, ['身份证号 ID_NOT_UPGRADABLE']],
  ['domain 6.1: 15 digits', { 身份证号: '440103861105123' }, []],
  ['a number with a letter', { 身份证号: '44010419500102100A' }, ['身份证号 ID_CHARACTERS']],
  ['a number of no province', { 身份证号: '990104195001021000'.replace('99', '00') }, ['身份证号 ID_REGION']],
  ['a short number', { 身份证号: '4401' }, ['身份证号 ID_LENGTH']],
  ['domain 6.2: 41 characters', { 资格证书编码: 'A'.repeat(41) }, ['资格证书编码 CODE_LENGTH']],
  ['domain 6.2: a hyphen', { 资格证书编码: 'ZY-1' }, ['资格证书编码 CODE_CHARACTERS']],
  ['a city', { 考核省份代码: '440100' }, ['考核省份代码 PROVINCE_UNKNOWN']],
  ['no division', { 考核省份代码: '广东' }, ['考核省份代码 PROVINCE_UNKNOWN']],
  ['no technique', { 中医药技术方法: ' ；; ' }, ['中医药技术方法 REQUIRED']],
  [
    'too many diseases',
    { 治疗病证范围: Array.from({ length: 51 }, (_, n) => `病${n}`).join('；') },
    ['治疗病证范围 TOO_MANY'],
  ],
  ['a long disease', { 治疗病证范围: '病'.repeat(201) }, ['治疗病证范围 TOO_LONG']],
  ['a day that is none', { 发证日期: '2022-02-30' }, ['发证日期 DATE_INVALID']],
  ['tomorrow', { 发证日期: '2026-11-24' }, ['发证日期 DATE_IN_FUTURE']],
  ['today', { 发证日期: '2026-11-23' }, []],
  [
    'everything at once',
    {
      姓名: '',
      身份证号: '1',
      资格证书编码: '-',
      考核省份代码: '44',
      中医药技术方法: '',
      治疗病证范围: '',
      发证日期: 'x',
    },
    [
      '姓名 REQUIRED',
      '身份证号 ID_LENGTH',
      '资格证书编码 CODE_CHARACTERS',
      '考核省份代码 PROVINCE_UNKNOWN',
      '中医药技术方法 REQUIRED',
      '治疗病证范围 REQUIRED',
      '发证日期 DATE_INVALID',
    ],
  ],
])('%s', (_, over, expected) => {
  expect(problemsOf(over)).toEqual(expected);
});

it('谁考核、谁提供: a province provides its own', () => {
  const guangdong = { ...rules, providerRegion: '440100' };
  expect(problemsOf({}, guangdong)).toEqual([]);
  expect(problemsOf({ 考核省份代码: '450000' }, guangdong)).toEqual(['考核省份代码 PROVINCE_NOT_YOURS']);
});

it('refuses a line with another number of cells for that alone', () => {
  expect(readLine(9, ['一'], rules)).toEqual({
    line: 9,
    reasons: [{ column: null, problem: 'COLUMN_COUNT' }],
    warnings: [],
    facts: {},
  });
});

it.each([
  ['2022-03-15', '2022-03-15'],
  ['2022/3/5', '2022-03-05'],
  ['２０２２．３．１５', '2022-03-15'],
  ['2022年3月15日', '2022-03-15'],
  ['20220315', '2022-03-15'],
  ['15/03/2022', null],
  ['2022-13-01', null],
  ['44635', null],
])('the date %s', (written, expected) => {
  expect(writtenDate(written)).toBe(expected);
});

it.each([
  ['一；二;三｜四|五\n六', ['一', '二', '三', '四', '五', '六']],
  ['腰痛、腿痛', ['腰痛、腿痛']],
  [' 一 ；；一', ['一']],
])('the values of %j', (text, expected) => {
  expect(splitItems(text)).toEqual(expected);
});
