import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson } from '@medreg/testkit';
import { openStage, type Stage } from '../../../test/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const SET = `mutation ($departments: [String!]!) { setDepartments(departments: $departments) { __typename
  ... on SetDepartments { institution { departments version } } ... on InvalidInput { problems { field problem } } } }`;

describe('setDepartments (S2-Q53)', () => {
  it('keeps the list in its order, without doubles, at the same version', async () => {
    const { id } = await stage.registered();
    const departments = ['中医科门诊', ' 骨伤一科 ', '中医科门诊'];
    expect(await stage.act(stage.userOf(id), SET, { departments })).toMatchObject({
      institution: { departments: ['中医科门诊', '骨伤一科'], version: 1 },
    });
    const [, entry] = await stage.trailOf(id);
    expect(entry).toMatchObject({
      action: 'setDepartments',
      detail: { added: ['中医科门诊', '骨伤一科'], removed: [] },
    });
  });
  it('the same list twice at once: one entry in the trail', async () => {
    const { id } = await stage.registered();
    const types = await stage.twice(stage.userOf(id), SET, { departments: ['内科'] });
    expect(types).toEqual(['SetDepartments', 'SetDepartments']);
    expect(await stage.trailOf(id)).toHaveLength(2);
  });
  it.each([
    ['too many', Array.from({ length: 301 }, (_, at) => `第${at}科`), 'TOO_MANY'],
    ['too long', ['长'.repeat(51)], 'TOO_LONG'],
    ['empty', [' '], 'REQUIRED'],
    ['of unseen characters', ['内\u202e科'], 'CHARACTERS'],
    ['a number', ['13800138000'], 'FORMAT'],
  ])('refuses a list that is %s', async (_, departments, problem) => {
    const { id } = await stage.registered();
    expect(await stage.act(stage.userOf(id), SET, { departments })).toMatchObject({
      problems: [{ field: 'departments', problem }],
    });
  });
  it('three hundred are accepted, none as well', async () => {
    const { id } = await stage.registered();
    const departments = Array.from({ length: 300 }, (_, at) => `专科${at}`);
    expect((await stage.act(stage.userOf(id), SET, { departments })).__typename).toBe('SetDepartments');
    expect(await stage.act(stage.userOf(id), SET, { departments: [] })).toMatchObject({
      institution: { departments: [] },
    });
  });
  it('only by the institution itself, while it practises', async () => {
    const { id } = await stage.registered();
    for (const viewer of [stage.county, aPerson(), stage.userOf('00000000-0000-7000-8000-000000000000')]) {
      expect((await stage.act(viewer, SET, { departments: ['内科'] })).__typename).toBe('FORBIDDEN');
    }
    await stage.deps.db.institution.update({ where: { id }, data: { status: 'CLOSED' } });
    expect((await stage.act(stage.userOf(id), SET, { departments: ['内科'] })).__typename).toBe(
      'InstitutionStateForbids',
    );
  });
});
