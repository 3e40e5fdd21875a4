import { expect, it } from '@jest/globals';
import { dayFromToday, registered, until } from '@medreg/journey';
import type { Browsing, Visitor } from '../browsing.ts';
import { caseOf, openFromList, reads, speak } from '../cases.ts';
import { type Answer, submitForm } from '../forms.ts';
import { takeStep } from '../hands.ts';

const MINUTES = 60_000;

/** What the buttons, steps and places on the way are called. */
const WORDS = {
  中文: {
    submitted: '提交成功',
    pass: '审核通过',
    accept: '受理',
    approve: '准予',
    inEffect: '已生效',
    me: '我的',
    registrations: /^执业注册信息/,
    history: /^历史版本/,
    home: '首页',
  },
  English: {
    submitted: 'Submitted',
    pass: 'Pass',
    accept: 'Accept',
    approve: 'Approve',
    inEffect: 'Effective',
    me: 'Me',
    registrations: /^Practice registrations/,
    history: /^Earlier versions/,
    home: 'Home',
  },
} as const;
type Language = keyof typeof WORDS;

/** One of the manual's procedures: what is filled in, and everything that it leads to. */
interface Played {
  name: string;
  language: Language;
  answers: Record<string, Answer>;
  /** A photo is asked for as well. */
  photo?: boolean;
  /** What the institution finds in the case. */
  reviewed: (string | RegExp)[];
  /** What the person's registration says then. */
  registered: (string | RegExp)[];
  /** What its history keeps. */
  before?: string;
  /** What the person reads on the page of the licences then, where it becomes another. */
  licence?: string;
}

/** The first day of the same month of next year. */
const inAYear = () =>
  dayFromToday(0).replace(/^(\d+)-(\d+)-\d+$/, (_, year, month) => `${Number(year) + 1}-${month}-01`);

/** In an order in which one person can apply for all of them, and the clinic reviews each: it is chosen, then the present one. */
const procedures = (hospital: string, clinic: string): Played[] => [
  {
    name: '中医（专长）医师多执业机构备案',
    language: '中文',
    answers: {
      备案机构: { choose: clinic, typed: '沙面社区' },
      有效期开始时间: { day: dayFromToday(0) },
      有效期结束时间: { day: inAYear() },
    },
    reviewed: ['备案机构', '有效期结束时间'],
    registered: [hospital, clinic, /^\d+年\d+月\d+日 至 \d+年\d+月\d+日$/],
  },
  {
    name: '取消中医（专长）医师多执业机构备案',
    language: '中文',
    answers: { 取消备案原因: '不再在该机构执业' },
    reviewed: ['不再在该机构执业', clinic],
    registered: ['已取消、已终止', /终止：取消备案$/],
  },
  {
    name: 'Change of a TCM specialty physician’s registration',
    language: 'English',
    answers: {
      'Intended institution': { choose: clinic, typed: '沙面社区' },
      'Reason for the change': '工作调动',
      Address: '广州市荔湾区演示路18号',
      Education: { choose: 'Bachelor’s degree' },
      'State of health': { pick: 'Good' },
      'Work experience': '2010年起从事中医药诊疗活动。',
    },
    photo: true,
    reviewed: [hospital, clinic, 'Changes', 'Bachelor’s degree'],
    registered: ['Valid', clinic, 'TCM specialty physician'],
    before: hospital,
    licence: clinic,
  },
  {
    name: '中医（专长）医师备案',
    language: '中文',
    answers: { 备案理由: { choose: '退休' }, 备案备注: '已办理退休手续' },
    reviewed: ['退休', '已办理退休手续'],
    registered: ['注册备案（执业信息无效）', /^退休/],
    licence: '执业注册信息当前无效。',
  },
  {
    name: '取消中医（专长）医师备案',
    language: '中文',
    answers: { 取消备案理由: '返聘，恢复执业' },
    reviewed: ['返聘，恢复执业', '注册备案（执业信息无效）'],
    registered: ['有效'],
    licence: '可申领',
  },
  {
    name: '中医（专长）医师注销',
    language: '中文',
    answers: { 注销理由: { pick: '本人主动申请' } },
    reviewed: ['本人主动申请'],
    registered: ['注销', /^本人主动申请/],
    licence: '执业注册信息当前无效。',
  },
];

/** The manual's chapters 2.2 to 2.7 (S0), the institution's 2.1 and the authority's 3.1 (S1), one after the other of one person. */
export const tcmProcedures = (browsing: () => Browsing) =>
  it(
    'a TCM specialist: filed at another institution and not any more, changed, filed, back again, deregistered',
    async () => {
      const { cast, demo, visitor, desk } = browsing();
      const { actor } = await registered(cast, 'SPECIALIST', await cast.place('hospital'), { account: true });
      if (!actor) throw new Error('registered without an account');
      const person = await visitor({ device: 'phone' });
      const desks: Desks = {
        reviewer: await desk('institution', 'clinic'),
        officer: await desk('authority', 'county'),
        decider: await desk('authority', 'decider'),
      };
      const everybody = [person, ...Object.values(desks)];
      await person.signIn('person', actor);
      for (const one of procedures(demo.institutions.hospital.name, demo.institutions.clinic.name)) {
        if (one.language !== '中文') for (const each of everybody) await speak(each, one.language);
        await apply(person, one);
        await goThrough(desks, caseOf(person), one);
        await seeOnRegister(person, one);
        if (one.language !== '中文') for (const each of everybody) await speak(each, '中文');
        const { licence } = one;
        if (licence !== undefined) {
          await until(`the licences say ${licence}`, async () => {
            await person.open('/person/licences');
            return person.page.getByRole('main').getByText(licence, { exact: true }).first().isVisible();
          });
        }
      }
      for (const each of everybody) expect(each.complaints).toEqual([]);
      await person.close();
    },
    5 * MINUTES,
  );

/** Those through whose hands a case goes. */
type Desks = Record<'reviewer' | 'officer' | 'decider', Visitor>;

/** From home to the submission. */
async function apply({ page }: Visitor, { name, language, answers, photo }: Played): Promise<void> {
  const words = WORDS[language];
  await page.getByRole('link', { name: words.home, exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await submitForm(page, { answers, ...(photo && { photo: name }) });
  await page.getByRole('status').getByText(words.submitted, { exact: true }).waitFor();
}

/** The institution reviews it, one officer accepts it, another decides. */
async function goThrough(
  { reviewer, officer, decider }: Desks,
  id: string,
  { language, reviewed }: Played,
): Promise<void> {
  const words = WORDS[language];
  await openFromList(reviewer, id);
  for (const text of reviewed) await reads(reviewer, text);
  await takeStep(reviewer.page, words.pass);
  await openFromList(officer, id);
  await takeStep(officer.page, words.accept, { asks: false });
  await openFromList(decider, id);
  await takeStep(decider.page, words.approve);
  await reads(decider, words.inEffect);
}

/** 我的 → 执业注册信息 */
async function seeOnRegister(person: Visitor, { language, registered, before }: Played): Promise<void> {
  const { page } = person;
  const words = WORDS[language];
  await page.getByRole('link', { name: words.me, exact: true }).click();
  await page.getByRole('link', { name: words.registrations }).click();
  for (const text of registered) await reads(person, text);
  if (before === undefined) return;
  await page.getByRole('button', { name: words.history }).click();
  await reads(person, before);
}
