import { expect, it } from '@jest/globals';
import { basesOf } from './bases-of.ts';

it.each([
  [
    'O13-17; S2-Q11.3; domain 3.2',
    [
      ['O13', 'article', '17'],
      ['S2', 'question', '11.3'],
    ],
  ],
  [
    'NR-9; S2-Q29.2, Q31, Q48; domain 3.5',
    [
      ['NR', 'article', '9'],
      ['S2', 'question', '29.2, 31, 48'],
    ],
  ],
  [
    'PL-16(2)–(4); O13-6; NR-32; 10.1.19',
    [
      ['PL', 'article', '16(2)–(4)'],
      ['O13', 'article', '6'],
      ['NR', 'article', '32'],
    ],
  ],
  ['NM; W15', [['NM', 'whole', '']]],
  [
    'S0-2.1; S1-P §3.1; 165号; domain 3.4',
    [
      ['S1', 'section', '2.1'],
      ['S1', 'section', 'P §3.1'],
      ['165号', 'whole', ''],
    ],
  ],
  [
    'TCML-15; S0 三(二)2',
    [
      ['TCML', 'article', '15'],
      ['S0', 'section', '三(二)2'],
    ],
  ],
  ['GB 11643-1999; domain 6.1', [[null, 'whole', 'GB 11643-1999']]],
  ['《中华人民共和国医师法》第十六条', [[null, 'whole', '《中华人民共和国医师法》第十六条']]],
  ['11-A3; 5.1 I4; 9.2; 3.1.4; A12', []],
  ['', []],
])('%p is read as %p', (source, bases) => {
  expect(basesOf(source).map(({ law, kind, at }) => [law, kind, at])).toEqual(bases);
});
