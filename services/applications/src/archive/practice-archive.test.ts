import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { calendarDate } from '@medreg/clock';
import { readPdfTextUnbroken } from '@medreg/documents/inspection';
import { anInstitutionUser, anOfficer, aPerson } from '@medreg/testkit';
import { VIEWER_HEADER, type Viewer, viewerSigner } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { type Answer, ask, take } from '../../test/ask.ts';
import { anApproved, aSubmitted } from '../../test/builders.ts';
import { aStage, ID_NUMBER, type Stage, someone, somewhere, VIEWER_SECRET } from '../../test/stage.ts';
import { toColumn } from '../database.ts';
import { MOST_OWN_ENTRIES } from '../features/keep-archive/add-archive-entry.ts';
import { sealForm } from '../sealed.ts';
import { archiveReviewDue } from './review-due.ts';

let stage: Stage;
let address: string;
beforeAll(async () => {
  stage = await aStage();
  address = await stage.subgraph.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => stage.close());

interface Node {
  id: string;
  date: string;
  kind: { code: string; name: string };
  title: string;
  details: string[];
  source: { code: string; name: string };
  providedBy: string;
  confirmed: boolean;
}
interface Archive {
  name: string;
  idNumberMasked: string;
  entries: { edges: { cursor: string; node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}
const ENTRIES = `entries(first: $first, after: $after, order: $order, kinds: $kinds) {
  edges { cursor node { id date kind { code name } title details source { code name } providedBy confirmed } }
  pageInfo { hasNextPage endCursor }
}`;
const PAGE = '$first: Int = 100, $after: String, $order: ArchiveOrder = OLDEST_FIRST, $kinds: [ID!]';
const mine = async (viewer: Viewer, page: Record<string, unknown> = {}) =>
  (await ask(
    stage,
    viewer,
    `query(${PAGE}) { myArchive { name idNumberMasked ${ENTRIES} } }`,
    page,
  )) as unknown as Archive;
const nodes = ({ entries }: Archive) => entries.edges.map(({ node }) => node);
const theirs = (viewer: Viewer, practitionerId: string, purpose = '核实执业经历') =>
  ask(
    stage,
    viewer,
    `query($id: ID!, $purpose: String!, ${PAGE}) { practiceArchive(practitionerId: $id, purpose: $purpose) {
      __typename ... on PracticeArchive { name idNumberMasked ${ENTRIES} } ... on InvalidInput { problems { field problem } }
    } }`,
    { id: practitionerId, purpose },
  );

const AWARD = {
  kind: 'AWARD',
  date: '2025-05-12',
  title: '市级优秀中医师',
  details: '广州市卫生健康委员会\n文号：2025-8',
};
const add = (viewer: Viewer, input: object = AWARD) =>
  ask(
    stage,
    viewer,
    `mutation($input: ArchiveEntryInput!) { addArchiveEntry(input: $input) {
      __typename ... on AddedArchiveEntry { entry { id confirmed source { name } } }
      ... on InvalidInput { problems { field } } ... on RequirementNotMet { code }
    } }`,
    { input },
  );
const idOf = (answer: Answer) => (answer.entry as { id: string }).id;
const remove = (viewer: Viewer, id: string) =>
  ask(
    stage,
    viewer,
    'mutation($id: ID!) { removeArchiveEntry(entryId: $id) { __typename ... on RequirementNotMet { code } } }',
    { id },
  );
const confirm = (viewer: Viewer, id: string) =>
  ask(
    stage,
    viewer,
    `mutation($id: ID!) { confirmArchiveEntry(entryId: $id) {
      __typename ... on ConfirmedArchiveEntry { entry { confirmed details } }
    } }`,
    { id },
  );

/** Somebody with a whole career: everything that an archive can hold. */
async function aCareer() {
  const approved = await anApproved(stage);
  const { practitionerId, registration, application, institutionId } = approved;
  const { db, pii, clock } = stage.deps;
  const day = (text: string) => toColumn(calendarDate(text));
  await db.multiFiling.create({
    data: {
      id: uuidv7(),
      registrationId: registration.id,
      practitionerId,
      professionType: 'TCM_SPECIALTY',
      institutionId: uuidv7(),
      institutionName: '越秀区某门诊部',
      institutionRegionCode: '440104',
      authorityId: uuidv7(),
      authorityName: '越秀区卫生健康局',
      scopeCodes: [],
      scopeNames: [],
      eRegId: `ER-${practitionerId}`,
      applicationId: uuidv7(),
      validFrom: day('2026-11-09'),
      validUntil: day('2027-11-08'),
      endedOn: day('2026-12-31'),
      endReason: 'CANCELLED',
      createdAt: clock.now(),
    },
  });
  const record = (
    kind: string,
    measure: string,
    decidedOn: string,
    details: Record<string, string>,
    state = 'CONFIRMED',
  ) =>
    db.personRecord.create({
      data: {
        id: uuidv7(),
        kind,
        practitionerId,
        professionType: 'TCM_SPECIALTY',
        state,
        measure,
        decidedOn: day(decidedOn),
        detailsSealed: sealForm(pii, details),
        providedByKind: 'AUTHORITY',
        providedById: uuidv7(),
        providedByName: '荔湾区卫生健康局',
        providedAt: clock.now(),
        ...(state !== 'REPORTED' && { confirmedAt: clock.now(), confirmedById: uuidv7() }),
      },
    });
  await record('ASSESSMENT', 'PASSED', '2026-11-20', {
    cycleFrom: '2023-01-01',
    cycleUntil: '2025-12-31',
    body: '某考核机构',
  });
  await record('PENALTY', 'WARNING', '2026-11-21', { decisionNo: '荔卫罚〔2026〕1号', organ: '荔湾区卫生健康局' });
  await record('BAN', 'FALSE_MATERIALS', '2026-11-22', { basis: '提供虚假材料' });
  await record('ASSESSMENT', 'MISSED', '2026-11-23', {}, 'REPORTED');
  for (const [version, title] of [
    [1, 'RESIDENT'],
    [2, 'ATTENDING'],
  ] as const) {
    await db.profile.create({
      data: {
        practitionerId,
        professionType: 'TCM_SPECIALTY',
        version,
        education: '20',
        school: '广州中医药大学',
        title,
        photoKey: 'applications/photos/x.jpg',
        applicationId: uuidv7(),
        confirmedBy: '荔湾区某中医院',
        validFrom: day(`2026-11-2${3 + version}`),
        createdAt: clock.now(),
      },
    });
  }
  await db.registration.update({
    where: { id: registration.id },
    data: { version: { increment: 1 }, suspended: true, validFrom: day('2026-11-26') },
  });
  // A version that says nothing else: something beside it changed.
  await db.registration.update({
    where: { id: registration.id },
    data: { version: { increment: 1 }, validFrom: day('2026-11-27') },
  });
  await db.certificatePrint.createMany({
    data: [
      {
        id: uuidv7(),
        registrationId: registration.id,
        applicationId: application.id,
        kind: 'FIRST',
        orderedAt: clock.now(),
        printedAt: new Date('2026-11-28T02:00:00Z'),
      },
      // Ordered only: it has not happened yet.
      {
        id: uuidv7(),
        registrationId: registration.id,
        applicationId: uuidv7(),
        kind: 'REPRINT',
        orderedAt: clock.now(),
      },
    ],
    skipDuplicates: true,
  });
  return { ...approved, institutionId };
}

describe('个人执业档案 (S4 二(二); domain 15)', () => {
  it('has everything of a career in order, each with who provided it', async () => {
    const { viewer, practitionerId } = await aCareer();
    await add(viewer);
    const archive = await mine(viewer);
    expect(archive).toMatchObject({ name: '李时针', idNumberMasked: '440103**********30' });
    expect(nodes(archive).map(({ date, kind, title }) => [date, kind.code, title])).toEqual([
      ['2022-03-01', 'QUALIFICATION', '取得中医（专长）医师资格'],
      ['2025-05-12', 'AWARD', '市级优秀中医师'],
      ['2026-11-09', 'REGISTRATION', '中医（专长）医师执业注册'],
      ['2026-11-09', 'MULTI_FILING', '多执业机构备案'],
      ['2026-11-09', 'APPLICATION', '申请中医（专长）医师执业注册'],
      ['2026-11-20', 'ASSESSMENT', '医师定期考核：合格'],
      ['2026-11-21', 'PENALTY', '行政处罚、撤销：警告'],
      ['2026-11-22', 'BAN', expect.stringContaining('：')],
      ['2026-11-24', 'EDUCATION', '学历、毕业院校'],
      ['2026-11-24', 'TITLE', '医师'],
      ['2026-11-24', 'PROFILE', '更新照片'],
      ['2026-11-25', 'TITLE', '主治医师'],
      ['2026-11-26', 'REGISTRATION', '暂停执业'],
      ['2026-11-28', 'PRINT', '证书打印：首次打印'],
      ['2026-12-31', 'MULTI_FILING', '多执业机构备案终止'],
    ]);
    const registered = nodes(archive).find(({ kind }) => kind.code === 'REGISTRATION');
    expect(registered).toMatchObject({
      source: { code: 'REGISTER' },
      providedBy: '荔湾区卫生健康局',
      confirmed: true,
      details: expect.arrayContaining(['状态：有效', '主要执业机构：荔湾区某中医院', '执业地点：广东省']),
    });
    const assessed = nodes(archive).find(({ kind }) => kind.code === 'ASSESSMENT');
    expect(assessed?.details).toEqual(expect.arrayContaining(['考核机构：某考核机构']));
    expect(JSON.stringify(archive)).not.toContain(ID_NUMBER);
    expect(await readAudit(stage.deps.db, 'PracticeArchive', practitionerId)).toEqual([]);
  });

  it('is paged by keyset from either end, and by kind', async () => {
    const { viewer } = await aCareer();
    const whole = nodes(await mine(viewer)).map(({ id }) => id);
    for (const order of ['OLDEST_FIRST', 'NEWEST_FIRST']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { entries }: Archive = await mine(viewer, { first: 4, after, order });
        seen.push(...entries.edges.map(({ node }) => node.id));
        after = entries.pageInfo.hasNextPage ? entries.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual(order === 'OLDEST_FIRST' ? whole : [...whole].reverse());
    }
    const penalties = nodes(await mine(viewer, { kinds: ['PENALTY', 'BAN'] }));
    expect(penalties.map(({ kind }) => kind.code)).toEqual(['PENALTY', 'BAN']);
    expect((await ask(stage, viewer, `query(${PAGE}) { myArchive { ${ENTRIES} } }`, { after: 'x' })).__typename).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('is null while the identity is not verified, and closed to others', async () => {
    expect(await mine(aPerson({ practitionerId: undefined, accountId: 'unverified' }))).toBeNull();
    expect((await ask(stage, somewhere(stage).reviewer, '{ myArchive { name } }')).__typename).toBe('FORBIDDEN');
  });

  it('hangs on the practitioner for himself alone', async () => {
    const { viewer, practitionerId } = await aCareer();
    const QUERY = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Practitioner { archive { name } } } }`;
    const of = [{ __typename: 'Practitioner', id: practitionerId }];
    expect(await ask(stage, viewer, QUERY, { of })).toEqual([{ archive: { name: '李时针' } }]);
    expect(await ask(stage, someone(stage).viewer, QUERY, { of })).toEqual([{ archive: null }]);
  });
});

describe('the archive of somebody else (domain 2.3)', () => {
  it('opens to the primary institution and to the authority of the registration, on record with the purpose', async () => {
    const { practitionerId, reviewer, officer } = await aCareer();
    expect(await theirs(reviewer, practitionerId)).toMatchObject({ __typename: 'PracticeArchive', name: '李时针' });
    expect((await theirs(officer, practitionerId)).__typename).toBe('PracticeArchive');
    const audit = await readAudit(stage.deps.db, 'PracticeArchive', practitionerId);
    expect(audit.map(({ action, detail, actor }) => [action, detail, actor.accountId])).toEqual([
      ['read', { purpose: '核实执业经历' }, reviewer.accountId],
      ['read', { purpose: '核实执业经历' }, officer.accountId],
    ]);
  });

  it('shows the institution what is its business: no bans', async () => {
    const { practitionerId, reviewer, officer } = await aCareer();
    const kinds = async (viewer: Viewer) =>
      nodes((await theirs(viewer, practitionerId)) as unknown as Archive).map(({ kind }) => kind.code);
    expect(await kinds(reviewer)).toContain('PENALTY');
    expect(await kinds(reviewer)).not.toContain('BAN');
    expect(await kinds(officer)).toContain('BAN');
  });

  it.each(['', '看', '12345678'])('needs a purpose in words, not %p', async (purpose) => {
    const { practitionerId, reviewer } = await aCareer();
    expect(await theirs(reviewer, practitionerId, purpose)).toMatchObject({ problems: [{ field: 'purpose' }] });
    expect(await readAudit(stage.deps.db, 'PracticeArchive', practitionerId)).toEqual([]);
  });

  it('is not there for another institution, another authority, or for one whose registration is over', async () => {
    const { practitionerId, registration, reviewer } = await anApproved(stage);
    expect((await theirs(somewhere(stage).reviewer, practitionerId)).__typename).toBe('ArchiveNotFound');
    expect((await theirs(anOfficer({ rights: ['DECIDE_APPLICATIONS'] }), practitionerId)).__typename).toBe(
      'ArchiveNotFound',
    );
    expect((await theirs(somewhere(stage).reviewer, 'x')).__typename).toBe('ArchiveNotFound');
    expect((await theirs(someone(stage).viewer, practitionerId)).__typename).toBe('FORBIDDEN');
    await stage.deps.db.registration.update({
      where: { id: registration.id },
      data: {
        version: { increment: 1 },
        status: 'FILED',
        lastValidOn: toColumn(calendarDate('2026-11-08')),
      },
    });
    expect((await theirs(reviewer, practitionerId)).__typename).toBe('ArchiveNotFound');
  });
});

describe('自填 entries', () => {
  it('are marked until the primary institution has confirmed them, once and on record', async () => {
    const { viewer, reviewer, practitionerId } = await anApproved(stage);
    const added = await add(viewer);
    expect(added).toMatchObject({
      __typename: 'AddedArchiveEntry',
      entry: { confirmed: false, source: { name: '自填' } },
    });
    const id = idOf(added);
    const [first, second] = await Promise.all([confirm(reviewer, id), confirm(reviewer, id)]);
    for (const answer of [first, second]) {
      expect(answer).toMatchObject({
        entry: { confirmed: true, details: ['广州市卫生健康委员会', '文号：2025-8', '核实机构：荔湾区某中医院'] },
      });
    }
    const audit = await readAudit(stage.deps.db, 'ArchiveEntry', id);
    expect(audit.map(({ action }) => action)).toEqual(['add', 'confirm']);
    expect(nodes(await mine(viewer, { kinds: ['AWARD'] }))).toMatchObject([
      { id, confirmed: true, providedBy: '李时针' },
    ]);
    const row = await stage.deps.db.archiveEntry.findFirst({ where: { practitionerId } });
    expect(row?.contentSealed).not.toContain('优秀');
  });

  it('are removed by their owner while nobody has confirmed them; twice is once', async () => {
    const { viewer, reviewer } = await anApproved(stage);
    const id = idOf(await add(viewer));
    const answers = await Promise.all([remove(viewer, id), remove(viewer, id)]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(['RemovedArchiveEntry', 'RemovedArchiveEntry']);
    expect((await readAudit(stage.deps.db, 'ArchiveEntry', id)).map(({ action }) => action)).toEqual(['add', 'remove']);
    expect((await confirm(reviewer, id)).__typename).toBe('ArchiveNotFound');
    expect(nodes(await mine(viewer, { kinds: ['AWARD'] }))).toEqual([]);
    const kept = idOf(await add(viewer));
    await confirm(reviewer, kept);
    expect(await remove(viewer, kept)).toMatchObject({ code: 'ARCHIVE_CONFIRMED' });
  });

  it('confirmed and removed at once: one of the two', async () => {
    const { viewer, reviewer } = await anApproved(stage);
    const id = idOf(await add(viewer));
    const [confirmed, removed] = await Promise.all([confirm(reviewer, id), remove(viewer, id)]);
    const row = await stage.deps.db.archiveEntry.findUniqueOrThrow({ where: { id } });
    expect((row.confirmedAt === null) !== (row.removedAt === null)).toBe(true);
    expect(confirmed.__typename === 'ConfirmedArchiveEntry').toBe(row.confirmedAt !== null);
    expect(removed.__typename === 'RemovedArchiveEntry').toBe(row.removedAt !== null);
  });

  it('are nobody else’s to remove or to confirm', async () => {
    const { viewer } = await anApproved(stage);
    const id = idOf(await add(viewer));
    expect((await remove(someone(stage).viewer, id)).__typename).toBe('ArchiveNotFound');
    expect((await confirm(somewhere(stage).reviewer, id)).__typename).toBe('ArchiveNotFound');
    expect((await confirm(viewer, id)).__typename).toBe('FORBIDDEN');
    expect((await add(somewhere(stage).reviewer)).__typename).toBe('FORBIDDEN');
    expect((await confirm(anInstitutionUser({ institutionId: 'x' }), 'x')).__typename).toBe('ArchiveNotFound');
  });

  it.each([
    ['a kind that is the register’s', { kind: 'PENALTY' }, 'kind'],
    ['a day to come', { date: '2026-11-10' }, 'date'],
    ['a day before the birth', { date: '1980-01-01' }, 'date'],
    ['no title', { title: ' ' }, 'title'],
    ['a title that is too long', { title: '长'.repeat(101) }, 'title'],
    ['details that are too long', { details: '长'.repeat(501) }, 'details'],
  ])('are refused with %s', async (_, change, field) => {
    expect(await add(someone(stage).viewer, { ...AWARD, ...change })).toMatchObject({ problems: [{ field }] });
  });

  it('wait for the identity check, and have an end', async () => {
    expect(await add(aPerson({ practitionerId: undefined, accountId: 'unverified' }))).toMatchObject({
      code: 'NOT_VERIFIED',
    });
    const { viewer, practitionerId } = someone(stage);
    await stage.deps.db.archiveEntry.createMany({
      data: Array.from({ length: MOST_OWN_ENTRIES - 1 }, () => ({
        id: uuidv7(),
        practitionerId,
        kind: 'AWARD',
        date: toColumn(calendarDate('2025-01-01')),
        contentSealed: stage.deps.pii.seal(JSON.stringify({ title: '奖', details: null })),
        enteredAt: stage.clock.now(),
      })),
    });
    const answers = await Promise.all([add(viewer), add(viewer)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['AddedArchiveEntry', 'RequirementNotMet']);
  });

  it('the database keeps what was said', async () => {
    const { viewer } = someone(stage);
    const id = idOf(await add(viewer));
    await expect(stage.deps.db.archiveEntry.update({ where: { id }, data: { kind: 'TITLE' } })).rejects.toThrow();
    await expect(stage.deps.db.archiveEntry.delete({ where: { id } })).rejects.toThrow();
  });
});

describe('the export (PIPL 45)', () => {
  const sign = viewerSigner(VIEWER_SECRET);
  const urlOf = (viewer: Viewer, format: string) =>
    ask(stage, viewer, 'query($format: ArchiveFormat!) { archiveExportUrl(format: $format) }', {
      format,
    }) as unknown as Promise<string>;
  async function download(url: string, viewer: Viewer) {
    const response = await fetch(`${address}${url}`, { headers: { [VIEWER_HEADER]: sign(viewer) } });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      file: response.headers.get('content-disposition'),
      body: Buffer.from(await response.arrayBuffer()),
    };
  }

  it('is a PDF with everything, for its owner alone, for five minutes, on record', async () => {
    const { viewer, practitionerId } = await aCareer();
    await add(viewer);
    const url = await urlOf(viewer, 'PDF');
    const got = await download(url, viewer);
    expect([got.status, got.type, got.file]).toEqual([
      200,
      'application/pdf',
      'inline; filename="practice-archive.pdf"',
    ]);
    const text = readPdfTextUnbroken(got.body);
    for (const { title } of nodes(await mine(viewer))) expect(text).toContain(title.replace(/\s/g, ''));
    expect(text).toContain('市级优秀中医师广州市卫生健康委员会文号：2025-8（自填）');
    expect(text).not.toContain(ID_NUMBER);
    expect((await readAudit(stage.deps.db, 'PracticeArchive', practitionerId)).at(-1)).toMatchObject({
      action: 'export',
      actor: { accountId: viewer.accountId },
      detail: { format: 'PDF' },
    });
    expect((await download(url, someone(stage).viewer)).status).toBe(403);
    stage.clock.moveTo('2026-11-09T10:05:01+08:00');
    expect((await download(url, viewer)).status).toBe(403);
    stage.clock.moveTo('2026-11-09T10:00:00+08:00');
  });

  it('is JSON, whole and in order', async () => {
    const { viewer } = await aCareer();
    const got = await download(await urlOf(viewer, 'JSON'), viewer);
    expect(got.type).toContain('application/json');
    const said = JSON.parse(got.body.toString('utf8'));
    const listed = nodes(await mine(viewer));
    expect(said).toMatchObject({ name: '李时针', idNumberMasked: '440103**********30' });
    expect(said.entries).toEqual(listed);
  });

  it('has no address for whoever has no archive', async () => {
    expect(await urlOf(aPerson({ practitionerId: undefined, accountId: 'unverified' }), 'PDF')).toBeNull();
  });
});

describe('the yearly reminder (S4 二(二) 定期更新)', () => {
  it.each([
    ['2020-03-05', '2026-03-05', true],
    ['2020-03-05', '2026-03-06', false],
    ['2026-03-05', '2026-03-05', false],
    ['2024-02-29', '2026-02-28', true],
    ['2024-02-29', '2028-02-29', true],
    ['2024-02-29', '2028-02-28', false],
  ])('first registered on %s, today %s: %p', (first, today, due) => {
    expect(archiveReviewDue(calendarDate(first), calendarDate(today))).toBe(due);
  });
});

it('drafts are nobody’s business yet, what was withdrawn is part of the career', async () => {
  const submitted = await aSubmitted(stage);
  await take(stage, submitted.viewer, 'withdraw', submitted.application);
  const [entry] = nodes(await mine(submitted.viewer, { kinds: ['APPLICATION'] }));
  expect(entry?.details).toEqual(expect.arrayContaining(['状态：已撤回']));
});
