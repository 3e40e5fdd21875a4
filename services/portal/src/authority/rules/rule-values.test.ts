import { describe, expect, it } from '@jest/globals';
import { changed, type Definition, fromForm, placeOf, same, standardOf, toForm } from './rule-values.ts';

const definition = (name: string, kind: Definition['kind'], standard: unknown): Definition => ({
  name,
  title: name,
  explanation: '',
  kind,
  unit: null,
  minimum: null,
  maximum: null,
  most: null,
  basis: null,
  choices: [],
  standard,
});
const promised = definition('promisedWorkingDays', 'NUMBER_OF_SOME', {});
const scopes = definition('maxScopes', 'SCOPE_LIMITS', [{ classPrefix: '', level: null, most: 3 }]);
const materials = definition('materials', 'MATERIALS', {});
const years = definition('multiFilingMaxYears', 'NUMBER_OR_NONE', null);
const each = definition('assessmentCycleYears', 'NUMBER_OF_EACH', { PHYSICIAN: 3, TCM_SPECIALTY: 3 });
const all = [promised, scopes, materials, years, each];

const paper = (code: string) => ({ code, name: '本省材料', mandatory: true, form: 'ONLINE' });
const RULES = {
  promisedWorkingDays: { PHY_REG: 10, NUR_REG: 5 },
  maxScopes: [
    { classPrefix: '', level: null, most: 3 },
    { classPrefix: 'A1', level: 'ASSISTANT', most: 1 },
  ],
  materials: { PHY_REG: [paper('ONE')], NUR_REG: [paper('TWO'), paper('THREE')] },
  multiFilingMaxYears: 5,
  assessmentCycleYears: { PHYSICIAN: 3, TCM_SPECIALTY: 2 },
};
const form = Object.fromEntries(all.map((one) => [one.name, toForm(one, RULES[one.name as keyof typeof RULES])]));

describe('provincial rules in a form', () => {
  it.each(all.map((one) => [one.name, one] as const))('%s comes back as it went in', (name, one) => {
    expect(fromForm(one, form[name])).toEqual(RULES[name as keyof typeof RULES]);
    expect(fromForm(one, toForm(one, one.standard))).toEqual(one.standard);
  });

  it('no limit stays no limit, and what nobody touched is the standard', () => {
    expect(fromForm(years, null)).toBeNull();
    expect(fromForm(each, undefined)).toEqual(each.standard);
  });

  it.each<[string, (string | number)[] | null]>([
    ['rules.promisedWorkingDays.NUR_REG', ['promisedWorkingDays', 1, 'value']],
    ['rules.materials.NUR_REG.1.code', ['materials', 2, 'code']],
    ['rules.maxScopes.1.level', ['maxScopes', 1, 'level']],
    ['rules.maxScopes.1', ['maxScopes', 1, 'classPrefix']],
    ['rules.assessmentCycleYears.PHYSICIAN', ['assessmentCycleYears', 'PHYSICIAN']],
    ['rules.multiFilingMaxYears', ['multiFilingMaxYears']],
    ['reason', null],
    ['rules.unheardOf', null],
  ])('what is wrong with %s stands at its line', (field, place) => {
    expect(placeOf(all, form, field)).toEqual(place);
  });

  it('tells what differs, whatever the order of names', () => {
    expect(same({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(changed(all, standardOf(all), { ...standardOf(all), multiFilingMaxYears: 5 })).toEqual([years]);
  });
});
