import { expect, it } from '@jest/globals';
import { textProblem, tidy } from './input-problem.ts';
import { purposeProblem } from './purpose.ts';

it.each([
  [' a ', 'a'],
  ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['a\u200bb\ufeff', 'ab'],
  ['e\u0301', 'é'],
  ['\n \n', ''],
])('%p is kept as %p', (typed, kept) => {
  expect(tidy(typed)).toBe(kept);
});

it.each<[string, string, number, string | null]>([
  ['nothing', '', 5, 'REQUIRED'],
  ['as long as may be', '字'.repeat(5), 5, null],
  ['longer', '字'.repeat(6), 5, 'TOO_LONG'],
  ['outside the basic plane, counted as people count', '𠮷'.repeat(5), 5, null],
  ['lines', 'a\nb', 5, null],
  ['a tabulator', 'a\tb', 5, 'CHARACTERS'],
  ['a null', 'a\u0000', 5, 'CHARACTERS'],
  ['a picture', '😀', 5, 'CHARACTERS'],
  ['full-width signs', '（Ａ）', 5, null],
])('%s', (_, text, max, problem) => {
  expect(textProblem('field', text, max)?.problem ?? null).toBe(problem);
});

it('names the characters that cannot be printed, a few of them', () => {
  expect(textProblem('x', '甲😀乙', 9)?.message).toContain('😀');
});

it.each([
  ['核对劳动合同', null],
  ['核对', 'TOO_SHORT'],
  ['440103198611051230', 'TOO_SHORT'],
  ['', 'REQUIRED'],
])('the purpose %p', (purpose, problem) => {
  expect(purposeProblem(purpose)?.problem ?? null).toBe(problem);
});
