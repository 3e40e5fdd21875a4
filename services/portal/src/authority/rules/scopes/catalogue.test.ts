import { describe, expect, it } from '@jest/globals';
import { CATEGORIES, cellsOf, entriesOf, fromCsv, linesOf, toCsv } from './catalogue.ts';

const NAMES = {
  CLINICAL: '临床',
  DENTAL: '口腔',
  PUBLIC_HEALTH: '公共卫生',
  TCM: '中医',
  CLINICAL_AND_TCM: '临床和中医',
};
const categoryOf = (word: string) => CATEGORIES.find((one) => one === word || NAMES[one] === word) ?? null;
const HEADS = ['代码', '执业范围', '执业类别', '国家代码'];
const ENTRIES = [
  { code: '1001', name: '内科专业', category: 'CLINICAL' as const, nationalCode: '1001' },
  { code: 'N9', name: '特色“专业”, 其他 "二"', category: 'TCM' as const, nationalCode: null },
];

describe('执业范围目录 as a file (S2-Q49)', () => {
  it('comes back as it was written', () => {
    const file = toCsv(HEADS, linesOf(ENTRIES), (category) => NAMES[category]);
    const { lines, unknown } = fromCsv(file, categoryOf);
    expect(entriesOf(lines)).toEqual(ENTRIES);
    expect(unknown).toEqual([]);
  });

  it('takes what spreadsheets write: marks, tabs, line ends, empty lines, no heading', () => {
    const { lines } = fromCsv('\uFEFF1001\t内科专业\t临床\t1001\r\n\r\n,,,\n1002,外科专业,CLINICAL\n', categoryOf);
    expect(entriesOf(lines).map(({ code, nationalCode }) => [code, nationalCode])).toEqual([
      ['1001', '1001'],
      ['1002', null],
    ]);
  });

  it('names the lines whose category nobody knows, but not the heading', () => {
    expect(fromCsv('代码,名称,类别\n1,甲,全科\n2,乙,临床\n', categoryOf)).toMatchObject({
      unknown: [2],
      lines: [{ code: '2' }],
    });
  });

  it('reads quotes', () => {
    expect(cellsOf('"a,b","say ""no""","two\nlines"')).toEqual([['a,b', 'say "no"', 'two\nlines']]);
  });
});
