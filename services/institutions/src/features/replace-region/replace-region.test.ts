import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aStranger } from '@medreg/testkit';
import { anInstitution, REGISTER } from '../../../test/harness.ts';
import { openStage, type Stage } from '../../../test/stage.ts';
import { findInstitutions } from '../find-institutions/find-institutions.ts';
import { levelsFit } from './replace-region.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const REPLACE = `mutation ($code: ID!, $successorCode: ID!, $on: Date!) {
  replaceRegion(code: $code, successorCode: $successorCode, on: $on) { __typename
    ... on ReplacedRegion { region { code validTo successor { code } current { code } } }
    ... on InvalidInput { problems { field problem } } ... on RegionAlreadyReplaced { region { successor { code } } } } }`;
const replace = (code: string, successorCode: string, on = '2026-11-01') => ({ code, successorCode, on });
const CURRENT = 'query ($code: ID!) { region(code: $code) { current { code } } }';

describe('levelsFit (domain 6.7)', () => {
  it.each([
    ['PROVINCE', 'PROVINCE', true],
    ['PROVINCE', 'CITY', false],
    ['CITY', 'PROVINCE', false],
    ['CITY', 'COUNTY', true],
    ['COUNTY', 'CITY', true],
    ['COUNTY', 'COUNTY', true],
    ['NATIONAL', 'NATIONAL', false],
    ['COUNTY', 'NATIONAL', false],
  ])('%s to %s: %s', (from, to, fits) => {
    expect(levelsFit({ level: from }, { level: to })).toBe(fits);
  });
});

describe('replaceRegion (domain 6.7, 10.1.10)', () => {
  it('keeps the code, names the successor, and `current` follows every one', async () => {
    expect(await stage.act(stage.nation, REPLACE, replace('440803', '440804'))).toMatchObject({
      region: { code: '440803', validTo: '2026-10-31', successor: { code: '440804' }, current: { code: '440804' } },
    });
    await stage.act(stage.nation, REPLACE, replace('440804', '440811'));
    expect(await stage.act(aStranger(), CURRENT, { code: '440803' })).toEqual({ current: { code: '440811' } });
    expect(await stage.act(aStranger(), CURRENT, { code: '440811' })).toEqual({ current: { code: '440811' } });
  });
  it('one that takes effect later is current until then', async () => {
    await stage.act(stage.nation, REPLACE, replace('440981', '440904', '2026-11-24'));
    expect(await stage.act(aStranger(), CURRENT, { code: '440981' })).toEqual({ current: { code: '440981' } });
    await stage.act(stage.nation, REPLACE, replace('440902', '440904', '2026-11-23'));
    expect(await stage.act(aStranger(), CURRENT, { code: '440902' })).toEqual({ current: { code: '440904' } });
  });
  it('is not offered any more, and takes no new institution; what is there is found under the successor', async () => {
    const input = anInstitution({ name: '金平旧区诊所', regionCode: '440507', classCode: 'D211' });
    await stage.act(stage.nation, REGISTER, { input });
    await stage.act(stage.nation, REPLACE, replace('440507', '440511'));
    const regions = async (includeEnded: boolean) => {
      const query = 'query ($e: Boolean) { regions(parentCode: "440500", includeEnded: $e) { code } }';
      return (await stage.act(aStranger(), query, { e: includeEnded })) as unknown as { code: string }[];
    };
    expect(await regions(false)).not.toContainEqual({ code: '440507' });
    expect(await regions(true)).toContainEqual({ code: '440507' });
    const more = { input: anInstitution({ name: '金平新诊所', regionCode: '440507' }) };
    expect(await stage.act(stage.nation, REGISTER, more)).toMatchObject({
      problems: [{ field: 'regionCode', problem: 'ENDED' }],
    });
    const found = await findInstitutions(stage.deps.db, { text: '金平旧区', regionCode: '440511' });
    expect(found.edges).toHaveLength(1);
  });
  it.each([
    ['itself', '440203', '440203', 'SAME'],
    ['what is not there', '440203', '449999', 'UNKNOWN'],
    ['a province', '440203', '450000', 'LEVEL'],
  ])('refuses %s', async (_, code, successorCode, problem) => {
    expect(await stage.act(stage.nation, REPLACE, replace(code, successorCode))).toMatchObject({
      problems: [{ problem }],
    });
  });
  it('refuses one that has ended by then, and a circle', async () => {
    await stage.act(stage.nation, REPLACE, replace('440403', '440404', '2026-12-01'));
    expect(await stage.act(stage.nation, REPLACE, replace('440404', '440403', '2026-11-30'))).toMatchObject({
      problems: [{ problem: 'CIRCLE' }],
    });
    expect(await stage.act(stage.nation, REPLACE, replace('440402', '440403', '2026-12-01'))).toMatchObject({
      problems: [{ problem: 'ENDED' }],
    });
  });
  it('twice at once: one; two that would close a circle at once: one', async () => {
    expect(await stage.twice(stage.nation, REPLACE, replace('441202', '441203'))).toEqual([
      'RegionAlreadyReplaced',
      'ReplacedRegion',
    ]);
    const both = await Promise.all([
      stage.act(stage.nation, REPLACE, replace('441302', '441303')),
      stage.act(stage.nation, REPLACE, replace('441303', '441302')),
    ]);
    expect(both.map((one) => one.__typename).sort()).toEqual(['InvalidInput', 'ReplacedRegion']);
  });
  it('only by the national level', async () => {
    expect((await stage.act(stage.province, REPLACE, replace('440203', '440204'))).__typename).toBe(
      'NotInJurisdiction',
    );
    expect((await stage.act(aStranger(), REPLACE, replace('440203', '440204'))).__typename).toBe('UNAUTHENTICATED');
  });
});
