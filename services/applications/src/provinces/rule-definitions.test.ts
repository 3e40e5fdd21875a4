import { describe, expect, it } from '@jest/globals';
import { ProvincialRules, STANDARD_RULES } from './provincial-rules.ts';
import { RULE_DEFINITIONS } from './rule-definitions.ts';
import { readRules } from './rule-problems.ts';

const named = (name: string) => RULE_DEFINITIONS.find((one) => one.name === name);

describe('settings of a province, for a form', () => {
  it('describes every setting once, in words, with its standard', () => {
    const names = RULE_DEFINITIONS.map(({ name }) => name);
    expect([...names].sort()).toEqual(Object.keys(STANDARD_RULES).sort());
    for (const { name, title, explanation, standard } of RULE_DEFINITIONS) {
      expect(title).not.toBe('');
      expect(explanation).toMatch(/。$/);
      expect(standard).toEqual(STANDARD_RULES[name]);
    }
  });

  it.each([
    ['reviewWorkingDays', { minimum: 0, maximum: 366, unit: '个工作日' }],
    ['multiFilingMaxYears', { minimum: 1, maximum: 30, standard: null }],
    ['assessmentCycleYears', { minimum: 1, maximum: 10 }],
    ['promisedWorkingDays', { minimum: 0, maximum: 60, most: null }],
    ['maxScopes', { minimum: 1, maximum: 10, most: 100 }],
    ['materials', { minimum: null, maximum: null, most: 30 }],
    ['cdcDecides', { minimum: null, maximum: null, choices: [] }],
  ])('%s has the bounds of the schema', (name, bounds) => {
    expect(named(name)).toMatchObject(bounds);
  });

  it.each(['minimum', 'maximum'] as const)('the %s of each plain number is taken, what lies beyond is not', (bound) => {
    for (const { name, kind, [bound]: limit } of RULE_DEFINITIONS) {
      if (kind !== 'NUMBER' && kind !== 'NUMBER_OR_NONE') continue;
      const beyond = Number(limit) + (bound === 'minimum' ? -1 : 1);
      expect(ProvincialRules.safeParse({ [name]: limit }).success).toBe(true);
      expect(ProvincialRules.safeParse({ [name]: beyond }).success).toBe(false);
    }
  });

  it('ALL-42: the longest promise of each procedure is taken, a day more is not', () => {
    const choices = named('promisedWorkingDays')?.choices ?? [];
    expect(choices.length).toBeGreaterThan(20);
    for (const { code, maximum } of choices) {
      expect(readRules({ promisedWorkingDays: { [code]: maximum } })).toHaveProperty('rules');
      expect(readRules({ promisedWorkingDays: { [code]: Number(maximum) + 1 } })).toHaveProperty('problems');
    }
  });

  it('every choice of a level and of a procedure is taken', () => {
    const levels = named('maxScopes')?.choices ?? [];
    expect(readRules({ maxScopes: levels.map(({ code }) => ({ classPrefix: '', level: code, most: 3 })) })).toEqual({
      rules: expect.anything(),
    });
    const paper = [{ code: 'PROVINCIAL', name: '本省材料', mandatory: true, form: 'ONLINE' }];
    const materials = Object.fromEntries((named('materials')?.choices ?? []).map(({ code }) => [code, paper]));
    expect(readRules({ materials })).toHaveProperty('rules');
  });
});
