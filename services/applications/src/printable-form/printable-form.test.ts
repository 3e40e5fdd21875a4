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

const times = (count: number, item: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => item(index + 1));

type Section = ApplicationFormData['sections'][number];
type Opinion = ApplicationFormData['opinions'][number];

const APPLICANT: Section = {
  title: '申请人',
  photo,
  entries: [
    { span: 'HALF', label: '姓名', value: '李时针' },
    { span: 'HALF', label: '性别', value: '男' },
    { span: 'HALF', label: '出生日期', value: '1986年11月05日' },
    { span: 'HALF', label: '民族', value: '汉族' },
    { span: 'WHOLE', label: '证件类型', value: '居民身份证' },
    { span: 'WHOLE', label: '证件号码', value: '440103198611051230' },
    { span: 'WHOLE', label: '联系电话', value: null },
    { span: 'WHOLE', label: '电子邮箱', value: null },
    { span: 'WHOLE', label: '联系地址', value: '广东省广州市荔湾区示范路1号' },
    { span: 'HALF', label: '学历', value: '大学本科' },
    { span: 'HALF', label: '健康状况', value: '良好' },
    { span: 'LINES', label: '个人工作经历', value: '2010年起跟师学习\n2022年取得资格' },
  ],
};
const qualification = (diseases: string[], techniques = ['外治技术-推拿']): Section => ({
  title: '所用资格',
  entries: [
    { span: 'WHOLE', label: '资格证书编码', value: '202144ZYZC0001234' },
    { span: 'HALF', label: '取得日期', value: '2021年06月30日' },
    { span: 'HALF', label: '资格省份', value: '广东省' },
    { span: 'LIST', label: '中医药技术方法', items: techniques },
    { span: 'LIST', label: '治疗病症范围', items: diseases },
  ],
});
const matter = (institution: string | null = '广州市越秀区示范中医医院'): Section => ({
  title: '申请事项',
  entries: [
    { span: 'WHOLE', label: '拟执业机构', value: institution },
    { span: 'HALF', label: '拟执业科室', value: '中医推拿科' },
  ],
});
const REVIEW: Opinion = { title: '机构审核意见', by: '审核机构' };
const DECISION: Opinion = { title: '主管部门审批意见', by: '审批机关' };

const draft: ApplicationFormData = {
  title: '中医（专长）医师执业注册',
  applicationNo: 'TCM-REG-20261122-000123',
  sections: [APPLICANT, qualification(['腰痛(腰椎间盘突出症)']), matter()],
  declaration: { text: '本人承诺：本表所填内容真实。' },
  opinions: [REVIEW, DECISION],
  progress: [],
  generatedAt: new Date('2026-11-22T16:30:00Z'),
};
const passed: Opinion = { ...REVIEW, text: '审核通过\n材料齐全，同意。', name: '王芳', on: '2026-11-21' };
const approved: Opinion = { ...DECISION, text: '准予\n符合注册条件。', name: '赵敏', on: '2026-11-22' };
const decided: ApplicationFormData = {
  ...draft,
  submittedOn: '2026-11-20',
  opinions: [passed, approved],
  progress: [
    { span: 'HALF', label: '申请日期', value: '2026年11月20日' },
    { span: 'HALF', label: '执业证书编码', value: '341440103000123' },
  ],
};

describe('renderApplicationForm (S0-2.1 业务打印表单)', () => {
  it('is titled by its procedure and shows what was filled in, two halves to a row', async () => {
    const lines = readPdfText(await renderApplicationForm(draft)).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '中医（专长）医师执业注册申请审核表',
        '申请编号 TCM-REG-20261122-000123',
        '尚未提交',
        '一、申请人',
        '姓名 李时针 性别 男',
        '出生日期 1986年11月05日 民族 汉族',
        '证件类型 居民身份证',
        '证件号码 440103198611051230',
        '学历 大学本科 健康状况 良好',
        '联系地址 广东省广州市荔湾区示范路1号',
        '2010年起跟师学习',
        '个人工作经历',
        '2022年取得资格',
        '二、所用资格',
        '资格证书编码 202144ZYZC0001234',
        '取得日期 2021年06月30日 资格省份 广东省',
        '中医药技术方法 外治技术-推拿',
        '治疗病症范围 腰痛(腰椎间盘突出症)',
        '三、申请事项',
        '拟执业机构 广州市越秀区示范中医医院',
        '拟执业科室 中医推拿科',
        '四、申请人承诺',
      ]),
    );
  });

  it('leaves what nobody knows yet to the pen: every label, no word in its place', async () => {
    const lines = readPdfText(await renderApplicationForm({ ...draft, sections: [APPLICANT, matter(null)] })).split(
      '\n',
    );
    expect(lines).toEqual(expect.arrayContaining(['联系电话', '电子邮箱', '拟执业机构']));
  });

  it('leaves room for signature, opinion, seal and date while nothing is decided', async () => {
    const text = readPdfTextUnbroken(await renderApplicationForm(draft));
    expect(text).toContain('申请人签字：日期：年月日');
    expect(text).toContain('五、机构审核意见审核机构：（公章）日期：年月日');
    expect(text).toContain('六、主管部门审批意见审批机关：（公章）日期：年月日');
    expect(text).not.toContain('办理情况');
  });

  it('shows the review, the decision and the days once they are known', async () => {
    const text = readPdfTextUnbroken(await renderApplicationForm(decided));
    expect(text).toContain('申请人签字：日期：2026年11月20日');
    expect(text).toContain('审核通过材料齐全，同意。审核机构：王芳（公章）日期：2026年11月21日');
    expect(text).toContain('准予符合注册条件。审批机关：赵敏（公章）日期：2026年11月22日');
    expect(text).toContain('七、办理情况申请日期2026年11月20日执业证书编码341440103000123');
  });

  it('names who applied on the person’s behalf, and dates the signature by his own confirmation (PL-13)', async () => {
    const declaration = { ...draft.declaration, onBehalf: '示范医院', confirmedOn: '2026-11-21' };
    const text = readPdfTextUnbroken(await renderApplicationForm({ ...decided, declaration }));
    expect(text).toContain('本申请由示范医院代为办理，本人已知悉申请内容。申请人签字：日期：2026年11月21日');
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

  it('keeps the title of a long procedure on one line beside the QR code', async () => {
    const title = '乡村全科执业助理医师、乡镇执业助理医师变更主要执业机构及执业地点';
    const pdf = await renderApplicationForm({ ...draft, title });
    expect(readPdfText(pdf).split('\n')).toContain(`${title}申请审核表`);
    expect(readQrCodes(picturePdfPage(pdf))).toEqual(['TCM-REG-20261122-000123']);
  });

  it('lets long lists go on over pages without tearing or losing an item', async () => {
    const techniques = times(200, (n) => `外治技术-推拿${n}法`);
    const diseases = times(200, (n) => `腰痛(腰椎间盘突出症${n}型)`);
    const pdf = await renderApplicationForm({ ...draft, sections: [APPLICANT, qualification(diseases, techniques)] });
    const text = readPdfTextUnbroken(pdf);
    for (const item of [...techniques, ...diseases]) expect(text).toContain(item);
    expect(text).toContain('治疗病症范围（续）');
    expect(findPdfFaults(pdf)).toBe('');
  });

  it('wraps long names and opinions whole', async () => {
    const name = `广东省${'长'.repeat(120)}中医门诊部`;
    const text = '意见'.repeat(400);
    const pdf = await renderApplicationForm({
      ...decided,
      sections: [APPLICANT, matter(name)],
      opinions: [{ ...passed, text }, approved],
    });
    expect(readPdfTextUnbroken(pdf)).toContain(name);
    expect(readPdfTextUnbroken(pdf)).toContain(text);
  });

  it.each([1, 60, 180, 300])('never parts a heading from its box (%i diseases)', async (count) => {
    const diseases = times(count, (n) => `腰痛(腰椎间盘突出症${n}型)`);
    const pdf = await renderApplicationForm({ ...decided, sections: [APPLICANT, qualification(diseases)] });
    expect(readPdfTextUnbroken(pdf)).toContain('四、机构审核意见审核通过');
    expect(readPdfTextUnbroken(pdf)).toContain('五、主管部门审批意见准予');
  });

  it('draws the photo beside the name also when what follows turns the page', async () => {
    const entries = APPLICANT.entries.map((entry) =>
      entry.span === 'LINES' ? { ...entry, value: '长文\n'.repeat(200) } : entry,
    );
    const pdf = await renderApplicationForm({ ...draft, sections: [{ ...APPLICANT, entries, photo: null }] });
    const [first] = readPdfText(pdf).split('\f');
    expect(first).toContain('（二寸白底免冠）');
  });

  it('carries a career of 1000 characters whole, over pages when it must', async () => {
    const entries = APPLICANT.entries.map((entry) =>
      entry.span === 'LINES' ? { ...entry, value: '经'.repeat(1000) } : entry,
    );
    const diseases = times(90, (n) => `腰痛(腰椎间盘突出症${n}型)`);
    const sections = [qualification(diseases), { ...APPLICANT, entries }];
    const pdf = await renderApplicationForm({ ...decided, sections });
    expect(readPdfTextUnbroken(pdf).match(/经(?!历|办)/gu)).toHaveLength(1000);
    expect(findPdfFaults(pdf)).toBe('');
  });

  it('gives a long name of who decided lines of its own', async () => {
    const name = `${'甲'.repeat(60)}卫生健康委员会`;
    const opinions = [passed, { ...approved, name }];
    const text = readPdfText(await renderApplicationForm({ ...decided, opinions }));
    expect(text.match(/甲/gu)).toHaveLength(60);
    expect(text).toMatch(/^[甲卫].*委员会 （公章） 日期：2026年11月22日$/mu);
  });

  it.each([
    ['hundreds of paragraphs', '妥\r\n'.repeat(300), 300],
    ['twenty reasons of 500 characters', Array.from({ length: 20 }, () => '妥'.repeat(500)).join('\n'), 10_000],
  ])('an opinion of %s goes on over pages; who signs stands at its end', async (_, text, count) => {
    const opinions = [{ ...passed, text, name: '王\t芳' }, approved];
    const pdf = await renderApplicationForm({ ...decided, opinions });
    const shown = readPdfTextUnbroken(pdf);
    expect(shown.match(/妥/gu)).toHaveLength(count);
    expect(shown).toContain('妥妥审核机构：王芳（公章）');
    expect(findPdfFaults(pdf)).toBe('');
  });

  it('keeps a frame for a paper photo, none where the procedure needs no photo, and prints rare names', async () => {
    const named = (value: string) => [{ span: 'WHOLE' as const, label: '姓名', value }];
    const form = (value: string, more: Partial<Section> = {}) =>
      renderApplicationForm({ ...draft, sections: [{ title: '申请人', entries: named(value), ...more }] });
    const pdf = await form('𠮷田·㐂', { photo: null });
    expect(readPdfText(pdf)).toContain('照片\n');
    expect(readPdfText(pdf)).toContain('（二寸白底免冠）');
    expect(readPdfText(pdf)).toContain('姓名 𠮷田·㐂');
    expect(readPdfText(await form('𠮷田·㐂'))).not.toContain('照片');
    await expect(form('张𪚥')).rejects.toThrow(MissingCharacterError);
  });

  it.each<[string, Partial<ApplicationFormData>]>([
    ['no application number', { applicationNo: '' }],
    ['a day that does not exist', { submittedOn: '2026-02-30' }],
    ['an empty list', { sections: [qualification([])] }],
  ])('refuses data with %s', async (_, changes) => {
    await expect(renderApplicationForm({ ...draft, ...changes })).rejects.toThrow();
  });
});
