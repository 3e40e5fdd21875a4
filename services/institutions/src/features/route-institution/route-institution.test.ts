import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { established } from '../../../test/harness.ts';
import { openStage, type Stage } from '../../../test/stage.ts';

let stage: Stage;
let cdc: { id: string };
let otherCdc: { id: string };
beforeAll(async () => {
  stage = await openStage();
  cdc = await established(stage, stage.province, '440100', 'CDC');
  otherCdc = await established(stage, stage.nation, '450000', 'CDC');
});
afterAll(() => stage.close());

const ROUTE = `mutation ($input: RouteInstitutionInput!) { routeInstitution(input: $input) { __typename
  ... on RoutedInstitution { institution { version tcmAuthority { id } cdcAuthority { id } } }
  ... on InvalidInput { problems { field problem } } } }`;
const route = (institutionId: string, version: number, over = {}) => ({
  input: { institutionId, version, reason: '职责调整', ...over },
});

describe('routeInstitution (domain 2.2)', () => {
  it('configures the disease-control authority, and takes it away again', async () => {
    const { id, tcmAuthorityId } = await stage.registered();
    expect(await stage.act(stage.county, ROUTE, route(id, 1, { cdcAuthorityId: cdc.id }))).toMatchObject({
      institution: { version: 2, tcmAuthority: { id: tcmAuthorityId }, cdcAuthority: { id: cdc.id } },
    });
    expect(await stage.published('institution.changed', id)).toHaveLength(1);
    expect(await stage.act(stage.county, ROUTE, route(id, 2, { cdcAuthorityId: null }))).toMatchObject({
      institution: { cdcAuthority: null },
    });
  });
  it('another TCM authority, which must govern the division', async () => {
    const { id } = await stage.registered();
    const provincial = stage.province.authorityId;
    expect(await stage.act(stage.county, ROUTE, route(id, 1, { tcmAuthorityId: provincial }))).toMatchObject({
      institution: { tcmAuthority: { id: provincial } },
    });
    const foreign = { tcmAuthorityId: stage.otherCounty.authorityId, cdcAuthorityId: otherCdc.id };
    expect(await stage.act(stage.county, ROUTE, route(id, 2, foreign))).toMatchObject({
      problems: [
        { field: 'tcmAuthorityId', problem: 'UNKNOWN' },
        { field: 'cdcAuthorityId', problem: 'UNKNOWN' },
      ],
    });
  });
  it('refuses what changes nothing, another authority, an institution', async () => {
    const { id } = await stage.registered();
    expect(await stage.act(stage.county, ROUTE, route(id, 1))).toMatchObject({
      problems: [{ problem: 'NO_DIFFERENCE' }],
    });
    const change = route(id, 1, { cdcAuthorityId: cdc.id });
    expect((await stage.act(stage.otherCounty, ROUTE, change)).__typename).toBe('NotInJurisdiction');
    expect((await stage.act(stage.userOf(id), ROUTE, change)).__typename).toBe('FORBIDDEN');
  });
  it('twice at once: one effect', async () => {
    const { id } = await stage.registered();
    const types = await stage.twice(stage.county, ROUTE, route(id, 1, { cdcAuthorityId: cdc.id }));
    expect(types).toEqual(['InstitutionChanged', 'RoutedInstitution']);
  });
});
