import { describe, expect, it } from '@jest/globals';
import { ProvincialRules, STANDARD_RULES } from './provincial-rules.ts';
import { NATIONAL_CATALOGUE, ScopeEntry, scopeKeyOf } from './scope-catalogue.ts';

describe('what a province may decide', () => {
  it('chapter 11: what holds where nothing is decided', () => {
    expect(STANDARD_RULES).toEqual({
      assistantMultiPlace: false, // A1
      renewalWindowDays: 90, // A4
      nurseHealthCertificate: false, // A6
      multiFilingMaxYears: null, // A11
      maxScopes: [{ classPrefix: '', level: null, most: 3 }], // 9.2
      scopeMustFitSubjects: false,
      departmentMustBelong: false,
      tcmTrainingRequired: false, // 3.4
      cdcDecides: false, // 2.2
      assessmentCycleYears: { PHYSICIAN: 3, TCM_SPECIALTY: 3 }, // A7
      reviewWorkingDays: 10, // A25
      promisedWorkingDays: {},
      materials: {},
    });
  });

  it('one decision leaves the others as they are', () => {
    expect(ProvincialRules.parse({ multiFilingMaxYears: 5 })).toEqual({ ...STANDARD_RULES, multiFilingMaxYears: 5 });
    expect(ProvincialRules.parse({ assessmentCycleYears: { TCM_SPECIALTY: 2 } }).assessmentCycleYears).toEqual({
      PHYSICIAN: 3,
      TCM_SPECIALTY: 2,
    });
  });

  it.each<[string, object]>([
    ['a typing error', { renewalWindowDay: 90 }],
    ['days before the beginning', { renewalWindowDays: -1 }],
    ['half a day', { reviewWorkingDays: 9.5 }],
    ['a text for a truth', { cdcDecides: 'yes' }],
    ['no years at all', { multiFilingMaxYears: 0 }],
    ['no scope at all', { maxScopes: [{ classPrefix: '', level: null, most: 0 }] }],
    ['a promise beyond any limit', { promisedWorkingDays: { PHY_REG: 61 } }],
    ['a procedure in small letters', { promisedWorkingDays: { phy_reg: 5 } }],
    [
      'a material without a name',
      { materials: { PHY_REG: [{ code: 'X_Y', name: '', mandatory: true, form: 'ONLINE' }] } },
    ],
    [
      'a form that there is not',
      { materials: { PHY_REG: [{ code: 'X_Y', name: '某', mandatory: true, form: 'FAX' }] } },
    ],
  ])('refuses %s', (_, rules) => {
    expect(ProvincialRules.safeParse(rules).success).toBe(false);
  });
});

describe('scopes (domain 9.2; S2-Q49)', () => {
  it('every national scope counts as itself, once', () => {
    expect(new Set(NATIONAL_CATALOGUE.map(({ code }) => code)).size).toBe(NATIONAL_CATALOGUE.length);
    for (const entry of NATIONAL_CATALOGUE) {
      expect(ScopeEntry.parse(entry)).toEqual({ ...entry, nationalCode: entry.code });
    }
  });

  const scope = (code: string, nationalCode: string | null) => ({
    code,
    nationalCode,
    name: code,
    category: 'CLINICAL' as const,
  });
  it.each<[string, string, string, boolean]>([
    ['the same', key(['q'], [scope('1001', '1001')]), key(['q'], [scope('1001', '1001')]), true],
    ['under another name', key(['q'], [scope('GD01', '1001')]), key(['q'], [scope('1001', '1001')], '430000'), true],
    [
      'in another order, one of them twice',
      key(['b', 'a'], [scope('1', '1'), scope('2', '2')]),
      key(['a', 'b'], [scope('2', '2'), scope('1', '1'), scope('x', '1')]),
      true,
    ],
    ['another qualification', key(['q'], [scope('1001', '1001')]), key(['r'], [scope('1001', '1001')]), false],
    [
      'one more',
      key(['q'], [scope('1001', '1001')]),
      key(['q'], [scope('1001', '1001'), scope('1002', '1002')]),
      false,
    ],
    [
      'a province’s own in another province',
      key(['q'], [scope('G', null)]),
      key(['q'], [scope('G', null)], '430000'),
      false,
    ],
    ['a province’s own at home', key(['q'], [scope('G', null)]), key(['q'], [scope('G', null)]), true],
  ])('I5 compares by national code: %s', (_, one, other, same) => {
    expect(one === other).toBe(same);
  });
});

function key(qualifications: string[], scopes: ScopeEntry[], province = '440000') {
  return scopeKeyOf(qualifications, scopes, province);
}
