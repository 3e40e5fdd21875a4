import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { anInstitutionUser, anOfficer, aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import type { RegionRow } from '../../rows.ts';
import { availableRegionSteps } from './available-region-steps.ts';

const TODAY = calendarDate('2026-11-22');
const region = (over: Partial<RegionRow> = {}) =>
  ({
    code: '440103',
    level: 'COUNTY',
    eRegistrationOpen: true,
    pseudo: false,
    validTo: null,
    successorCode: null,
    ...over,
  }) as RegionRow;
const officer = (regionCode: string, rights: Viewer['rights'] = ['MANAGE_AUTHORITIES']) =>
  anOfficer({ regionCode, rights });
const nation = officer('000000');

describe('availableSteps of a division (domain 4.2, 6.7)', () => {
  it.each<[string, Partial<RegionRow>, string[]]>([
    ['a county that is open', {}, ['CLOSE', 'CODE_ZONE', 'REPLACE']],
    [
      'a city that is not',
      { code: '440100', level: 'CITY', eRegistrationOpen: false },
      ['OPEN', 'CODE_ZONE', 'REPLACE'],
    ],
    ['a zone', { code: '440171', pseudo: true }, ['CLOSE', 'REPLACE']],
    ['a province', { code: '440000', level: 'PROVINCE' }, ['CLOSE', 'REPLACE']],
    ['itself', { code: '000000', level: 'NATIONAL' }, ['CLOSE']],
    ['what has a successor', { successorCode: '440104', validTo: '2026-11-21' }, ['CLOSE']],
    ['what is in use for one day more', { validTo: '2026-11-22' }, ['CLOSE', 'CODE_ZONE', 'REPLACE']],
  ])('of the nation, about %s', (_, state, steps) => {
    expect(availableRegionSteps(nation, region(state), TODAY)).toEqual(steps);
  });

  it.each<[string, Viewer, string[]]>([
    ['its province', officer('440000'), ['CLOSE']],
    ['another province', officer('450000'), []],
    ['its own county', officer('440103'), []],
    ['the nation without the right', officer('000000', ['SUPERVISE']), []],
    ['an institution', anInstitutionUser(), []],
    ['a person', aPerson(), []],
  ])('of %s', (_, viewer, steps) => {
    expect(availableRegionSteps(viewer, region(), TODAY)).toEqual(steps);
  });
});
