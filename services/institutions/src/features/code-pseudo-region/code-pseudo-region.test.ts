import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAuthority, anInstitution, ESTABLISH, REGISTER } from '../../../test/harness.ts';
import { openStage, type Stage } from '../../../test/stage.ts';
import { findInstitutions } from '../find-institutions/find-institutions.ts';
import { nextZoneCode } from './code-pseudo-region.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const CODE = `mutation ($parentCode: ID!, $name: String!) { codePseudoRegion(parentCode: $parentCode, name: $name) { __typename
  ... on CodedPseudoRegion { region { code fullName level pseudo actsAsCounty validFrom parent { code } } }
  ... on InvalidInput { problems { field problem } } ... on AlreadyExists { id } } }`;

describe('nextZoneCode (domain 6.7)', () => {
  it.each([
    [[], '440171'],
    [['440103', '440171', '440173'], '440172'],
    [Array.from({ length: 9 }, (_, at) => `44017${at + 1}`), null],
  ])('after %j comes %s', (taken, code) => {
    expect(nextZoneCode('4401', taken)).toBe(code);
  });
});

describe('codePseudoRegion (S2-Q56)', () => {
  it('the city’s four digits and the next number; below the county or city that it lies in', async () => {
    expect(await stage.act(stage.nation, CODE, { parentCode: '440103', name: '白鹅潭商务区' })).toMatchObject({
      region: {
        code: '440171',
        fullName: '广东省广州市荔湾区白鹅潭商务区',
        level: 'COUNTY',
        pseudo: true,
        actsAsCounty: true,
        validFrom: '2026-11-23',
        parent: { code: '440103' },
      },
    });
    expect(await stage.act(stage.nation, CODE, { parentCode: '440100', name: '黄埔开发区' })).toMatchObject({
      region: { code: '440172', parent: { code: '440100' } },
    });
    expect((await stage.trailOf('440171')).map(({ action }) => action)).toEqual(['codePseudoRegion']);
  });
  it('the same zone twice at once: one code; two zones at once: two codes', async () => {
    const types = await stage.twice(stage.nation, CODE, { parentCode: '440200', name: '丹霞开发区' });
    expect(types).toEqual(['AlreadyExists', 'CodedPseudoRegion']);
    const both = await Promise.all(
      ['甲园区', '乙园区'].map((name) => stage.act(stage.nation, CODE, { parentCode: '440300', name })),
    );
    const codes = both.map((one) => (one as unknown as { region: { code: string } }).region.code);
    expect(codes.sort()).toEqual(['440371', '440372']);
  });
  it.each([['440000'], ['000000'], ['449999'], ['320571'], ['x']])('no zone lies in %s', async (parentCode) => {
    expect(await stage.act(stage.nation, CODE, { parentCode, name: '某开发区' })).toMatchObject({
      problems: [{ field: 'parentCode', problem: 'UNKNOWN' }],
    });
  });
  it('nine in a city and no more', async () => {
    for (let at = 1; at <= 9; at += 1) {
      await stage.act(stage.nation, CODE, { parentCode: '440500', name: `第${at}园区` });
    }
    expect(await stage.act(stage.nation, CODE, { parentCode: '440500', name: '第十园区' })).toMatchObject({
      problems: [{ problem: 'USED_UP' }],
    });
  });
  it('only by the national level, with the right', async () => {
    const zone = { parentCode: '440104', name: '某园区' };
    expect((await stage.act(stage.province, CODE, zone)).__typename).toBe('NotInJurisdiction');
    expect((await stage.act({ ...stage.nation, rights: ['SUPERVISE'] }, CODE, zone)).__typename).toBe('FORBIDDEN');
    expect((await stage.act(stage.userOf('x'), CODE, zone)).__typename).toBe('FORBIDDEN');
  });
  it('whoever governs the county governs the zone, and finds its institutions there', async () => {
    const input = anInstitution({ name: '白鹅潭门诊部', regionCode: '440171', classCode: 'D110' });
    expect((await stage.act(stage.otherCounty, REGISTER, { input })).__typename).toBe('NotInJurisdiction');
    expect((await stage.act(stage.county, REGISTER, { input })).__typename).toBe('RegisteredInstitution');
    const found = await findInstitutions(stage.deps.db, { text: '白鹅潭', regionCode: '440103' });
    expect(found.edges).toHaveLength(1);
    const authority = { input: anAuthority('440171', 'HEALTH') };
    expect((await stage.act(stage.otherCounty, ESTABLISH, authority)).__typename).toBe('NotInJurisdiction');
    expect((await stage.act(stage.county, ESTABLISH, authority)).__typename).toBe('EstablishedAuthority');
  });
  it('the zones of the statistics are pseudo-regions from the start', async () => {
    expect(await stage.deps.db.region.findUnique({ where: { code: '320571' } })).toMatchObject({ pseudo: true });
    expect(await stage.deps.db.region.count({ where: { pseudo: true, NOT: { level: 'COUNTY' } } })).toBe(0);
  });
});

describe('actsAsCounty (domain 6.7)', () => {
  it.each([
    ['440103', true, 'a district'],
    ['429004', true, 'a directly administered county: 仙桃'],
    ['469001', true, '五指山'],
    ['659001', true, '石河子'],
    ['441900', true, 'a city without districts: 东莞'],
    ['442000', true, '中山'],
    ['460400', true, '儋州'],
    ['620200', true, '嘉峪关'],
    ['440100', false, 'a city with districts'],
    ['440000', false, 'a province'],
    ['110000', false, 'a municipality'],
    ['000000', false, 'the nation'],
  ])('%s: %s, %s', async (code, expected) => {
    const query = 'query ($code: ID!) { region(code: $code) { actsAsCounty } }';
    expect(await stage.act(stage.county, query, { code })).toEqual({ actsAsCounty: expected });
  });
});
