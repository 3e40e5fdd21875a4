import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson } from '@medreg/testkit';
import { openStage, type Stage } from '../../../test/stage.ts';
import { findInstitutions } from '../find-institutions/find-institutions.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const RENAME = `mutation ($input: RenameInstitutionInput!) { renameInstitution(input: $input) { __typename
  ... on RenamedInstitution { institution { name aliasNames version } }
  ... on InvalidInput { problems { field problem } } ... on AlreadyExists { id } } }`;
const rename = (institutionId: string, version: number, name: string) => ({
  input: { institutionId, version, name, reason: '变更登记' },
});
const found = async (text: string) =>
  (await findInstitutions(stage.deps.db, { text })).edges.map(({ node }) => node.name);

describe('renameInstitution (MIR-20; S2-Q20.4)', () => {
  it('the old name stays as an alias and still finds it; the message carries the new one', async () => {
    const { id } = await stage.registered({ name: '西关旧名医院' });
    expect(await stage.act(stage.county, RENAME, rename(id, 1, '西关新称医院'))).toMatchObject({
      institution: { name: '西关新称医院', aliasNames: ['西关旧名医院'], version: 2 },
    });
    expect(await found('旧名')).toEqual(['西关新称医院']);
    const [message] = await stage.published('institution.changed', id);
    expect(message?.payload).toMatchObject({ name: '西关新称医院', status: 'VALID' });
    const [kept] = await stage.deps.db.institutionChange.findMany({ where: { institutionId: id } });
    expect(kept).toMatchObject({ step: 'RENAMED', formerName: '西关旧名医院', reason: '变更登记' });
  });
  it('back to the old name: that is an alias no longer', async () => {
    const { id } = await stage.registered({ name: '东山甲医院' });
    await stage.act(stage.county, RENAME, rename(id, 1, '东山乙医院'));
    expect(await stage.act(stage.county, RENAME, rename(id, 2, '东山甲医院'))).toMatchObject({
      institution: { aliasNames: ['东山乙医院'] },
    });
  });
  it('refuses the same name (S2-Q22), the name of another, a closed institution', async () => {
    const { id, name } = await stage.registered();
    expect(await stage.act(stage.county, RENAME, rename(id, 1, ` ${name} `))).toMatchObject({
      problems: [{ field: 'name', problem: 'NO_DIFFERENCE' }],
    });
    const other = await stage.registered();
    expect(await stage.act(stage.county, RENAME, rename(id, 1, other.name))).toEqual({
      __typename: 'AlreadyExists',
      id: other.id,
    });
    expect(await stage.published('institution.changed', id)).toEqual([]);
    await stage.deps.db.institution.update({ where: { id }, data: { status: 'CLOSED' } });
    expect((await stage.act(stage.county, RENAME, rename(id, 1, '别名医院'))).__typename).toBe(
      'InstitutionStateForbids',
    );
  });
  it('refuses another authority, other people, and a version that is not the last', async () => {
    const { id } = await stage.registered();
    expect((await stage.act(stage.province, RENAME, rename(id, 1, '甲乙医院'))).__typename).toBe('NotInJurisdiction');
    expect((await stage.act(aPerson(), RENAME, rename(id, 1, '甲乙医院'))).__typename).toBe('FORBIDDEN');
    expect((await stage.act(stage.county, RENAME, rename(id, 7, '甲乙医院'))).__typename).toBe('InstitutionChanged');
  });
  it('twice at once: one effect', async () => {
    const { id } = await stage.registered();
    const types = await stage.twice(stage.county, RENAME, rename(id, 1, '丙丁医院'));
    expect(types).toEqual(['InstitutionChanged', 'RenamedInstitution']);
  });
});
