import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { anOfficer } from '@medreg/testkit';
import { toColumn } from '../database.ts';
import type { ScopeMappingRow } from '../rows.ts';
import { availableMappingSteps } from './mapping-steps.ts';

const TODAY = calendarDate('2026-11-09');
const province = (regionCode: string) =>
  anOfficer({ regionCode, authorityLevel: 'PROVINCE', rights: ['CONFIGURE_PROVINCE'] });
const leaving = province('440000');
const coming = province('430000');
const mapping = (over: Partial<ScopeMappingRow>) =>
  ({
    fromProvinceCode: '440000',
    toProvinceCode: '430000',
    state: 'OPEN',
    commentedAt: null,
    dueOn: null,
    ...over,
  }) as ScopeMappingRow;
const proposed = { state: 'PROPOSED', dueOn: toColumn(calendarDate('2026-11-20')) };
const passed = { state: 'PROPOSED', dueOn: toColumn(calendarDate('2026-11-08')) };
const commented = { ...proposed, commentedAt: new Date('2026-11-08T00:00:00Z') };

describe('what a province may do about a scope (domain 9.2; S2-Q49)', () => {
  it.each<[string, Partial<ScopeMappingRow>, string[], string[]]>([
    ['nobody has proposed', {}, ['PROPOSE'], []],
    ['proposed, the ten days run', proposed, ['PROPOSE'], ['AGREE', 'COMMENT']],
    ['commented', commented, ['PROPOSE', 'SETTLE'], ['AGREE']],
    ['the ten days have passed', passed, ['PROPOSE', 'SETTLE'], ['AGREE']],
    ['agreed', { state: 'AGREED' }, [], []],
    ['superseded', { state: 'SUPERSEDED' }, [], []],
  ])('%s', (_, state, ofComing, ofLeaving) => {
    expect(availableMappingSteps(mapping(state), coming, TODAY).sort()).toEqual(ofComing);
    expect(availableMappingSteps(mapping(state), leaving, TODAY).sort()).toEqual(ofLeaving);
    expect(availableMappingSteps(mapping(state), province('110000'), TODAY)).toEqual([]);
  });
});
