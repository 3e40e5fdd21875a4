import { describe, expect, it } from '@jest/globals';
import { REMEDIES } from './legal-basis.ts';
import { REFUSAL_GROUNDS } from './refusal-grounds.ts';
import { checkOpinion, checkReasons, type ReasonKind } from './statement.ts';

const problems = (outcome: ReturnType<typeof checkReasons>) =>
  outcome.ok ? [] : outcome.problems.map(({ field, problem }) => `${field} ${problem}`);
const one = (code: string, message = '照片模糊') => [{ code, message }];

describe('reasons', () => {
  it.each<[string, ReasonKind, { code: string; message: string }[], string[]]>([
    ['none', 'BY_INSTITUTION', [], ['reasons REQUIRED']],
    ['one', 'BY_INSTITUTION', one('PHOTO'), []],
    ['an empty one', 'CORRECTION', one('PHOTO', ' \n '), ['reasons.0.message REQUIRED']],
    ['501 characters', 'CORRECTION', one('PHOTO', '字'.repeat(501)), ['reasons.0.message TOO_LONG']],
    ['500 characters outside the basic plane', 'CORRECTION', one('PHOTO', '𠮷'.repeat(500)), []],
    ['a control character', 'CORRECTION', one('PHOTO', 'a\u0000b'), ['reasons.0.message CHARACTERS']],
    ['a character that no font prints', 'CORRECTION', one('PHOTO', '照片😀'), ['reasons.0.message CHARACTERS']],
    ['a word in small letters', 'NOT_ACCEPTED', one('photo'), ['reasons.0.code UNKNOWN']],
    ['twenty-one', 'CORRECTION', Array.from({ length: 21 }, () => one('PHOTO')[0] ?? never()), ['reasons TOO_MANY']],
    ['a refusal without a ground of the law', 'REFUSAL', one('PHOTO'), ['reasons.0.code UNKNOWN']],
    ['a refusal on R-P11', 'REFUSAL', one('R-P11'), ['reasons.0.code UNKNOWN']],
    ['a refusal on R-P10', 'REFUSAL', one('R-P10'), []],
    [
      'two wrong ones',
      'REFUSAL',
      [...one('X', ''), ...one('R-P1')],
      ['reasons.0.message REQUIRED', 'reasons.0.code UNKNOWN'],
    ],
  ])('%s', (_, kind, reasons, expected) => {
    expect(problems(checkReasons(kind, reasons))).toEqual(expected);
  });

  it.each(Object.keys(REFUSAL_GROUNDS))('ALL-38: a refusal on %s names the article and the remedies', (code) => {
    const outcome = checkReasons('REFUSAL', one(code, '说明'));
    const [reason] = outcome.ok ? outcome.value.reasons : [];
    expect(reason?.basis).toMatch(/^《.+》第[一二三四五六七八九十]+条.*第（.）项/u);
    expect(reason?.remedies).toBe(REMEDIES);
    expect(REMEDIES).toContain('六十日内');
    expect(REMEDIES).toContain('六个月内');
  });

  it.each<[ReasonKind, boolean, boolean]>([
    ['BY_INSTITUTION', false, false],
    ['CORRECTION', true, false],
    ['NOT_ACCEPTED', true, true],
  ])('%s has basis: %s, remedies: %s', (kind, basis, remedies) => {
    const outcome = checkReasons(kind, one('FORM'));
    const [reason] = outcome.ok ? outcome.value.reasons : [];
    expect([reason?.basis !== null, reason?.remedies !== null]).toEqual([basis, remedies]);
  });
});

describe('an opinion', () => {
  it.each([
    [undefined, null],
    [null, null],
    ['  ', null],
    [' 同意\n', '同意'],
  ])('%p is kept as %p', (text, opinion) => {
    expect(checkOpinion(text)).toEqual({ ok: true, value: { opinion, reasons: [] } });
  });
  it('has at most 500 characters', () => {
    expect(checkOpinion('字'.repeat(501)).ok).toBe(false);
  });
});

function never(): never {
  throw new Error('unreachable');
}
