import { expect, it } from '@jest/globals';
import {
  A_YEAR,
  type Actor,
  type Cast,
  complete,
  type Form,
  open,
  type Registered,
  registered,
  submit,
} from '@medreg/journey';
import type { Locator } from 'playwright-core';
import type { Browsing, Visitor } from '../browsing.ts';
import { openFromList, reads } from '../cases.ts';
import { submitForm } from '../forms.ts';
import { choose, takeStep } from '../hands.ts';

const MINUTES = 60_000;
const RETURNED = '请补充近五年的工作经历。';
const CAREER = '2010年起在岭南中医医院从事中医药诊疗活动，2020年起带教。';
const TO_CORRECT = '请上传同意跨省执业的文件。';
const CONSENT = '拟执业地省级中医药主管部门同意跨省执业的文件';
const REFUSED = '经核查，申请人正处于传染期，不适宜从事诊疗活动。';
const NOT_EMPLOYED = '本机构未与申请人签订聘用协议。';

/**
 * What goes otherwise than the applicant hoped (domain 5.4): a change that comes back twice and is refused, a filing that is
 * rejected, and one that is withdrawn.
 */
export const setbacks = (browsing: () => Browsing) =>
  it(
    'cases sent back, to be corrected, refused, rejected, withdrawn: said by whoever decides, read by the person',
    async () => {
      const { cast, visitor, desk } = browsing();
      const who = await registered(cast, 'SPECIALIST', await cast.place('hospital'), { account: true });
      const { id: institution } = await cast.place('clinic');
      const change = await submitted(cast, who, 'TCM_CHG', { institution });
      const rejected = await submitted(cast, who, 'TCM_MULTI', { institution, ...A_YEAR });
      const person = await visitor({ device: 'phone' });
      const { page } = person;
      const reviewer = await desk('institution', 'clinic');
      const officer = await desk('authority', 'county');
      const decider = await desk('authority', 'decider');

      // 退回修改, 审核不通过
      await openFromList(reviewer, change);
      await takeStep(reviewer.page, '退回修改', { says: explain(RETURNED) });
      await openFromList(reviewer, rejected);
      await takeStep(reviewer.page, '审核不通过', { says: explain(NOT_EMPLOYED) });
      const withdrawn = await submitted(cast, who, 'TCM_MULTI', { institution, ...A_YEAR });

      // The person reads why, corrects what can be corrected, and submits it again.
      await person.signIn('person', accountOf(who));
      await reads(person, `意见：${RETURNED}`);
      await page.getByRole('link', { name: /修改并重新提交/ }).click();
      await reads(person, '机构退回：请按以下意见修改后重新提交');
      await reads(person, RETURNED);
      await submitForm(page, { answers: { 个人工作经历: CAREER } });
      await page.getByRole('status').getByText('提交成功').waitFor();
      await openFromMine(person, rejected);
      await reads(person, '机构不通过');
      await reads(person, NOT_EMPLOYED);

      // 一次性告知补正: led to the materials, the person supplements one.
      await openFromList(reviewer, change);
      await reads(reviewer, CAREER);
      await takeStep(reviewer.page, '审核通过');
      await openFromList(officer, change);
      await takeStep(officer.page, '一次性告知补正', {
        async says(dialog) {
          await choose(officer.page, '事项', '材料');
          await explain(TO_CORRECT)(dialog);
        },
      });
      await page.getByRole('link', { name: '首页', exact: true }).click();
      await reads(person, `意见：${TO_CORRECT}`);
      await page.getByRole('link', { name: /修改并重新提交/ }).click();
      await page.getByRole('region', { name: '上传材料' }).waitFor();
      await reads(person, new RegExp(`^${TO_CORRECT}`));
      await page.getByRole('button', { name: '上一步' }).click();
      await submitForm(page, { materials: [CONSENT] });
      await page.getByRole('status').getByText('提交成功').waitFor();

      // 不予许可, with its ground in law and the remedies
      await openFromList(officer, change);
      await reads(officer, /^查看 · \d+ KB/);
      await takeStep(officer.page, '受理', { asks: false });
      await openFromList(decider, change);
      await takeStep(decider.page, '不予许可', {
        async says(dialog) {
          await choose(decider.page, '法定理由', 'R-P6');
          await explain(REFUSED)(dialog);
          await dialog.getByText(/^救济途径：/).waitFor();
          expect(await decider.barriers()).toEqual([]);
        },
      });
      await openFromMine(person, change);
      await reads(person, '不予许可');
      await reads(person, REFUSED);
      await reads(person, /^依据：.*传染病传染期/);
      await reads(person, /^救济途径：.*行政复议.*行政诉讼/);
      expect(await person.barriers()).toEqual([]);

      // 撤回: gone from the institution's list as well
      await openFromMine(person, withdrawn);
      await takeStep(page, '撤回');
      await reads(person, '已撤回');
      await reviewer.page.getByRole('link', { name: '返回列表' }).click();
      await reviewer.page.locator(`main a[href$="/applications/${withdrawn}"]`).waitFor({ state: 'detached' });
      for (const each of [person, reviewer, officer, decider]) expect(each.complaints).toEqual([]);
      await person.close();
    },
    4 * MINUTES,
  );

function accountOf({ actor }: Registered): Actor {
  if (!actor) throw new Error('registered without an account');
  return actor;
}

/** @returns the case that the person has submitted */
async function submitted(cast: Cast, who: Registered, procedure: string, form: Form): Promise<string> {
  const { graph } = cast;
  const actor = accountOf(who);
  const { id } = await open(graph, actor, { procedure, registrationId: who.registration.id });
  await submit(graph, actor, await complete(graph, actor, id, 'PERSON', await cast.guide(procedure), form));
  return id;
}

/** Opens one of the person's own cases from the list of them. */
async function openFromMine({ page }: Visitor, applicationId: string): Promise<void> {
  await page.getByRole('link', { name: '业务', exact: true }).click();
  await page.locator(`main a[href$="/applications/${applicationId}"]`).first().click();
  await page.getByRole('heading', { name: '办理进度' }).waitFor();
}

const explain = (words: string) => (dialog: Locator) => dialog.getByLabel('具体说明').fill(words);
