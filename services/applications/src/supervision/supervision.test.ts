import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@medreg/audit';
import { anOfficer } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../test/ask.ts';
import { aStage, type Stage } from '../../test/stage.ts';
import { FLAG_KINDS, raiseFlag } from './raise-flag.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const supervisor = (authorityLevel: Viewer['authorityLevel'], regionCode: string, account = 'supervisor'): Viewer =>
  anOfficer({
    authorityId: uuidv7(),
    authorityLevel,
    regionCode,
    rights: ['SUPERVISE'],
    accountId: `${account}-${regionCode}`,
  });

const LIST = `query($settled: Boolean, $kind: ID, $first: Int, $after: String) { supervisionFlags(settled: $settled, kind: $kind, first: $first, after: $after) {
  edges { cursor node { id kind kindName occasion detail owner mine outcome settledAt region { code } } } pageInfo { hasNextPage endCursor }
} }`;
const RESULT =
  '{ __typename ... on FlagSettled { flag { outcome mine } } ... on FlagTaken { flag { mine } } ... on FlagNotYours { message } }';
const SETTLE = `mutation($id: ID!, $outcome: String!) { settleFlag(id: $id, outcome: $outcome) ${RESULT} }`;
const TAKE = `mutation($id: ID!, $takeOver: Boolean! = false) { takeFlag(id: $id, takeOver: $takeOver) ${RESULT} }`;

/** Raises a flag in a division. @returns its id */
async function raised(regionCode: string, over: { occasion?: string; subject?: string } = {}): Promise<string> {
  const subject = { type: 'Application' as const, id: over.subject ?? uuidv7() };
  const flag = {
    kind: 'OVERDUE' as const,
    subject,
    authorityId: null,
    regionCode,
    detail: { number: 'N' },
    at: stage.deps.clock.now(),
  };
  await raiseFlag(stage.deps.db, { ...flag, occasion: over.occasion ?? '' });
  const row = await stage.deps.db.supervisionFlag.findFirstOrThrow({
    where: { subjectId: subject.id },
    orderBy: { id: 'desc' },
  });
  return row.id;
}
async function seenBy(viewer: Viewer, variables: object = {}): Promise<string[]> {
  const { edges } = await ask(stage, viewer, LIST, variables as Record<string, unknown>);
  return (edges as { node: { id: string } }[]).map(({ node }) => node.id);
}

describe('监督提示 (domain 14)', () => {
  it('every kind has its name', () => {
    for (const name of Object.values(FLAG_KINDS)) expect(name.length).toBeGreaterThan(3);
  });

  it('one of a kind about a subject and an occasion, however often it is raised', async () => {
    const subject = uuidv7();
    const first = await raised('440103', { subject });
    expect(await raised('440103', { subject })).toBe(first);
    expect(await raised('440103', { subject, occasion: '80' })).not.toBe(first);
  });

  it('are seen within the jurisdiction, and by nobody without the right', async () => {
    const [county, other, hunan] = [await raised('440304'), await raised('440305'), await raised('430102')];
    const seen = async (viewer: Viewer) =>
      (await seenBy(viewer, { first: 100 })).filter((id) => [county, other, hunan].includes(id));
    expect(await seen(supervisor('COUNTY', '440304'))).toEqual([county]);
    expect(await seen(supervisor('CITY', '440300'))).toEqual([county, other]);
    expect(await seen(supervisor('PROVINCE', '440000'))).toEqual([county, other]);
    expect(await seen(supervisor('PROVINCE', '430000'))).toEqual([hunan]);
    expect(await seen(supervisor('NATIONAL', '000000'))).toEqual([county, other, hunan]);
    const without = { ...supervisor('COUNTY', '440304'), rights: [] };
    expect(await ask(stage, without, LIST)).toMatchObject({ __typename: 'FORBIDDEN' });
    const { __typename } = await ask(stage, supervisor('COUNTY', '110105'), SETTLE, { id: county, outcome: '已核实' });
    expect(__typename).toBe('FlagNotFound');
  });

  it('are paged, oldest first', async () => {
    const ids = [await raised('110105'), await raised('110105'), await raised('110105')];
    const viewer = supervisor('COUNTY', '110105');
    const first = await ask(stage, viewer, LIST, { first: 2 });
    const page = first as unknown as {
      edges: { node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    expect(page.edges.map(({ node }) => node.id)).toEqual(ids.slice(0, 2));
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(await seenBy(viewer, { first: 2, after: page.pageInfo.endCursor })).toEqual(ids.slice(2));
    expect(await ask(stage, viewer, LIST, { after: 'x' })).toMatchObject({ __typename: 'BAD_USER_INPUT' });
  });

  it('are looked for by their kind', async () => {
    const id = await raised('440117');
    const viewer = supervisor('COUNTY', '440117');
    expect(await seenBy(viewer, { kind: 'OVERDUE' })).toEqual([id]);
    expect(await seenBy(viewer, { kind: 'CLOCK' })).toEqual([]);
    const { data } = await stage.subgraph.execute(viewer, '{ supervisionFlagKinds { code name } }');
    expect(data).toMatchObject({
      supervisionFlagKinds: expect.arrayContaining([{ code: 'OVERDUE', name: '超期未办结' }]),
    });
  });

  it('have an owner and an outcome, said once', async () => {
    const id = await raised('440106');
    const [one, two] = [supervisor('COUNTY', '440106', 'one'), supervisor('COUNTY', '440106', 'two')];
    expect(await ask(stage, one, TAKE, { id })).toMatchObject({ __typename: 'FlagTaken', flag: { mine: true } });
    expect(await ask(stage, two, SETTLE, { id, outcome: '已核实' })).toMatchObject({ __typename: 'FlagNotYours' });
    expect(await ask(stage, one, SETTLE, { id, outcome: ' ' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await ask(stage, one, SETTLE, { id, outcome: '已督促办结' })).toMatchObject({
      flag: { outcome: '已督促办结', mine: true },
    });
    expect(await ask(stage, one, SETTLE, { id, outcome: '又' })).toMatchObject({ __typename: 'FlagNotYours' });
    expect(await ask(stage, two, TAKE, { id })).toMatchObject({ __typename: 'FlagNotYours' });
    expect(await seenBy(one)).toEqual([]);
    expect(await seenBy(one, { settled: true })).toEqual([id]);
    expect(await verifyAudit(stage.deps.db, 'SupervisionFlag', id)).toMatchObject({ intact: true });
    await expect(stage.deps.db.supervisionFlag.update({ where: { id }, data: { outcome: '改口' } })).rejects.toThrow(
      'written once',
    );
  });

  it('is taken over from a colleague only by whoever says so', async () => {
    const id = await raised('440113');
    const [one, two] = [supervisor('COUNTY', '440113', 'one'), supervisor('COUNTY', '440113', 'two')];
    const took = { __typename: 'FlagTaken', flag: { mine: true } };
    expect(await ask(stage, one, TAKE, { id })).toMatchObject(took);
    expect(await ask(stage, one, TAKE, { id })).toMatchObject(took);
    expect(await ask(stage, two, TAKE, { id })).toMatchObject({ __typename: 'FlagNotYours' });
    expect(await ask(stage, two, TAKE, { id, takeOver: true })).toMatchObject(took);
    expect(await ask(stage, one, SETTLE, { id, outcome: '已核实' })).toMatchObject({ __typename: 'FlagNotYours' });
  });

  it('twice at once: one of them', async () => {
    const id = await raised('440112');
    const [one, two] = [supervisor('COUNTY', '440112', 'one'), supervisor('COUNTY', '440112', 'two')];
    const answers = await Promise.all([one, two].map((by) => ask(stage, by, SETTLE, { id, outcome: '已核实' })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['FlagNotYours', 'FlagSettled']);
  });
});
