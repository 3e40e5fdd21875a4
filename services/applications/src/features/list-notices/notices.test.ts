import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PayloadOf } from '@medreg/events';
import { anInstitutionUser, anOfficer, aPerson } from '@medreg/testkit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { ask, take } from '../../../test/ask.ts';
import { aPassed, aSubmitted } from '../../../test/builders.ts';
import { aStage, type Stage } from '../../../test/stage.ts';
import { noticeTold } from '../../consumers/notice-told.ts';
import { tellInstitution, tellPerson } from '../../notices.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

interface Told {
  id: string;
  template: string;
  text: string;
  params: Record<string, string>;
  application: { id: string } | null;
  readAt: string | null;
}

const LIST = `query($unread: Boolean, $first: Int, $after: String) {
  myNotices(unread: $unread, first: $first, after: $after) { __typename
    edges { node { id template text params application { id } readAt } } pageInfo { hasNextPage endCursor } } }`;

async function listed(viewer: Viewer, variables: Record<string, unknown> = {}): Promise<Told[]> {
  const answer = (await ask(stage, viewer, LIST, variables)) as unknown as { edges: { node: Told }[] };
  return answer.edges.map(({ node }) => node);
}
const unread = (viewer: Viewer) => ask(stage, viewer, '{ unreadNotices }');
const mark = (viewer: Viewer, ids?: string[]) =>
  ask(stage, viewer, 'mutation($ids: [ID!]) { markNoticesRead(ids: $ids) { __typename unread } }', { ids });

/** Somebody who has been told `count` things of one kind. */
async function told(count: number) {
  const practitionerId = uuidv7();
  for (let n = 1; n <= count; n += 1) {
    await stage.deps.db.$transaction((tx) =>
      tellPerson(tx, stage.deps.pii, practitionerId, 'REGISTRATION_NOTICE', { matter: `事项${n}`, state: '有效' }),
    );
  }
  return { practitionerId, viewer: aPerson({ practitionerId }) };
}

describe('myNotices', () => {
  it('has what was sent, newest first, with the application that it is about', async () => {
    const { viewer, application, officer } = await aPassed(stage);
    await take(stage, officer, 'accept', application);
    const notices = await listed(viewer);
    expect(notices.map(({ params }) => params.state)).toEqual(['已受理', '待受理', '待机构审核']);
    expect(notices[0]).toMatchObject({
      template: 'APPLICATION_PROGRESS',
      text: `您的申请 ${application.number} 当前状态：已受理。详情请登录医师电子化注册系统查看。`,
      params: { applicationNumber: application.number },
      application: { id: application.id },
      readAt: null,
    });
  });

  it('is written with the message, under its id, or not at all', async () => {
    const { practitionerId } = await told(1);
    const [row] = await stage.deps.db.notice.findMany({ where: { practitionerId } });
    const [message] = await stage.deps.db.outboxMessage.findMany({ where: { key: practitionerId } });
    expect(message?.payload).toMatchObject({ messageId: row?.id, params: row?.params });
    expect(row?.params).not.toContain('事项');
    const undone = stage.deps.db.$transaction(async (tx) => {
      await tellPerson(tx, stage.deps.pii, practitionerId, 'REGISTRATION_NOTICE', { matter: '不算', state: '有效' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await stage.deps.db.notice.count({ where: { practitionerId } })).toBe(1);
  });

  it('shows nobody what was for somebody else', async () => {
    const { viewer, practitionerId } = await told(1);
    const [notice] = await listed(viewer);
    for (const other of [aPerson({ practitionerId: uuidv7() }), anInstitutionUser({ institutionId: practitionerId })]) {
      expect(await listed(other)).toEqual([]);
      expect(await unread(other)).toBe(0);
      expect(await mark(other, [notice?.id ?? ''])).toMatchObject({ unread: 0 });
    }
    expect(await listed(aPerson({ practitionerId: undefined }))).toEqual([]);
    expect(await unread(viewer)).toBe(1);
    const authority = anOfficer({ authorityId: uuidv7(), rights: ['SUPERVISE'] });
    expect((await ask(stage, authority, LIST)).__typename).toBe('FORBIDDEN');
    expect((await mark(authority)).__typename).toBe('FORBIDDEN');
  });

  it('an institution has its own, and no application that it may not see', async () => {
    const institutionId = uuidv7();
    const { application } = await aSubmitted(stage);
    await stage.deps.db.$transaction((tx) =>
      tellInstitution(tx, stage.deps.pii, institutionId, { matter: '逾期未审核', reference: 'SQ1' }, application.id),
    );
    const user = anInstitutionUser({ institutionId });
    expect(await listed(user)).toMatchObject([
      {
        template: 'INSTITUTION_MATTER',
        text: '贵机构事项：逾期未审核（SQ1）。请登录医师电子化注册系统机构端查看。',
        application: null,
      },
    ]);
    expect(await unread(user)).toBe(1);
    // One of its users has read it: the others see that.
    await mark(user);
    expect(await unread(anInstitutionUser({ institutionId }))).toBe(0);
  });

  it('goes page after page without gap or repetition, also while something new arrives', async () => {
    const { viewer, practitionerId } = await told(5);
    const read: string[] = [];
    let after: string | null = null;
    do {
      const page = (await ask(stage, viewer, LIST, { first: 2, after })) as unknown as {
        edges: { node: Told }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
      read.push(...page.edges.map(({ node }) => String(node.params.matter)));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      await stage.deps.db.$transaction((tx) =>
        tellPerson(tx, stage.deps.pii, practitionerId, 'REGISTRATION_NOTICE', { matter: '新', state: '有效' }),
      );
    } while (after);
    expect(read).toEqual(['事项5', '事项4', '事项3', '事项2', '事项1']);
    expect((await ask(stage, viewer, LIST, { first: 101 })).__typename).toBe('BAD_USER_INPUT');
    expect((await ask(stage, viewer, LIST, { after: 'WyJ4Il0' })).__typename).toBe('BAD_USER_INPUT');
  });
});

describe('what other services have told (notice.told)', () => {
  type Told = PayloadOf<'notice.told'>;
  const message = (reader: Told['reader'], template: string, params: object): Told => ({
    reader,
    messageId: uuidv7(),
    template,
    params: stage.deps.pii.seal(JSON.stringify(params)),
    at: '2026-11-09T02:00:00.000Z',
  });
  const hear = (payload: Told) => stage.deps.db.$transaction((tx) => noticeTold(tx, payload));

  it('stands in the same list, in the order of the messages, once, unread', async () => {
    const practitionerId = uuidv7();
    const earlier = message({ practitionerId }, 'LICENCE_READY', { licence: '医师执业证书' });
    const later = message({ practitionerId }, 'PASSWORD_CHANGED', {});
    for (const one of [later, earlier, later]) await hear(one);
    const viewer = aPerson({ practitionerId });
    expect(await listed(viewer)).toMatchObject([
      { id: later.messageId, template: 'PASSWORD_CHANGED', params: {}, application: null, readAt: null },
      { text: '您的医师执业证书电子证照已生成，可登录医师电子化注册系统查看、下载和出示。' },
    ]);
    expect(await mark(viewer, [later.messageId])).toMatchObject({ unread: 1 });
    await hear(later);
    expect(await unread(viewer)).toBe(1);
  });

  it('is for whom it is', async () => {
    const institutionId = uuidv7();
    await hear(message({ institutionId }, 'INSTITUTION_MATTER', { matter: '名称归并已同意', reference: '市一院' }));
    expect(await listed(anInstitutionUser({ institutionId }))).toHaveLength(1);
    expect(await listed(aPerson({ practitionerId: institutionId }))).toEqual([]);
  });

  it('keeps nothing of a template that has no place in it: a code least of all', async () => {
    const practitionerId = uuidv7();
    const code = message({ practitionerId }, 'ACTIVATION_CODE', { activationCode: 'X', hours: 1 });
    await expect(hear(code)).rejects.toThrow('ACTIVATION_CODE');
    expect(await listed(aPerson({ practitionerId }))).toEqual([]);
  });
});

describe('markNoticesRead', () => {
  it('marks those that are named, or all; what is unread can be asked for alone', async () => {
    const { viewer } = await told(3);
    const [newest] = await listed(viewer);
    expect(await mark(viewer, [newest?.id ?? '', uuidv7(), 'no id'])).toMatchObject({ unread: 2 });
    expect((await listed(viewer, { unread: true })).map(({ params }) => params.matter)).toEqual(['事项2', '事项1']);
    expect(await mark(viewer)).toMatchObject({ unread: 0 });
    expect(await listed(viewer, { unread: true })).toEqual([]);
    expect(await listed(viewer)).toHaveLength(3);
  });

  it('twice at once and again later: the first time counts', async () => {
    const { viewer } = await told(1);
    const ids = (await listed(viewer)).map(({ id }) => id);
    expect(await Promise.all([mark(viewer, ids), mark(viewer, ids)])).toMatchObject([{ unread: 0 }, { unread: 0 }]);
    const [first] = await listed(viewer);
    stage.clock.moveTo('2026-11-09T11:00:00+08:00');
    await mark(viewer, ids);
    expect(await listed(viewer)).toEqual([first]);
  });

  it('takes at most a hundred', async () => {
    const { viewer } = await told(1);
    const many = Array.from({ length: 101 }, () => uuidv7());
    expect((await mark(viewer, many)).__typename).toBe('BAD_USER_INPUT');
    expect(await unread(viewer)).toBe(1);
  });
});
