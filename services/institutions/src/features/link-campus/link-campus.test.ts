import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStage, type Stage } from '../../../test/stage.ts';
import { findInstitutions } from '../find-institutions/find-institutions.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const LINK = `mutation ($input: LinkCampusInput!) { linkCampus(input: $input) { __typename
  ... on LinkedCampus { institution { version mainCampus { id campuses { id } } } }
  ... on InvalidInput { problems { field problem } } } }`;
const link = (institutionId: string, version: number, mainCampusId: string | null) => ({
  input: { institutionId, version, mainCampusId, reason: '一院多区' },
});

describe('linkCampus (S2-Q57)', () => {
  it('links two independent records; the standard name finds both', async () => {
    const main = await stage.registered({ name: '珠江中心医院' });
    const campus = await stage.registered({ name: '南沙分部' });
    expect(await stage.act(stage.county, LINK, link(campus.id, 1, main.id))).toMatchObject({
      institution: { version: 2, mainCampus: { id: main.id, campuses: [{ id: campus.id }] } },
    });
    const found = await findInstitutions(stage.deps.db, { text: '珠江中心' });
    expect(found.edges.map(({ node }) => node.id)).toEqual([main.id, campus.id]);
    expect(await stage.act(stage.county, LINK, link(campus.id, 2, null))).toMatchObject({
      institution: { mainCampus: null },
    });
  });
  it('one level: no campus of a campus, of itself, of one that closed or is not there', async () => {
    const main = await stage.registered();
    const campus = await stage.registered({ mainCampusId: main.id });
    const third = await stage.registered();
    const closed = await stage.registered();
    await stage.deps.db.institution.update({ where: { id: closed.id }, data: { status: 'CLOSED' } });
    for (const target of [campus.id, third.id, closed.id, '00000000-0000-7000-8000-000000000000', 'x']) {
      expect(await stage.act(stage.county, LINK, link(third.id, 1, target))).toMatchObject({
        problems: [{ field: 'mainCampusId', problem: 'UNKNOWN' }],
      });
    }
    expect(await stage.act(stage.county, LINK, link(main.id, 1, third.id))).toMatchObject({
      problems: [{ field: 'institutionId', problem: 'HAS_CAMPUSES' }],
    });
  });
  it('two that would be each the campus of the other, at once: one link', async () => {
    const [a, b] = [await stage.registered(), await stage.registered()];
    const both = await Promise.all([
      stage.act(stage.county, LINK, link(a.id, 1, b.id)),
      stage.act(stage.county, LINK, link(b.id, 1, a.id)),
    ]);
    expect(both.map((one) => one.__typename).sort()).toEqual(['InvalidInput', 'LinkedCampus']);
  });
  it('twice at once: one effect; not by another authority, nor by the institution', async () => {
    const [main, campus] = [await stage.registered(), await stage.registered()];
    const change = link(campus.id, 1, main.id);
    expect((await stage.act(stage.otherCounty, LINK, change)).__typename).toBe('NotInJurisdiction');
    expect((await stage.act(stage.userOf(campus.id), LINK, change)).__typename).toBe('FORBIDDEN');
    const types = await stage.twice(stage.county, LINK, change);
    expect(types).toContain('LinkedCampus');
    expect(await stage.published('institution.changed', campus.id)).toHaveLength(1);
  });
});
