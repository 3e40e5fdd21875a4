import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  applyToRegister,
  approve,
  claimAndPresent,
  csvOf,
  inventPerson,
  inventPhone,
  registered,
  takeStep as step,
} from '@medreg/journey';
import type { Page } from 'playwright-core';
import type { Browsing } from '../browsing.ts';
import { caseOf } from '../cases.ts';
import { choose, takeStep } from '../hands.ts';
import { atTheWindow } from './window.ts';

const MINUTES = 60_000;
const PASSWORD = 'Lingnan7k2m9x';

/** The authority's chapter 3 of the manual (S1-A), and what the handbook expects of authorities. */
export const authority = (browsing: () => Browsing) =>
  describe('the authority', () => {
    it.each([
      ['handles all seven procedures of one specialist at the window', atTheWindow],
      ['imports qualifications from a file, with a report of its wrong lines', importQualifications],
      ['enters an institution and issues its account, with which its user signs in', issueAccount],
      ['opens a task ex officio, hears the person and keeps the registration', officialTask],
      ['sees the trail of a case, to the e-licence', trail],
    ])('%s', (_, play) => play(browsing()), 4 * MINUTES);
  });

const menu = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true }).click();

/** 资格信息导入: two good lines, one of them again, a number that cannot be, a name that is not there. */
async function importQualifications({ desk }: Browsing) {
  const [one, other, wrong, nameless] = Array.from({ length: 4 }, () => inventPerson('SPECIALIST'));
  if (!one || !other || !wrong || !nameless) throw new Error('nobody was invented');
  const lines = [
    one,
    other,
    one,
    // Another last character than the one that its digits make.
    { ...wrong, idNumber: `${wrong.idNumber.slice(0, -1)}${wrong.idNumber.endsWith('0') ? '1' : '0'}` },
    { ...nameless, name: '' },
  ];
  const name = `专长医师-${Date.now()}.csv`;
  const province = await desk('authority', 'province');
  const { page } = province;
  await menu(page, '导入');
  await page.locator('input[type="file"]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${csvOf(lines)}`),
  });
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByText('完成', { exact: true }).first().waitFor();
  // 已处理行数、新增、无变化、未通过、提示
  expect(await page.locator('.desk-counts dd').allTextContents()).toEqual(['5', '2', '0', '3', '0']);
  await page.getByText('身份证号：身份证号校验码不正确。').waitFor();
  const [report] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载完整报告' }).click(),
  ]);
  const told = readFileSync(await report.path(), 'utf8');
  expect(told.trim().split('\r\n').slice(1)).toEqual([
    '4,资格证书编码,DUPLICATE_IN_FILE,资格证书编码与本文件第2行重复。',
    '5,身份证号,ID_CHECKSUM,身份证号校验码不正确。',
    '6,姓名,REQUIRED,姓名不能为空。',
  ]);
  expect(province.complaints.splice(0)).toEqual([]);
}

/** S2-Q15, Q36: the documents are seen, the first password goes to the phone of whoever the account is for. */
async function issueAccount({ desk, visitor, mailbox }: Browsing) {
  const county = await desk('authority', 'county');
  const { page } = county;
  const name = `荔湾区演示门诊部${Date.now().toString(36).toUpperCase()}`;
  const phone = inventPhone();
  await menu(page, '医疗机构');
  await page.getByRole('link', { name: '登记医疗机构' }).click();
  await page.getByLabel('机构名称').fill(name);
  await page.getByLabel('地址').fill('广东省广州市荔湾区演示路20号');
  await choose(page, /机构类别/, 'D', 'D1');
  await choose(page, /诊疗科目/, '中医科', '中医科');
  await page.keyboard.press('Escape');
  await page.getByLabel('法定代表人').fill('梁荔湾');
  await page.getByLabel('主要负责人').fill('何门诊');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByRole('link', { name: '发放账户' }).click();
  await page.getByLabel('手机号码').fill(phone);
  await page.getByRole('button', { name: '发放账户' }).click();
  await page.getByText('请勾选已核验的材料').waitFor();
  for (const document of [/^医疗机构执业许可证/, /^机构授权委托书/, /^负责人身份证件/])
    await page.getByRole('checkbox', { name: document }).check();
  const since = new Date(Date.now() - 1000);
  await page.getByRole('button', { name: '发放账户' }).click();
  await page.getByRole('heading', { name: '账户已发放' }).waitFor();
  const loginName = (await page.locator('.slip dt', { hasText: '用户名' }).locator('+ dd').textContent()) ?? '';
  const first = await mailbox.read(phone, 'FIRST_PASSWORD', since, 'password');

  const user = await visitor();
  await user.signIn('institution', { loginName, password: first });
  await user.page.getByLabel('初始密码').fill(first);
  await user.page.getByLabel('新密码').fill(PASSWORD);
  await user.page.getByLabel('确认密码').fill(PASSWORD);
  await user.page.getByRole('button', { name: '修改密码' }).click();
  await user.page.getByText(`机构端 · ${name}`).waitFor();
  expect([county.complaints.splice(0), user.complaints]).toEqual([[], []]);
  await user.close();
}

/** 依职权办理: 立案, 告知, 陈述申辩, 决定 (domain 5.6). */
async function officialTask({ cast, desk, visitor }: Browsing) {
  const [who, county, decider, person] = await Promise.all([
    cast.place('hospital').then((place) => registered(cast, 'SPECIALIST', place, { account: true })),
    desk('authority', 'county'),
    desk('authority', 'decider'),
    visitor({ device: 'phone' }),
  ]);
  const { page } = county;
  await menu(page, '依职权办理');
  await page.getByRole('link', { name: '立案' }).click();
  const other = page.getByRole('button', { name: '换人办理' });
  await page.getByLabel('姓名', { exact: true }).or(other).first().waitFor();
  if (await other.isVisible()) await other.click();
  await page.getByLabel('姓名', { exact: true }).fill(who.person.name);
  await page.getByLabel('证件号码', { exact: true }).fill(who.person.idNumber);
  await page.getByRole('button', { name: '查找人员' }).click();
  await choose(page, /业务/, '注销');
  await choose(page, /法定情形/, '中止医师执业活动满二年');
  await page.getByLabel('认定的事实和依据').fill('2024年9月以来未见其在岗，附现场检查笔录。');
  await page.getByRole('button', { name: '立案', exact: true }).click();
  await page.getByRole('group', { name: '办理' }).waitFor();
  await takeStep(page, '告知当事人');
  const id = caseOf(county);

  if (!who.actor) throw new Error('nobody to be heard');
  await person.signIn('person', who.actor);
  await person.page.getByRole('link', { name: '陈述申辩' }).click();
  const statement = '本人一直在岗执业，附工作证明。';
  await takeStep(person.page, '陈述申辩', { says: (dialog) => dialog.getByLabel('陈述内容').fill(statement) });
  await person.page.getByRole('listitem').getByText(statement).waitFor();

  await menu(decider.page, '依职权办理');
  await decider.page.locator(`main a[href$="/applications/${id}"]`).click();
  await decider.page.getByText(statement).waitFor();
  const kept = '经核实，当事人仍在执业，终止本次办理。';
  await takeStep(decider.page, '终止（保留注册）', {
    says: async (dialog) => {
      await dialog.getByLabel('具体说明').fill(kept);
      await dialog.getByLabel('承办人姓名').fill('梁审明');
    },
  });
  await decider.page.getByText('终止（保留注册）').first().waitFor();
  await person.page.reload();
  await person.page.getByText(kept).first().waitFor();
  expect([county, decider, person].map(({ complaints }) => complaints.splice(0))).toEqual([[], [], []]);
  await person.close();
}

/** From the first click to the e-licence: who did what, when (S4 三(二)). */
async function trail({ cast, graph, demo, desk }: Browsing) {
  const { person, actor } = await cast.somebody('SPECIALIST', { account: true });
  if (!actor) throw new Error('nobody who applies');
  const { hospital } = demo.institutions;
  const place = await cast.place('hospital');
  const { id, number } = await applyToRegister(graph, actor, person, hospital.name, () => {});
  await step(graph, place.user, id, 'passApplication');
  await step(graph, place.officer, id, 'acceptApplication');
  const registration = await approve(graph, place.decider, id);
  const { url } = await claimAndPresent(graph, actor);

  const province = await desk('authority', 'province');
  const { page } = province;
  await page.getByRole('menuitem', { name: /^待办/ }).click();
  await page.getByRole('tab', { name: '全部' }).click();
  await page.getByRole('searchbox', { name: '业务编号或申请人姓名' }).fill(number);
  await page.getByRole('searchbox', { name: '业务编号或申请人姓名' }).press('Enter');
  await page.getByRole('link', { name: person.name }).click();
  const steps = page.locator('.ant-timeline-item');
  await steps.first().waitFor();
  const county = '广州市荔湾区卫生健康局（演示）';
  const told = await steps.allTextContents();
  for (const [at, [what, who]] of [
    ['生效', '系统'],
    ['准予', county],
    ['受理', county],
    ['机构审核通过', hospital.name],
    ['提交', person.name],
    ['创建草稿', person.name],
  ].entries()) {
    expect(told[at]).toMatch(new RegExp(`^${what}.*${who}.* · \\d{4}年\\d+月\\d+日 \\d\\d:\\d\\d`));
  }
  const { eRegId } = registration ?? {};
  await page.getByText(String(eRegId)).first().waitFor();

  const licences = page.getByRole('region', { name: '电子证照' });
  await licences.getByText('已申领', { exact: true }).waitFor();
  await licences.getByText('申领时间').waitFor();
  expect(await province.barriers()).toEqual([]);

  // The licence itself is its holder's; an officer verifies it, as anybody who is shown its code.
  await province.open(new URL(url).pathname);
  const licence = await page.locator('body').textContent();
  for (const text of [person.name, hospital.name, '有效']) expect(licence).toContain(text);
  await province.open('/authority');
  expect(province.complaints.splice(0)).toEqual([]);
}
