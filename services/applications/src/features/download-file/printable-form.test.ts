import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anApproved, anOpened, answered, aPassed, FORM, seen, withPhoto } from '../../../test/builders.ts';
import { CASES } from '../../../test/cases.ts';
import { about, aHospital, anAssistant, aRegistered, qualified } from '../../../test/physicians.ts';
import { carryOn, now, play } from '../../../test/play.ts';
import { aStage, ID_NUMBER, type Stage, someone, somewhere } from '../../../test/stage.ts';
import { openApplication } from '../open-application/open-application.ts';
import { saveDraft } from '../save-draft/save-draft.ts';
import { parseSubject, printableFormUrl } from './download-tickets.ts';
import { findShown, formData, printForm } from './printable-form.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.close());

const data = async (id: string, idNumber: 'FULL' | 'MASKED' = 'FULL') => {
  const row = await findShown(stage.deps, id);
  if (!row) throw new Error('No application');
  return formData(stage.deps, row, { idNumber, photo: null });
};
type Form = Awaited<ReturnType<typeof data>>;

/** What stands in a section, by label. */
function said(form: Form, title: string): Record<string, unknown> {
  const section = form.sections.find((one) => one.title === title);
  return Object.fromEntries(
    (section?.entries ?? []).map((entry) => [entry.label, entry.span === 'LIST' ? entry.items : entry.value]),
  );
}
const titles = ({ sections }: Form) => sections.map(({ title }) => title);

describe('the printable form', () => {
  it.each(['viewer', 'reviewer', 'officer'] as const)(
    'shows the ID number in full to the applicant alone: %s',
    async (who) => {
      const { application, [who]: viewer } = await CASES.SUBMITTED(stage);
      const ticket = printableFormUrl(stage.deps, viewer, application).split('/').at(-1) ?? '';
      const opened = stage.deps.tickets.verify(ticket, 'DOWNLOAD', { owner: viewer.accountId ?? '' });
      expect(opened.ok && parseSubject(opened.ticket.subject)).toEqual({
        what: 'form',
        applicationId: application.id,
        idNumber: who === 'viewer' ? 'FULL' : 'MASKED',
      });
    },
  );

  it('masks it in the code of the qualification and in what was written as well (6.2)', async () => {
    const qualifications = someone(stage);
    const practitioner = stage.world.practitioners.get(qualifications.practitionerId);
    for (const one of practitioner?.qualifications ?? []) one.code = `202244141${ID_NUMBER}`;
    const { application } = await aPassed(stage, qualifications);
    const full = await data(application.id, 'FULL');
    expect(said(full, '申请人').证件号码).toBe(ID_NUMBER);
    expect(said(full, '所用资格').资格证书编码).toBe(`202244141${ID_NUMBER}`);
    expect(JSON.stringify(await data(application.id, 'MASKED'))).not.toContain(ID_NUMBER);
  });

  it('carries what the applicant filled in, in words', async () => {
    const { application } = await CASES.DRAFT(stage);
    const form = await data(application.id);
    expect(form.title).toBe('中医（专长）医师执业注册');
    expect(said(form, '申请人')).toMatchObject({
      联系地址: FORM.postalAddress,
      学历: '大学专科',
      健康状况: '良好',
      个人工作经历: FORM.career,
    });
    expect(said(form, '申请事项')).toMatchObject({
      拟执业机构: '荔湾区某中医院',
      执业地点: '广东省',
      主管部门: '荔湾区卫生健康局',
    });
    expect(form.declaration.text).toContain('核定的中医药技术方法和治疗病症范围内执业');
  });

  it('has nothing in the place of what is not known', async () => {
    const { application } = await anOpened(stage);
    const form = await data(application.id);
    expect(said(form, '申请人')).toMatchObject({ 联系地址: null, 健康状况: null, 个人工作经历: null, 联系电话: null });
    expect(said(form, '申请事项')).toMatchObject({ 拟执业机构: null, 执业地点: null, 主管部门: null });
    expect(form.progress).toEqual([]);
  });

  it.each([
    ['DRAFT', { text: null, name: '荔湾区某中医院', on: null }, { text: null, name: '荔湾区卫生健康局' }],
    ['INST_RETURNED', { text: '退回\n工作经历不完整', on: '2026-11-09' }, { text: null }],
    ['INST_REJECTED', { text: '不通过\n工作经历不完整' }, { text: null }],
    ['INST_PASSED', { text: '审核通过\n同意聘用', on: '2026-11-09' }, { text: null }],
    [
      'NOT_ACCEPTED',
      { text: '审核通过\n同意聘用' },
      { text: expect.stringMatching(/^不予受理\n.*\n依据：.*行政许可法/) },
    ],
    ['EFFECTIVE', { text: '审核通过\n同意聘用' }, { text: '准予', on: '2026-11-09' }],
  ] as const)(
    '%s: shows what was said so far, by the institution and by the authority',
    async (status, review, decision) => {
      const { application } = await CASES[status](stage);
      const { opinions } = await data(application.id);
      expect(opinions).toMatchObject([
        { title: '机构审核意见', by: '审核机构', ...review },
        { title: '主管部门审批意见', by: '审批机关', ...decision },
      ]);
    },
  );

  it('a refusal shows its reasons with their basis, and the remedies once (ALL-38)', async () => {
    const { application } = await CASES.REFUSED(stage);
    const text = (await data(application.id)).opinions.at(-1)?.text ?? '';
    expect(text).toMatch(/^不予许可\n工作经历不完整\n依据：.*医师执业注册管理办法/);
    expect(text.match(/行政复议/g)).toHaveLength(1);
  });

  it('an effective one shows its days, the certificate code and the identification code', async () => {
    const { application, registration } = await anApproved(stage);
    const progress = Object.fromEntries((await data(application.id)).progress.map((line) => [line.label, line]));
    expect(progress).toMatchObject({
      生效日期: { value: '2026年11月09日' },
      执业证书编码: { value: registration.certificateCode },
      电子化注册识别码: { value: registration.eRegId },
    });
  });

  it('shows the registration concerned as the application found it, also after it has changed it', async () => {
    const { application: first, registration, viewer } = await anApproved(stage);
    const elsewhere = somewhere(stage, { name: '福田区另一中医院' }, '440304');
    const opened = await openApplication(stage.deps, viewer, { procedure: 'TCM_CHG', registrationId: registration.id });
    const { application } = answered(opened, 'OpenedApplication');
    const before = await data(application.id);
    expect(titles(before)).toEqual(['申请人', '所涉执业注册信息', '申请事项']);
    expect(said(before, '所涉执业注册信息')).toMatchObject({
      主要执业机构: '荔湾区某中医院',
      执业证书编码: registration.certificateCode,
      中医药技术方法: ['外治技术-推拿'],
    });
    expect(said(before, '申请人').民族).toBe(registration.ethnicGroup);

    await withPhoto(stage, viewer, application);
    const form = { ...FORM, institution: elsewhere.institutionId, reason: '工作调动' };
    await saveDraft(stage.deps, viewer, { ...seen(application), form });
    // What a decision does to the record, with the application that it came of.
    await stage.deps.db.registration.update({
      where: { id: registration.id },
      data: {
        version: { increment: 1 },
        primaryInstitutionName: '福田区另一中医院',
        applicationId: application.id,
        eRegId: `${registration.eRegId}X`.slice(-40),
      },
    });
    expect(said(await data(application.id), '所涉执业注册信息').主要执业机构).toBe('荔湾区某中医院');
    expect(said(await data(application.id), '申请事项')).toMatchObject({
      拟执业机构: '福田区另一中医院',
      变更理由: '工作调动',
    });
    expect(titles(await data(first.id))).toEqual(['申请人', '所用资格', '申请事项']);
  });

  it('has a frame for each institution in the order of their turns, each with its own last word (S2-Q9)', async () => {
    const who = await aRegistered(stage, anAssistant(stage));
    const where = aHospital(stage, '440304');
    const submitted = await play(
      stage,
      {
        ...about(who, 'PHY_UPG', { institutionChanges: true, institution: where.institutionId }),
        qualificationId: qualified(stage, who, { level: 'LICENSED', category: 'CLINICAL' }),
      },
      'SUBMITTED',
    );
    const [first, second] = submitted.reviewerNames;
    const drawn = async () => (await data(submitted.id)).opinions.map(({ title, name, text }) => [title, name, text]);
    expect(await drawn()).toEqual([
      ['机构审核意见（1）', first, null],
      ['机构审核意见（2）', second, null],
      ['主管部门审批意见', '荔湾区卫生健康局', null],
    ]);
    await carryOn(stage, submitted, 'PARTLY_PASSED');
    expect((await drawn()).map(([, , text]) => text)).toEqual(['审核通过', null, null]);
    await carryOn(stage, await now(stage, submitted));
    expect((await drawn()).map(([, , text]) => text)).toEqual(['审核通过', '审核通过', '准予']);
    expect(titles(await data(submitted.id))).toEqual(['申请人', '所用资格', '所涉执业注册信息', '申请事项']);
  });

  it('is null for a procedure without one', async () => {
    const { registration, viewer } = await anApproved(stage);
    const opened = await openApplication(stage.deps, viewer, {
      procedure: 'TCM_DEREG',
      registrationId: registration.id,
    });
    const { application } = answered(opened, 'OpenedApplication');
    expect(await printForm(stage.deps, application.id, { idNumber: 'FULL' })).toBeNull();
  });
});

it.each(['', 'photo', 'form|x', 'form|x|ALL', 'other|x'])('the subject %p is none', (text) => {
  expect(parseSubject(text)).toBeNull();
});
