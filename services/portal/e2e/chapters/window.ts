import { expect } from '@jest/globals';
import { dayFromToday, dayYearsAgo } from '@medreg/journey';
import type { Browsing } from '../browsing.ts';
import { caseOf, openFromList } from '../cases.ts';
import { type Answer, submitForm } from '../forms.ts';
import { takeStep } from '../hands.ts';

/** One function of the window (S1-A §3.2.1 to §3.2.7). */
interface Handled {
  /** As the menu calls it. */
  menu: string;
  procedure: string;
  photo?: boolean;
  answers: Record<string, Answer>;
  /** What the line of the next procedure, or the record of the person, says then. */
  effect: string[];
}

const ADDRESS = { 联系地址: '广州市荔湾区演示路18号', 学历: { choose: '大学本科' }, 健康状况: { pick: '良好' } };
const CAREER = { 个人工作经历: '2010年起从事中医药诊疗活动。' };

/** In an order that the law allows for one person: each begins where the one before has ended. */
const handled = (hospital: string, clinic: string): Handled[] => [
  {
    menu: '注册',
    procedure: '中医（专长）医师执业注册',
    photo: true,
    answers: { 拟执业机构: { choose: hospital, typed: '岭南中医' }, ...ADDRESS, ...CAREER },
    effect: [hospital, '有效'],
  },
  {
    menu: '变更',
    procedure: '中医（专长）医师变更',
    photo: true,
    answers: { 拟执业机构: { choose: clinic, typed: '沙面社区' }, 变更理由: '工作调动', ...ADDRESS, ...CAREER },
    effect: [clinic, '有效'],
  },
  {
    menu: '多执业机构备案',
    procedure: '中医（专长）医师多执业机构备案',
    answers: {
      备案机构: { choose: hospital, typed: '岭南中医' },
      有效期开始时间: { day: dayFromToday(0) },
      有效期结束时间: { day: dayYearsAgo(-1) },
    },
    effect: [hospital, '有效'],
  },
  {
    menu: '取消多执业机构备案',
    procedure: '取消中医（专长）医师多执业机构备案',
    answers: { 取消备案原因: '不再在该机构执业' },
    effect: ['已取消、已终止'],
  },
  {
    menu: '备案',
    procedure: '中医（专长）医师备案',
    answers: { 备案理由: { choose: '退休' } },
    effect: ['注册备案（执业信息无效）', '退休'],
  },
  {
    menu: '取消备案',
    procedure: '取消中医（专长）医师备案',
    answers: { 取消备案理由: '返聘，恢复执业' },
    effect: [clinic, '有效'],
  },
  {
    menu: '注销',
    procedure: '中医（专长）医师注销',
    answers: { 注销理由: { choose: '本人主动申请' } },
    effect: ['注销', '本人主动申请'],
  },
];

/** S1-A §3.2: all seven, for one specialist, by screens; what one officer has entered, another one decides. */
export async function atTheWindow({ cast, demo, desk }: Browsing): Promise<void> {
  const [{ person }, county, decider] = await Promise.all([
    cast.somebody('SPECIALIST', { account: false }),
    desk('authority', 'county'),
    desk('authority', 'decider'),
  ]);
  const { page } = county;
  const main = page.getByRole('main');
  const menu = (name: string) => page.getByRole('menuitem', { name, exact: true }).click();
  await menu('窗口办理');
  await page.getByLabel('姓名', { exact: true }).fill(person.name);
  await page.getByLabel('证件号码', { exact: true }).fill(person.idNumber);
  await page.getByRole('button', { name: '查找人员' }).click();
  await page.getByRole('heading', { name: person.name }).waitFor();

  const { hospital, clinic } = demo.institutions;
  for (const { menu: name, procedure, photo, answers, effect } of handled(hospital.name, clinic.name)) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('button', { name: `办理${procedure}`, exact: true }).click();
    await submitForm(page, { ...(photo && { photo: person.idNumber }), answers });
    await page.getByRole('heading', { name: `${person.name} · ${procedure}` }).waitFor();
    await main.getByText('已受理').first().waitFor();
    // What one officer has entered, another one decides.
    await openFromList(decider, caseOf(county));
    await takeStep(decider.page, '准予');
    await decider.page.getByRole('main').getByText('已生效').first().waitFor();
    await menu('人员档案');
    for (const text of effect) await main.getByText(text).filter({ visible: true }).first().waitFor();
    await menu('窗口办理');
  }
  expect([county.complaints.splice(0), decider.complaints.splice(0)]).toEqual([[], []]);
}
