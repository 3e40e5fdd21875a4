import { describe, expect, it } from '@jest/globals';
import { facts } from '../../test/facts.ts';
import type { Moment } from './facts.ts';
import { ALWAYS, firstRefusal, OF_THE_FORM, OF_THE_PLACE, pointedOut, type Rule } from './rule.ts';

const refusing = (code: string, at: readonly Moment[], over: Partial<Rule> = {}): Rule => ({
  at,
  source: 'a test',
  says: '一项测试',
  check: () => ({ code, message: code, basis: null }),
  ...over,
});

describe('rules are asked at their moments, in their order', () => {
  const rules = [refusing('FORM', OF_THE_FORM), refusing('PLACE', OF_THE_PLACE), refusing('ALWAYS', ALWAYS)];
  it.each<[Moment, string]>([
    ['OPEN', 'ALWAYS'],
    ['SAVE', 'PLACE'],
    ['SUBMIT', 'FORM'],
    ['DECIDE', 'FORM'],
  ])('%s: %s first', (moment, code) => {
    expect(firstRefusal(rules, moment, facts())?.code).toBe(code);
  });

  it('null when all are met', () => {
    expect(firstRefusal([refusing('X', ALWAYS, { check: () => null })], 'OPEN', facts())).toBeNull();
    expect(firstRefusal([], 'DECIDE', facts())).toBeNull();
  });

  it('what is only pointed out does not refuse', () => {
    const pointing = refusing('X', ALWAYS, {
      check: () => null,
      pointsOut: () => ({ code: 'LOOK', message: '请注意', basis: null }),
    });
    expect(firstRefusal([pointing], 'DECIDE', facts())).toBeNull();
    expect(pointedOut([pointing, refusing('Y', ALWAYS)], facts()).map(({ code }) => code)).toEqual(['LOOK']);
  });
});
