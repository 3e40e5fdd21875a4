import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readAudit } from '@medreg/audit';
import { fixedClock } from '@medreg/clock';
import { createTickets, openFiles } from '@medreg/files';
import { createLimits } from '@medreg/limits';
import { createPii } from '@medreg/pii';
import { anOfficer, testDatabase } from '@medreg/testkit';
import { VIEWER_HEADER, type Viewer, viewerSigner } from '@medreg/viewer';
import type { Deps } from '../src/context.ts';
import { openDatabase } from '../src/database.ts';
import { processImport } from '../src/features/process-import/process-import.ts';
import { limiters } from '../src/limits.ts';
import type { Kind } from '../src/rules/kinds.ts';
import { createQualificationsSubgraph } from '../src/service.ts';
import { fileOf, type Line } from './people.ts';

export const NOW = new Date('2026-11-23T02:00:00Z');
export const VIEWER_SECRET = 'a-secret-of-the-tests-of-32-characters!';
export const KEYS = {
  keys: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
  indexKey: Buffer.alloc(32, 2).toString('base64'),
};
const SILENT = { info() {}, warn() {}, error() {} };

const uuid = (n: number) => `0190a5c0-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The certification centre, the importer of the whole country. */
export const CENTRE = anOfficer({
  accountId: 'account-of-centre',
  authorityId: uuid(1),
  authorityLevel: 'NATIONAL',
  regionCode: '000000',
  rights: ['IMPORT_QUALIFICATIONS'],
});
/** The TCM authority of a province. */
export const provinceOf = (regionCode: string, rights: Viewer['rights'] = ['IMPORT_QUALIFICATIONS']) =>
  anOfficer({
    accountId: `account-of-${regionCode}`,
    authorityId: uuid(Number(regionCode)),
    authorityLevel: 'PROVINCE',
    regionCode,
    rights,
  });

const OPEN = `mutation ($fileName: String!, $sizeBytes: Int!, $kind: QualificationKind) {
  openQualificationImport(fileName: $fileName, sizeBytes: $sizeBytes, kind: $kind) { __typename
    ... on OpenedImport { batch { id state bytesTotal } upload { url maxBytes expiresAt } }
    ... on InvalidInput { message problems { field problem message } } } }`;

export const BATCH = `query ($id: ID!, $first: Int, $after: String) { importBatch(id: $id) { id kind state fileName encoding
  linesRead bytesTotal bytesRead added unchanged rejected warned failure startedAt finishedAt reportUrl
  warnings(first: 100) { edges { node { line reasons { column problem message } } } }
  rejections(first: $first, after: $after) { pageInfo { hasNextPage endCursor }
    edges { node { line reasons { column problem message } } } } } }`;

export interface BatchView {
  id: string;
  state: string;
  encoding: string | null;
  linesRead: number;
  bytesTotal: number;
  bytesRead: number;
  added: number;
  unchanged: number;
  rejected: number;
  warned: number;
  failure: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  reportUrl: string;
  warnings: Pick<BatchView['rejections'], 'edges'>;
  rejections: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: { line: number; reasons: { column: string | null; problem: string; message: string }[] } }[];
  };
}

type Opened = {
  __typename: string;
  batch: { id: string; state: string };
  upload: { url: string; maxBytes: number };
} & {
  problems: { field: string; problem: string }[];
};

/** The service on a database and a folder of its own; files are processed when a test says so. */
export async function openHarness() {
  const database = await testDatabase('qualifications');
  const folder = await mkdtemp(join(tmpdir(), 'medreg-qualifications-'));
  const db = openDatabase(database.url);
  const clock = fixedClock(NOW);
  const limits = createLimits({ url: 'memory:' });
  const deps: Deps = {
    db,
    pii: createPii(KEYS),
    clock,
    files: openFiles({ url: pathToFileURL(folder).href }),
    tickets: createTickets('another-secret-of-the-tests-of-32-chars', 'qualifications', clock),
    ...limiters(limits),
  };
  const subgraph = await createQualificationsSubgraph(deps, { VIEWER_SECRET, LOG_LEVEL: 'silent' });
  await subgraph.app.listen({ port: 0, host: '127.0.0.1' });
  const origin = `http://127.0.0.1:${(subgraph.app.server.address() as AddressInfo).port}`;
  const sign = viewerSigner(VIEWER_SECRET);

  /** The one field of an operation; throws its error's code. */
  async function ask<Answer>(
    viewer: Viewer,
    document: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer> {
    const { data, errors } = await subgraph.execute(viewer, document, variables);
    if (errors?.length) throw new Error(`${errors[0]?.extensions?.code} ${errors[0]?.message}`);
    return Object.values(data ?? {})[0] as Answer;
  }
  /** A request to one of the routes beside /graphql. */
  const http = (path: string, viewer: Viewer | null, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, { ...init, headers: viewer ? { [VIEWER_HEADER]: sign(viewer) } : {} });
  const open = (sizeBytes: number, viewer = CENTRE, fileName = '名单.csv', kind: Kind | undefined = undefined) =>
    ask<Opened>(viewer, OPEN, { fileName, sizeBytes, kind });
  const upload = (url: string, bytes: Buffer | string, viewer: Viewer | null = CENTRE) =>
    http(url, viewer, { method: 'PUT', body: new Uint8Array(Buffer.from(bytes)) });

  /** Opens a batch and uploads its file. @returns the batch's id */
  async function uploadBatch(content: Buffer | string, viewer = CENTRE, kind?: Kind): Promise<string> {
    const bytes = Buffer.from(content);
    const opened = await open(bytes.length, viewer, '名单.csv', kind);
    const answer = await upload(opened.upload.url, bytes, viewer);
    if (answer.status !== 202) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
    return opened.batch.id;
  }
  const process = (batchId: string, given: Deps = deps, interrupted = false) =>
    processImport(given, batchId, {
      signal: interrupted ? AbortSignal.abort() : new AbortController().signal,
      logger: SILENT,
    });
  const batchOf = (id: string, viewer = CENTRE, page: object = {}) =>
    ask<BatchView | null>(viewer, BATCH, { id, ...page });

  /** All of it: opens, uploads, processes. @returns the batch with its first rejections by line */
  async function importFile(content: Buffer | string, viewer = CENTRE, kind?: Kind) {
    const id = await uploadBatch(content, viewer, kind);
    await process(id);
    const batch = await batchOf(id, viewer, { first: 100 });
    if (!batch) throw new Error('The batch is not visible');
    const byLine = ({ edges }: Pick<BatchView['rejections'], 'edges'>) =>
      Object.fromEntries(edges.map(({ node }) => [node.line, node.reasons.map(({ problem }) => problem)]));
    return { ...batch, problems: byLine(batch.rejections), looks: byLine(batch.warnings) };
  }
  /** A file of that kind with these lines, as far as the register. */
  const importLines = (kind: Kind, lines: readonly Line[], viewer = CENTRE) =>
    importFile(fileOf(kind, lines), viewer, kind);

  return {
    database,
    deps,
    clock,
    subgraph,
    ask,
    http,
    open,
    upload,
    uploadBatch,
    process,
    batchOf,
    importFile,
    importLines,
    folder,
    actionsOf: async (type: string, id: string) => (await readAudit(db, type, id)).map(({ action }) => action),
    messages: async (topic: string) =>
      (await db.outboxMessage.findMany({ where: { topic }, orderBy: { createdAt: 'asc' } })).map(
        ({ payload }) => payload,
      ),
    /** Forgets everything but the audit trail and the history, which cannot be emptied. */
    clear: () =>
      db.$executeRaw`TRUNCATE practitioner, qualification, former_id_number, id_upgrade_failure,
      correction, identity_look_up, import_batch, import_rejection, imported_code, outbox_message`,
    async close() {
      await subgraph.close();
      await limits.close();
      await db.$disconnect();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type Harness = Awaited<ReturnType<typeof openHarness>>;
