import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson } from '@medreg/testkit';
import { openStage, type Stage } from '../../../test/stage.ts';
import { findInstitutions } from '../find-institutions/find-institutions.ts';
import { MOST_OPEN_MERGES } from './request-name-merge.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const REQUEST = `mutation ($aliasName: String!) { requestNameMerge(aliasName: $aliasName) { __typename
  ... on RequestedNameMerge { merge { id aliasName status institution { id } } }
  ... on InvalidInput { problems { field problem } } ... on AlreadyExists { id } } }`;
const DECIDE = `mutation ($input: DecideNameMergeInput!) { decideNameMerge(input: $input) { __typename
  ... on DecidedNameMerge { merge { status opinion decidedAt institution { aliasNames } } }
  ... on InvalidInput { problems { field problem } } ... on NameMergeDecided { merge { status } } } }`;
const LIST = `query ($status: NameMergeStatus, $first: Int, $after: String) {
  nameMerges(status: $status, first: $first, after: $after) {
    edges { node { id status } } pageInfo { hasNextPage endCursor } } }`;

async function requested(aliasName: string, institutionId: string) {
  const outcome = await stage.act(stage.userOf(institutionId), REQUEST, { aliasName });
  return (outcome as unknown as { merge: { id: string } }).merge.id;
}
const decide = (mergeId: string, approve: boolean, opinion?: string) => ({ input: { mergeId, approve, opinion } });

describe('requestNameMerge (S2-Q20.4(2), Q41.4(2))', () => {
  it('is asked for once at a time', async () => {
    const { id } = await stage.registered();
    expect(await stage.twice(stage.userOf(id), REQUEST, { aliasName: '市一院' })).toEqual([
      'AlreadyExists',
      'RequestedNameMerge',
    ]);
    expect(await stage.deps.db.nameMerge.count({ where: { institutionId: id } })).toBe(1);
  });
  it('refuses its own name, the standard name of another there, and nothing at all', async () => {
    const own = await stage.registered();
    const other = await stage.registered();
    const problemOf = async (aliasName: string) => stage.act(stage.userOf(own.id), REQUEST, { aliasName });
    expect(await problemOf(own.name)).toMatchObject({ problems: [{ problem: 'NO_DIFFERENCE' }] });
    expect(await problemOf(other.name)).toMatchObject({ problems: [{ problem: 'TAKEN' }] });
    expect(await problemOf(' ')).toMatchObject({ problems: [{ problem: 'REQUIRED' }] });
  });
  it('a closed institution of that name is in nobody’s way', async () => {
    const own = await stage.registered();
    const gone = await stage.registered();
    await stage.deps.db.institution.update({ where: { id: gone.id }, data: { status: 'CLOSED' } });
    expect((await stage.act(stage.userOf(own.id), REQUEST, { aliasName: gone.name })).__typename).toBe(
      'RequestedNameMerge',
    );
  });
  it('so many may wait and no more', async () => {
    const { id } = await stage.registered();
    for (let at = 0; at < MOST_OPEN_MERGES; at += 1) await requested(`旧称${at}号`, id);
    expect(await stage.act(stage.userOf(id), REQUEST, { aliasName: '再一个' })).toMatchObject({
      problems: [{ problem: 'TOO_MANY' }],
    });
  });
  it('only by an institution', async () => {
    for (const viewer of [stage.county, aPerson(), stage.userOf('x')]) {
      expect((await stage.act(viewer, REQUEST, { aliasName: '市一院' })).__typename).toBe('FORBIDDEN');
    }
  });
});

describe('decideNameMerge', () => {
  it('approved: the name finds the standard record, and the institution hears of it', async () => {
    const { id, name } = await stage.registered();
    const mergeId = await requested('老西关卫生院', id);
    expect(await stage.act(stage.county, DECIDE, decide(mergeId, true))).toMatchObject({
      merge: { status: 'APPROVED', institution: { aliasNames: ['老西关卫生院'] } },
    });
    const found = await findInstitutions(stage.deps.db, { text: '老西关' });
    expect(found.edges.map(({ node }) => node.name)).toEqual([name]);
    const [notice] = await stage.published('institution.notice', id);
    expect(notice?.payload).toMatchObject({ institutionId: id, template: 'INSTITUTION_MATTER' });
    const payload = notice?.payload as { params: string } | undefined;
    const params = JSON.parse(stage.deps.pii.open(payload?.params ?? ''));
    expect(params).toEqual({ matter: '名称归并已同意', reference: '老西关卫生院' });
    const { institutionId: _, ...message } = (notice?.payload ?? {}) as Record<string, unknown>;
    expect((await stage.published('notice.told', id)).map((told) => told.payload)).toMatchObject([
      { reader: { institutionId: id }, ...message },
    ]);
    expect(await stage.act(stage.userOf(id), REQUEST, { aliasName: '老西关卫生院' })).toMatchObject({
      __typename: 'AlreadyExists',
    });
  });
  it('refused: with an opinion, without an alias; it may be asked for again', async () => {
    const { id } = await stage.registered();
    const mergeId = await requested('不是我们', id);
    expect(await stage.act(stage.county, DECIDE, decide(mergeId, false, ' '))).toMatchObject({
      problems: [{ field: 'opinion', problem: 'REQUIRED' }],
    });
    expect(await stage.act(stage.county, DECIDE, decide(mergeId, false, '没有依据'))).toMatchObject({
      merge: { status: 'REFUSED', opinion: '没有依据', institution: { aliasNames: [] } },
    });
    expect(await requested('不是我们', id)).not.toBe(mergeId);
  });
  it('twice at once: one decision', async () => {
    const { id } = await stage.registered();
    const mergeId = await requested('两次的名称', id);
    const types = await stage.twice(stage.county, DECIDE, decide(mergeId, true));
    expect(types).toEqual(['DecidedNameMerge', 'NameMergeDecided']);
    expect(await stage.published('institution.notice', id)).toHaveLength(1);
  });
  it('only by the authority that licensed it', async () => {
    const { id } = await stage.registered();
    const mergeId = await requested('别人的名称', id);
    for (const viewer of [stage.otherCounty, stage.province]) {
      expect((await stage.act(viewer, DECIDE, decide(mergeId, true))).__typename).toBe('NotInJurisdiction');
    }
    expect((await stage.act(stage.userOf(id), DECIDE, decide(mergeId, true))).__typename).toBe('FORBIDDEN');
  });
});

describe('nameMerges', () => {
  it('newest first, in pages, each viewer its own', async () => {
    const { id } = await stage.registered();
    const ids = [await requested('第一旧名', id), await requested('第二旧名', id), await requested('第三旧名', id)];
    const list = async (variables: Record<string, unknown>, viewer = stage.userOf(id)) =>
      (await stage.act(viewer, LIST, variables)) as unknown as {
        edges: { node: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    const page = await list({ first: 2 });
    expect(page.edges.map(({ node }) => node.id)).toEqual([ids[2], ids[1]]);
    const rest = await list({ first: 2, after: page.pageInfo.endCursor });
    expect(rest.edges.map(({ node }) => node.id)).toEqual([ids[0]]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    await stage.act(stage.county, DECIDE, decide(ids[0] ?? '', true));
    expect((await list({ status: 'APPROVED' })).edges).toHaveLength(1);
    expect((await list({ first: 100 }, stage.county)).edges.map(({ node }) => node.id)).toEqual(
      expect.arrayContaining(ids),
    );
    expect((await list({}, stage.otherCounty)).edges).toEqual([]);
  });
  it('refuses a cursor that is none of ours', async () => {
    const after = Buffer.from(JSON.stringify(['x'])).toString('base64url');
    expect((await stage.act(stage.county, LIST, { after })).__typename).toBe('BAD_USER_INPUT');
  });
});
