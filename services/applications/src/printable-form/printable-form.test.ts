import { describe, expect, it } from '@jest/globals';
import { MissingCharacterError, syntheticPhoto } from '@medreg/documents';
import {
  findPdfFaults,
  picturePdfPage,
  readPdfFonts,
  readPdfInfo,
  readPdfText,
  readPdfTextUnbroken,
  readQrCodes,
} from '@medreg/documents/inspection';
import { type ApplicationFormData, renderApplicationForm } from './index.ts';

const photo = await syntheticPhoto('李时针');

const draft: ApplicationFormData = {
  applicationNo: 'TCM-REG-20261122-000123',
  applicant: {
    name: '李时针',
    sex: 'MALE',
    birthDate: '1986-11-05',
    ethnicGroup: '汉族',
    education: '大学本科',
    health: '良好',
    idNumber: '440103198611051230',
    phone: '13800000001',
    postalAddress: '广东省广州市荔湾区示范路1号',
    career: '2010年起跟师学习\n2022年取得资格',
    photo,
  },
  qualification: {
    code: '202144ZYZC0001234',
    issuedOn: '2021-06-30',
    issuedBy: '广东省中医药局',
    province: '广东省',
    techniques: ['外治技术-推拿'],
    diseases: ['腰痛(腰椎间盘突出症)'],
  },
  institution: {
    name: '广州市越秀区示范中医医院',
    registrationNo: '455899999440104201A1001',
    address: '广州市越秀区示范二路2号',
    department: '中医推拿科',
    practicePlace: '广东省',
    authority: '广州市越秀区卫生健康局',
  },
  generatedAt: new Date('2026-11-22T16:30:00Z'),
};

const decided: ApplicationFormData = {
  ...draft,
  submittedOn: '2026-11-20',
  institutionReview: { outcome: 'PASSED', opinion: '材料齐全，同意。', reviewer: '王芳', reviewedOn: '2026-11-21' },
  authorityDecision: {
    outcome: 'APPROVED',
    opinion: '符合注册条件。',
    officer: '赵敏',
    decidedOn: '2026-11-22',
    certificateCode: '341440103000123',
  },
};

const times = (count: number, item: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => item(index + 1));

describe('renderApplicationForm (S0-2.1 业务打印表单)', () => {
  it('shows what the applicant filled in, under official labels', async () => {
    const lines = readPdfText(await renderApplicationForm(draft)).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '中医（专长）医师执业注册申请审核表',
        '申请编号 TCM-REG-20261122-000123',
        '尚未提交',
        '姓名 李时针 性别 男',
        '出生日期 1986年11月05日 民族 汉族',
        '学历 大学本科 健康状况 良好',
        '证件类型 居民身份证',
        '证件号码 440103198611051230',
        '联系电话 13800000001 电子邮箱',
        '联系地址 广东省广州市荔湾区示范路1号',
        '2010年起跟师学习',
        '个人工作经历',
        '2022年取得资格',
        '资格证书编码 202144ZYZC0001234',
        '取得日期 2021年06月30日 考核省份 广东省',
        '发证机关 广东省中医药局',
        '中医药技术方法 外治技术-推拿',
        '治疗病症范围 腰痛(腰椎间盘突出症)',
        '执业类别 中医 专业 中医',
        '拟执业机构 广州市越秀区示范中医医院',
        '登记号 455899999440104201A1001 执业地点 广东省',
        '机构地址 广州市越秀区示范二路2号',
        '拟执业科室 中医推拿科 注册主管部门 广州市越秀区卫生健康局',
      ]),
    );
  });

  it('leaves what nobody knows yet to the pen: every label, no word in its place', async () => {
    const { name, sex, birthDate, idNumber } = draft.applicant;
    const { code, techniques, diseases } = draft.qualification;
    const text = readPdfText(
      await renderApplicationForm({
        ...draft,
        applicant: { name, sex, birthDate, idNumber },
        qualification: { code, techniques, diseases },
        institution: {},
      }),
    );
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        '学历 健康状况',
        '联系电话 电子邮箱',
        '联系地址',
        '个人工作经历',
        '拟执业机构',
        '登记号 执业地点',
        '机构地址',
        '拟执业科室 注册主管部门',
      ]),
    );
  });

  it('leaves room for signature, opinion, seal and date while nothing is decided', async () => {
    const text = readPdfTextUnbroken(await renderApplicationForm(draft));
    expect(text).toContain('申请人签字：日期：年月日');
    expect(text).toContain('五、拟执业机构审核意见审核机构：（公章）日期：年月日');
    expect(text).toContain('六、注册主管部门审批意见审批机关：（公章）日期：年月日');
  });

  it('shows the review and the decision once they are known', async () => {
    const text = readPdfTextUnbroken(await renderApplicationForm(decided));
    expect(text).toContain('申请日期2026年11月20日');
    expect(text).toContain('审核通过材料齐全，同意。审核机构：王芳（公章）日期：2026年11月21日');
    expect(text).toContain(
      '准予注册符合注册条件。执业证书编码：341440103000123审批机关：赵敏（公章）日期：2026年11月22日',
    );
  });

  it('shows a return and a refusal as such', async () => {
    const text = readPdfText(
      await renderApplicationForm({
        ...decided,
        institutionReview: { outcome: 'RETURNED', opinion: '照片不清。', reviewer: '王芳', reviewedOn: '2026-11-21' },
        authorityDecision: { outcome: 'REFUSED', opinion: '不符合。', officer: '赵敏', decidedOn: '2026-11-22' },
      }),
    );
    expect(text).toContain('退回');
    expect(text).toContain('不予注册\n不符合。');
    expect(text).not.toContain('执业证书编码');
  });

  it('is A4 portrait with numbered pages, the moment in China and a readable QR code', async () => {
    const pdf = await renderApplicationForm(draft);
    expect(readPdfInfo(pdf)).toMatch(/Pages:\s+2\b[\s\S]*595\.28 x 841\.89/u);
    expect(readPdfText(pdf)).toContain('第 1 页，共 2 页');
    expect(readPdfText(pdf)).toContain('第 2 页，共 2 页');
    expect(readPdfText(pdf)).toContain('生成时间 2026年11月23日 00:30');
    expect(readQrCodes(picturePdfPage(pdf))).toEqual(['TCM-REG-20261122-000123']);
    expect(findPdfFaults(pdf)).toBe('');
    expect(readPdfFonts(pdf).every(({ complete }) => complete)).toBe(true);
  });

  it('lets long lists go on over pages without tearing or losing an item', async () => {
    const techniques = times(200, (n) => `外治技术-推拿${n}法`);
    const diseases = times(200, (n) => `腰痛(腰椎间盘突出症${n}型)`);
    const pdf = await renderApplicationForm({
      ...draft,
      qualification: { ...draft.qualification, techniques, diseases },
    });
    const text = readPdfTextUnbroken(pdf);
    for (const item of [...techniques, ...diseases]) expect(text).toContain(item);
    expect(text).toContain('治疗病症范围（续）');
    expect(findPdfFaults(pdf)).toBe('');
  });

  it('wraps long names, addresses and opinions whole', async () => {
    const name = `广东省${'长'.repeat(120)}中医门诊部`;
    const opinion = '意见'.repeat(400);
    const institutionReview = { outcome: 'PASSED', opinion, reviewer: '王芳', reviewedOn: '2026-11-21' } as const;
    const pdf = await renderApplicationForm({
      ...decided,
      institution: { ...draft.institution, name },
      institutionReview,
    });
    expect(readPdfTextUnbroken(pdf)).toContain(name);
    expect(readPdfTextUnbroken(pdf)).toContain(opinion);
  });

  it.each([1, 60, 180, 300])('never parts a heading from its box (%i diseases)', async (count) => {
    const diseases = times(count, (n) => `腰痛(腰椎间盘突出症${n}型)`);
    const pdf = await renderApplicationForm({ ...decided, qualification: { ...draft.qualification, diseases } });
    expect(readPdfTextUnbroken(pdf)).toContain('五、拟执业机构审核意见审核通过');
    expect(readPdfTextUnbroken(pdf)).toContain('六、注册主管部门审批意见准予注册');
  });

  it('carries a career of 1000 characters whole, over pages when it must', async () => {
    const career = '经'.repeat(1000);
    const diseases = times(90, (n) => `腰痛(腰椎间盘突出症${n}型)`);
    const pdf = await renderApplicationForm({
      ...decided,
      applicant: { ...draft.applicant, career },
      qualification: { ...draft.qualification, diseases },
    });
    expect(readPdfTextUnbroken(pdf).match(/经(?!历|办)/gu)).toHaveLength(1000);
    expect(findPdfFaults(pdf)).toBe('');
  });

  it('gives a long name of who decided lines of its own', async () => {
    const officer = `${'甲'.repeat(60)}卫生健康委员会`;
    const authorityDecision = { outcome: 'REFUSED', officer, decidedOn: '2026-11-22' } as const;
    const text = readPdfText(await renderApplicationForm({ ...decided, authorityDecision }));
    expect(text.match(/甲/gu)).toHaveLength(60);
    expect(text).toMatch(/^[甲卫].*委员会 （公章） 日期：2026年11月22日$/mu);
  });

  it.each([
    ['hundreds of paragraphs', '好\r\n'.repeat(300), 300],
    ['twenty reasons of 500 characters', Array.from({ length: 20 }, () => '好'.repeat(500)).join('\n'), 10_000],
  ])('an opinion of %s goes on over pages; who signs stands at its end', async (_, opinion, count) => {
    const institutionReview = { outcome: 'PASSED', opinion, reviewer: '王\t芳', reviewedOn: '2026-11-21' } as const;
    const pdf = await renderApplicationForm({
      ...decided,
      applicant: { ...draft.applicant, health: null },
      institutionReview,
    });
    const text = readPdfTextUnbroken(pdf);
    expect(text.match(/好/gu)).toHaveLength(count);
    expect(text).toContain('好好审核机构：王芳（公章）');
    expect(findPdfFaults(pdf)).toBe('');
  });

  it('keeps a frame for a paper photo, and prints rare names', async () => {
    const pdf = await renderApplicationForm({
      ...draft,
      applicant: { ...draft.applicant, name: '𠮷田·㐂', photo: null },
    });
    expect(readPdfText(pdf)).toContain('照片\n（二寸白底免冠）');
    expect(readPdfText(pdf)).toContain('姓名 𠮷田·㐂');
    const unknown = renderApplicationForm({ ...draft, applicant: { ...draft.applicant, name: '张𪚥' } });
    await expect(unknown).rejects.toThrow(MissingCharacterError);
  });

  it.each<[string, Partial<ApplicationFormData>]>([
    ['no application number', { applicationNo: '' }],
    ['a day that does not exist', { submittedOn: '2026-02-30' }],
    ['no technique', { qualification: { ...draft.qualification, techniques: [] } }],
  ])('refuses data with %s', async (_, changes) => {
    await expect(renderApplicationForm({ ...draft, ...changes })).rejects.toThrow();
  });
});
