import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { durationInWords, passwordProblem } from '../../../identity/src/messages.ts';
import { type Patterns, saidByPattern } from './said-patterns.ts';

const { texts, patterns } = JSON.parse(readFileSync(new URL('./en/said.json', import.meta.url), 'utf8')) as {
  texts: Record<string, string>;
  patterns: Patterns;
};
const said = (text: string): string => texts[text] ?? saidByPattern(patterns, text, said) ?? text;

describe('what varies in a sentence of the graph', () => {
  it.each([
    [1, '1 minute'],
    [15, '15 minutes'],
    [30, '30 minutes'],
    [45, '45 minutes'],
    [60, '1 hour'],
    [90, '90 minutes'],
    [120, '2 hours'],
    [1440, '24 hours'],
  ])('a lock of %d minutes lasts %s', (minutes, english) => {
    expect(said(durationInWords(minutes))).toBe(english);
  });

  it.each([
    [passwordProblem('TOO_SHORT', 12), 'The password has at least 12 characters.'],
    ['请选择：医师、护士', 'Please choose: Physician, Nurse'],
    ['已导入，请核对：姓名过长。', 'Imported, please check: Name is too long.'],
    ['所选机构为甲医院（乙区），执业地点以丙为准：“丁”应选“是”。', 'choose “Yes” for “丁”.'],
  ])('%s', (chinese, english) => {
    expect(said(chinese)).toContain(english);
  });

  it.each(['几小时', '30分钟前', '请填写甲。请再填写乙。', '某机构（某区）'])('%s fits no pattern', (text) => {
    expect(saidByPattern(patterns, text, said)).toBeNull();
  });

  it('takes the words of a pattern literally', () => {
    expect(saidByPattern({ '共（{n}）.': '{n} in all' }, '共（3）.', said)).toBe('3 in all');
    expect(saidByPattern({ '共（{n}）.': '{n} in all' }, '共（3）！', said)).toBeNull();
  });
});
