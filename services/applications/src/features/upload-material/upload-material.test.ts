import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readAudit } from '@medreg/audit';
import { calendarDate } from '@medreg/clock';
import { aPerson } from '@medreg/testkit';
import { VIEWER_HEADER, type Viewer, viewerSigner } from '@medreg/viewer';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { ask, take } from '../../../test/ask.ts';
import { aDraft, aSubmitted, type Case } from '../../../test/builders.ts';
import { present } from '../../../test/cases.ts';
import { aStage, type Stage, someone, somewhere, VIEWER_SECRET } from '../../../test/stage.ts';
import { toColumn } from '../../database.ts';
import { MATERIAL_MAX_BYTES } from './open-material-upload.ts';
import { MOST_FILES } from './save-material.ts';

let stage: Stage;
let address: string;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const image = () => sharp({ create: { width: 60, height: 80, channels: 3, background: '#8899aa' } });
let JPEG: Buffer;
let PNG: Buffer;

beforeAll(async () => {
  stage = await aStage();
  address = await stage.subgraph.app.listen({ port: 0, host: '127.0.0.1' });
  JPEG = await image().jpeg().toBuffer();
  PNG = await image().png().toBuffer();
  // 广东省 asks for two materials beyond the ministry's list of none (3.1.15; S2-Q48).
  await stage.deps.db.provincialRuleSet.create({
    data: {
      provinceCode: '440000',
      version: 1,
      rules: {
        materials: {
          TCM_REG: [
            { code: 'EMPLOYMENT_PROOF', name: '聘用证明', mandatory: true, form: 'ONLINE' },
            { code: 'PAPER_FORM', name: '签字的申请审核表', mandatory: true, form: 'PAPER_AT_WINDOW' },
            { code: 'OTHER', name: '其他材料', mandatory: false, form: 'ONLINE' },
          ],
        },
      },
      effectiveFrom: toColumn(calendarDate('2026-01-01')),
      reason: '省级材料清单',
      setBy: uuidv7(),
      setByName: '省卫生健康委员会',
      setAt: stage.clock.now(),
    },
  });
});
afterAll(() => stage.close());

const fromHunan = () => someone(stage, {}, 'SPECIALIST', { province: { code: '430000' } });

const sign = viewerSigner(VIEWER_SECRET);
async function send(url: string, viewer: Viewer, init: RequestInit = {}) {
  const headers = { ...init.headers, [VIEWER_HEADER]: sign(viewer) };
  const response = await fetch(`${address}${url}`, { ...init, headers });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type'), body };
}
const put = async (url: string, viewer: Viewer, bytes: Buffer, type = 'application/octet-stream') => {
  const answer = await send(url, viewer, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { 'content-type': type },
  });
  return { status: answer.status, said: JSON.parse(answer.body.toString()) };
};

const OPEN = `mutation($id: ID!, $material: ID!) { openMaterialUpload(applicationId: $id, material: $material) {
  __typename ... on OpenedMaterialUpload { upload { url maxBytes } } ... on InvalidInput { problems { field problem } }
} }`;
const open = ({ application: { id } }: Case, viewer: Viewer, material = 'EMPLOYMENT_PROOF') =>
  ask(stage, viewer, OPEN, { id, material });
const ticketOf = (answer: object) => (answer as { upload: { url: string } }).upload.url;
const uploaded = async (theCase: Case, bytes: Buffer = PDF, material = 'EMPLOYMENT_PROOF') =>
  (await put(ticketOf(await open(theCase, theCase.viewer, material)), theCase.viewer, bytes)).said.fileId as string;

const LIST = `query($id: ID!) { application(id: $id) {
  version missing { field } materials { code mandatory form receivedAt returnedAt files { id mediaType bytes url } }
} }`;
interface Listed {
  version: number;
  missing: { field: string }[];
  materials: {
    code: string;
    mandatory: boolean;
    form: string;
    receivedAt: string | null;
    returnedAt: string | null;
    files: { id: string; mediaType: string; bytes: number; url: string }[];
  }[];
}
const list = async (theCase: Case, viewer: Viewer) =>
  (await ask(stage, viewer, LIST, { id: theCase.application.id })) as unknown as Listed;
const filesOf = ({ materials }: Listed, code = 'EMPLOYMENT_PROOF') =>
  materials.find((one) => one.code === code)?.files ?? [];
const remove = (theCase: Case, viewer: Viewer, fileId: string) =>
  ask(
    stage,
    viewer,
    `mutation($id: ID!, $fileId: ID!) { removeMaterial(applicationId: $id, fileId: $fileId) {
      __typename ... on RemovedMaterial { application { version } }
    } }`,
    { id: theCase.application.id, fileId },
  );

describe('the checklist (S2-Q48; 3.1.15)', () => {
  it('is the procedure’s with what the province adds, and says what is missing before submission', async () => {
    const draft = await aDraft(stage);
    const { materials, missing } = await list(draft, draft.viewer);
    expect(materials.map(({ code, mandatory, form }) => [code, mandatory, form]).slice(-3)).toEqual([
      ['EMPLOYMENT_PROOF', true, 'ONLINE'],
      ['PAPER_FORM', true, 'PAPER_AT_WINDOW'],
      ['OTHER', false, 'ONLINE'],
    ]);
    // A paper never keeps anybody from submitting (3.1.6).
    expect(missing).toEqual([{ field: 'material.EMPLOYMENT_PROOF' }]);
    expect(await take(stage, draft.viewer, 'submit', draft.application)).toMatchObject({ __typename: 'Incomplete' });
    await uploaded(draft);
    expect((await list(draft, draft.viewer)).missing).toEqual([]);
    expect((await take(stage, draft.viewer, 'submit', draft.application)).__typename).toBe('SubmittedApplication');
  });

  it('is another one in another province', async () => {
    const draft = await aDraft(stage, fromHunan(), somewhere(stage, {}, '430102'));
    const codes = (await list(draft, draft.viewer)).materials.map(({ code }) => code);
    expect(codes).not.toContain('EMPLOYMENT_PROOF');
  });
});

describe('uploading a material', () => {
  it.each([
    ['PDF', () => PDF, 'application/pdf'],
    ['JPEG', () => JPEG, 'image/jpeg'],
    ['PNG', () => PNG, 'image/png'],
  ])('takes a %s by what it is, whatever it calls itself', async (_, bytes, mediaType) => {
    const draft = await aDraft(stage);
    const url = ticketOf(await open(draft, draft.viewer));
    const answer = await put(url, draft.viewer, bytes(), 'text/plain');
    expect(answer).toEqual({ status: 200, said: { accepted: true, fileId: expect.any(String) } });
    const [file] = filesOf(await list(draft, draft.viewer));
    expect(file).toMatchObject({ id: answer.said.fileId, mediaType, bytes: bytes().length });
  });

  it.each([
    ['a text', () => Buffer.from('MZ no document at all'), 422, 'NOT_A_DOCUMENT'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'NOT_A_DOCUMENT'],
    ['a PDF that broke off', () => PDF.subarray(0, 20), 422, 'NOT_A_DOCUMENT'],
    ['a picture that broke off', () => PNG.subarray(0, PNG.length - 40), 422, 'NOT_A_DOCUMENT'],
    ['nothing', () => Buffer.alloc(0), 422, 'NOT_A_DOCUMENT'],
    ['more than 10 MB', () => Buffer.concat([PDF, Buffer.alloc(MATERIAL_MAX_BYTES), PDF]), 422, 'TOO_LARGE'],
    ['much more than 10 MB', () => Buffer.alloc(13 * 1024 * 1024), 413, 'TOO_LARGE'],
  ])('refuses %s, and says what to do', async (_, bytes, status, problem) => {
    const draft = await aDraft(stage);
    const answer = await put(ticketOf(await open(draft, draft.viewer)), draft.viewer, bytes());
    expect(answer).toMatchObject({ status, said: { accepted: false, problem } });
    if (problem === 'TOO_LARGE') expect(answer.said.message).toContain('10MB');
    expect(filesOf(await list(draft, draft.viewer))).toEqual([]);
  });

  it('takes exactly 10 MB', async () => {
    const draft = await aDraft(stage);
    const whole = Buffer.concat([PDF, Buffer.alloc(MATERIAL_MAX_BYTES - 2 * PDF.length), PDF]);
    expect(whole).toHaveLength(MATERIAL_MAX_BYTES);
    expect((await put(ticketOf(await open(draft, draft.viewer)), draft.viewer, whole)).status).toBe(200);
  });

  it('keeps several files of one material, each beside the earlier ones, up to a bound', async () => {
    const draft = await aDraft(stage);
    const [first, second] = [await uploaded(draft, PDF), await uploaded(draft, JPEG)];
    expect(filesOf(await list(draft, draft.viewer)).map(({ id }) => id)).toEqual([first, second]);
    for (let more = 2; more < MOST_FILES; more += 1) await uploaded(draft);
    const beyond = await put(ticketOf(await open(draft, draft.viewer)), draft.viewer, PDF);
    expect(beyond).toMatchObject({ status: 422, said: { problem: 'TOO_MANY' } });
    expect(await uploaded(draft, PDF, 'OTHER')).toEqual(expect.any(String));
  });

  it('refuses a material that the checklist does not have', async () => {
    const draft = await aDraft(stage);
    expect(await open(draft, draft.viewer, 'DIPLOMA')).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ field: 'material', problem: 'UNKNOWN' }],
    });
  });

  it('refuses other accounts: to them there is no application, and a ticket is no use', async () => {
    const draft = await aDraft(stage);
    const stranger = aPerson({ practitionerId: uuidv7(), accountId: 'somebody-else' });
    expect((await open(draft, stranger)).__typename).toBe('ApplicationNotFound');
    expect((await open(draft, draft.reviewer)).__typename).toBe('ApplicationNotFound');
    const url = ticketOf(await open(draft, draft.viewer));
    expect(await put(url, stranger, PDF)).toMatchObject({ status: 403, said: { problem: 'WRONG_OWNER' } });
  });

  it('refuses it after submission, also with a ticket from before', async () => {
    const draft = await aDraft(stage);
    await uploaded(draft);
    const early = ticketOf(await open(draft, draft.viewer));
    await take(stage, draft.viewer, 'submit', draft.application);
    expect((await open(draft, draft.viewer)).__typename).toBe('StepNotAllowed');
    expect(await put(early, draft.viewer, PDF)).toMatchObject({ status: 409, said: { problem: 'NOT_EDITABLE' } });
  });

  it('is on the audit trail with its fingerprint', async () => {
    const draft = await aDraft(stage);
    const fileId = await uploaded(draft);
    const entry = (await readAudit(stage.deps.db, 'Application', draft.application.id)).at(-1);
    expect(entry).toMatchObject({
      action: 'saveMaterial',
      actor: { kind: 'PERSON', accountId: draft.viewer.accountId },
      detail: { material: 'EMPLOYMENT_PROOF', fileId, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });
});

describe('removing a material', () => {
  it('takes the file from the list, once, on record; what is submitted meanwhile would lack it', async () => {
    const draft = await aDraft(stage);
    const fileId = await uploaded(draft);
    const answers = await Promise.all([remove(draft, draft.viewer, fileId), remove(draft, draft.viewer, fileId)]);
    expect(answers.map(({ __typename }) => __typename)).toEqual(['RemovedMaterial', 'RemovedMaterial']);
    expect(filesOf(await list(draft, draft.viewer))).toEqual([]);
    const removals = (await readAudit(stage.deps.db, 'Application', draft.application.id)).filter(
      ({ action }) => action === 'removeMaterial',
    );
    expect(removals).toHaveLength(1);
    // The version that was read before the removal is not submitted.
    expect((await take(stage, draft.viewer, 'submit', draft.application)).__typename).toBe('ApplicationChanged');
  });

  it('is the applicant’s alone, and not after submission', async () => {
    const draft = await aDraft(stage);
    const fileId = await uploaded(draft);
    const stranger = aPerson({ practitionerId: uuidv7() });
    expect((await remove(draft, stranger, fileId)).__typename).toBe('ApplicationNotFound');
    await take(stage, draft.viewer, 'submit', draft.application);
    expect((await remove(draft, draft.viewer, fileId)).__typename).toBe('StepNotAllowed');
    expect((await remove(draft, draft.reviewer, fileId)).__typename).toBe('StepNotAllowed');
    expect(filesOf(await list(draft, draft.reviewer))).toHaveLength(1);
  });

  it('never touches a file of another application', async () => {
    const [mine, other] = [await aDraft(stage), await aDraft(stage)];
    const fileId = await uploaded(other);
    expect((await remove(mine, mine.viewer, fileId)).__typename).toBe('RemovedMaterial');
    expect(filesOf(await list(other, other.viewer))).toHaveLength(1);
  });
});

describe('reading a material', () => {
  it.each(['viewer', 'reviewer', 'officer'] as const)(
    'gives %s a short-lived address that is his alone',
    async (who) => {
      const draft = await aDraft(stage);
      await uploaded(draft, PNG);
      await take(stage, draft.viewer, 'submit', draft.application);
      const passed = await present(stage, draft);
      await take(stage, draft.reviewer, 'pass', passed);
      const [file] = filesOf(await list(draft, draft[who]));
      const read = await send(file?.url ?? '', draft[who]);
      expect([read.status, read.type, read.body.equals(PNG)]).toEqual([200, 'image/png', true]);
      const other = who === 'viewer' ? draft.officer : draft.viewer;
      expect((await send(file?.url ?? '', other)).status).toBe(403);
      const began = stage.clock.now();
      stage.clock.moveTo(new Date(began.getTime() + 301_000).toISOString());
      expect((await send(file?.url ?? '', draft[who])).status).toBe(403);
      stage.clock.moveTo(began.toISOString());
    },
  );

  it('is nothing for others', async () => {
    const submitted = await aDraft(stage);
    await uploaded(submitted);
    expect(await ask(stage, somewhere(stage).officer, LIST, { id: submitted.application.id })).toBeNull();
  });
});

describe('papers at the window (3.1.15)', () => {
  const OUTCOME = '{ __typename ... on InvalidInput { problems { problem } } }';
  const receive = (theCase: Case, officer: Viewer, materials: string[]) =>
    ask(
      stage,
      officer,
      `mutation($id: ID!, $materials: [ID!]!) { recordReceipts(applicationId: $id, materials: $materials) ${OUTCOME} }`,
      { id: theCase.application.id, materials },
    );
  const giveBack = (theCase: Case, officer: Viewer, material: string) =>
    ask(
      stage,
      officer,
      `mutation($id: ID!, $material: ID!) { recordReturn(applicationId: $id, material: $material) ${OUTCOME} }`,
      { id: theCase.application.id, material },
    );
  async function anAcceptedCase() {
    const draft = await aDraft(stage);
    await uploaded(draft);
    await take(stage, draft.viewer, 'submit', draft.application);
    await take(stage, draft.reviewer, 'pass', await present(stage, draft));
    await take(stage, draft.officer, 'accept', await present(stage, draft));
    return { ...draft, application: await present(stage, draft) };
  }
  const audited = async ({ application: { id } }: Case, action: string) =>
    (await readAudit(stage.deps.db, 'Application', id)).filter((entry) => entry.action === action);
  const paper = async (theCase: Case) =>
    (await list(theCase, theCase.officer)).materials.find(({ code }) => code === 'PAPER_FORM');

  it('a mandatory paper must have been received before a case is granted', async () => {
    const accepted = await anAcceptedCase();
    expect(await take(stage, accepted.officer, 'approve', accepted.application)).toMatchObject({
      code: 'PAPERS_MISSING',
      message: expect.stringContaining('签字的申请审核表'),
    });
    expect((await receive(accepted, accepted.officer, ['PAPER_FORM'])).__typename).toBe('RecordedReceipts');
    expect((await take(stage, accepted.officer, 'approve', accepted.application)).__typename).toBe(
      'ApprovedApplication',
    );
  });

  it('receipt and return are registered once, with date and user', async () => {
    const accepted = await anAcceptedCase();
    await Promise.all([
      receive(accepted, accepted.officer, ['PAPER_FORM']),
      receive(accepted, accepted.officer, ['PAPER_FORM', 'PAPER_FORM']),
    ]);
    const received = await paper(accepted);
    expect(received?.receivedAt).toBe('2026-11-09T02:00:00.000Z');
    stage.clock.moveTo('2026-11-10T10:00:00+08:00');
    await receive(accepted, accepted.officer, ['PAPER_FORM']);
    await Promise.all([
      giveBack(accepted, accepted.officer, 'PAPER_FORM'),
      giveBack(accepted, accepted.officer, 'PAPER_FORM'),
    ]);
    stage.clock.moveTo('2026-11-09T10:00:00+08:00');
    expect(await paper(accepted)).toMatchObject({
      receivedAt: '2026-11-09T02:00:00.000Z',
      returnedAt: '2026-11-10T02:00:00.000Z',
    });
    for (const action of ['receiveMaterials', 'returnMaterial']) {
      expect(await audited(accepted, action)).toEqual([
        expect.objectContaining({
          actor: expect.objectContaining({ accountId: accepted.officer.accountId }),
          detail: { materials: ['PAPER_FORM'] },
        }),
      ]);
    }
    const row = await stage.deps.db.materialReceipt.findFirst({ where: { applicationId: accepted.application.id } });
    expect(row).toMatchObject({ receivedBy: accepted.officer.accountId, returnedBy: accepted.officer.accountId });
  });

  it('nothing is given back that was never received; unknown materials and none are refused', async () => {
    const accepted = await anAcceptedCase();
    expect(await giveBack(accepted, accepted.officer, 'PAPER_FORM')).toMatchObject({
      problems: [{ problem: 'NOT_RECEIVED' }],
    });
    expect(await receive(accepted, accepted.officer, ['DIPLOMA'])).toMatchObject({
      problems: [{ problem: 'UNKNOWN' }],
    });
    expect((await receive(accepted, accepted.officer, [])).__typename).toBe('InvalidInput');
  });

  it('is no business of another authority, of the reviewer, or of a user without the right', async () => {
    const accepted = await anAcceptedCase();
    const elsewhere = somewhere(stage, {}, '440304').officer;
    expect((await receive(accepted, elsewhere, ['PAPER_FORM'])).__typename).toBe('ApplicationNotFound');
    expect((await receive(accepted, accepted.reviewer, ['PAPER_FORM'])).__typename).toBe('FORBIDDEN');
    const withoutRight = { ...accepted.officer, rights: ['DECIDE_APPLICATIONS' as const] };
    expect((await receive(accepted, withoutRight, ['PAPER_FORM'])).__typename).toBe('FORBIDDEN');
    expect((await paper(accepted))?.receivedAt).toBeNull();
  });

  it('an application that was submitted elsewhere asks for no paper of this province', async () => {
    const other = await aSubmitted(stage, fromHunan(), somewhere(stage, {}, '430102'));
    expect((await list(other, other.viewer)).materials.map(({ code }) => code)).not.toContain('PAPER_FORM');
  });
});
