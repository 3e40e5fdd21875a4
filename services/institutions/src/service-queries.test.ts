import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, aService, aStranger } from '@medreg/testkit';
import { ISSUE_AUTHORITY } from '../test/harness.ts';
import { openStage, type Stage } from '../test/stage.ts';

let stage: Stage;
const sibling = aService('applications');
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const INSTITUTIONS = 'query ($ids: [ID!]!) { institutionsByIds(ids: $ids) { id } }';
const AUTHORITIES = 'query ($ids: [ID!]!) { authoritiesByIds(ids: $ids) { id deciders } }';

describe('what services ask', () => {
  it('institutions and authorities in the order of the ids, null where there is none', async () => {
    const [a, b] = [await stage.registered(), await stage.registered()];
    const ids = [b.id, 'x', a.id, b.id];
    expect(await stage.act(sibling, INSTITUTIONS, { ids })).toEqual([{ id: b.id }, null, { id: a.id }, { id: b.id }]);
    const authorities = [stage.county.authorityId, '00000000-0000-7000-8000-000000000000'];
    expect(await stage.act(sibling, AUTHORITIES, { ids: authorities })).toEqual([
      { id: stage.county.authorityId, deciders: 0 },
      null,
    ]);
  });
  it('how many of an authority’s users may decide (separation of duties, domain 2.3)', async () => {
    const issue = (phone: string, rights: string[]) =>
      stage.act(stage.province, ISSUE_AUTHORITY, {
        input: { authorityId: stage.otherCounty.authorityId, name: '某经办', phone, rights },
      });
    await issue('19900000021', ['ACCEPT_APPLICATIONS']);
    await issue('19900000022', ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS']);
    await issue('19900000023', ['DECIDE_APPLICATIONS']);
    expect(await stage.act(sibling, AUTHORITIES, { ids: [stage.otherCounty.authorityId] })).toMatchObject([
      { deciders: 2 },
    ]);
  });
  it('two hundred at once and no more', async () => {
    const ids = Array.from({ length: 201 }, () => 'x');
    expect((await stage.act(sibling, INSTITUTIONS, { ids })).__typename).toBe('BAD_USER_INPUT');
    expect(await stage.act(sibling, INSTITUTIONS, { ids: ids.slice(1) })).toHaveLength(200);
  });
  it('nobody else asks so', async () => {
    const deciders = '{ authorities(regionCode: "440103") { deciders } }';
    for (const [query, variables] of [
      [INSTITUTIONS, { ids: [] }],
      [AUTHORITIES, { ids: [] }],
      [deciders, {}],
    ] as const) {
      expect((await stage.act(stage.nation, query, variables)).__typename).toBe('FORBIDDEN');
      expect((await stage.act(aPerson(), query, variables)).__typename).toBe('FORBIDDEN');
      expect((await stage.act(aStranger(), query, variables)).__typename).toBe('UNAUTHENTICATED');
    }
  });
  it('everybody reads the dictionaries', async () => {
    const query = '{ dictionary(name: EDUCATION) { code name parent } }';
    expect(await stage.act(aStranger(), query)).toContainEqual({ code: '11', name: '博士研究生', parent: '10' });
  });
});
