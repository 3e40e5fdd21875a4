import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDate } from '@medreg/clock';
import { uuidv7 } from 'uuidv7';
import { aStage, type Stage } from '../../test/stage.ts';
import { toColumn } from '../database.ts';
import { type Catalogue, mapScopes, scopesHeld } from './map-scopes.ts';
import { NATIONAL_CATALOGUE, type ScopeEntry } from './scope-catalogue.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
  for (const [version, entries] of [[HEART, { ...OWN, name: '旧名称' }], [OWN]].entries()) {
    await stage.deps.db.scopeCatalogue.create({
      data: {
        provinceCode: '440000',
        version: version + 1,
        entries,
        effectiveFrom: toColumn(calendarDate('2026-01-01')),
        setBy: uuidv7(),
        setByName: '省卫生健康委员会',
        setAt: new Date('2026-01-01T00:00:00Z'),
      },
    });
  }
});
afterAll(() => stage.close());

const HEART: ScopeEntry = { code: 'N101', name: '心血管内科专业', category: 'CLINICAL', nationalCode: '1001' };
const OWN: ScopeEntry = { code: 'N900', name: '特色专业', category: 'CLINICAL', nationalCode: null };
const PRESENT = { provinceCode: '440000', scopes: [OWN] };
const HUNAN = { provinceCode: '430000', scopes: NATIONAL_CATALOGUE };
const held = (scopeCodes: string[], scopeNames: string[]) =>
  scopesHeld(stage.deps.db, { scopeCodes, scopeNames, category: 'CLINICAL' }, PRESENT);

describe('scopesHeld (S2-Q49; 9.2)', () => {
  it('gives the entry of the day, also under a new name', async () => {
    expect(await held(['N900'], ['旧名称'])).toEqual([OWN]);
  });

  it('keeps what an earlier version had: code, name, category and national code', async () => {
    expect(await held(['N101', 'N900'], ['心血管内科专业', '特色专业'])).toEqual([HEART, OWN]);
  });

  it('knows the national entries of a province that has left them out', async () => {
    expect(await held(['1002'], ['外科专业'])).toEqual([NATIONAL_CATALOGUE[1]]);
  });

  it('keeps what no version ever had as the register shows it', async () => {
    expect(await held(['OLD7'], ['老专业'])).toEqual([
      { code: 'OLD7', name: '老专业', category: 'CLINICAL', nationalCode: null },
    ]);
  });
});

describe('mapScopes (S2-Q49; 9.2)', () => {
  const map = (own: ScopeEntry[], to: Catalogue = HUNAN) => mapScopes(stage.deps.db, own, '440000', to);
  const agree = (state: string, toCode: string | null) =>
    stage.deps.db.scopeMapping.create({
      data: {
        id: uuidv7(),
        fromProvinceCode: '440000',
        fromCode: 'N900',
        fromName: OWN.name,
        fromCategory: 'CLINICAL',
        toProvinceCode: '430000',
        toCode,
        state,
        createdAt: new Date(),
      },
    });

  it('within a province nothing changes its name', async () => {
    expect(await map([HEART, OWN], PRESENT)).toEqual({ mapped: [HEART, OWN], unmapped: [] });
  });

  it('between provinces the national code says what is the same', async () => {
    expect(await map([HEART])).toMatchObject({ mapped: [{ code: '1001', name: '内科专业' }], unmapped: [] });
  });

  it('what has none is for both provinces to agree on', async () => {
    expect(await map([HEART, OWN])).toEqual({ mapped: null, unmapped: [OWN] });
  });

  it('a proposal is no agreement; an agreement is used again, while the receiving province still has the code', async () => {
    const proposed = await agree('PROPOSED', '1002');
    expect((await map([OWN])).mapped).toBeNull();
    await stage.deps.db.scopeMapping.update({ where: { id: proposed.id }, data: { state: 'AGREED' } });
    expect((await map([OWN])).mapped).toMatchObject([{ code: '1002' }]);
    const without = NATIONAL_CATALOGUE.filter(({ code }) => code !== '1002');
    expect(await map([OWN], { ...HUNAN, scopes: without })).toEqual({ mapped: null, unmapped: [OWN] });
  });
});
