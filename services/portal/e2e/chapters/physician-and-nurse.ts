import { describe, expect, it } from '@jest/globals';
import { nurseNearTheEnd, type Somebody } from '@medreg/journey';
import type { Browsing, Visitor } from '../browsing.ts';
import { caseOf, openFromList } from '../cases.ts';
import { submitForm } from '../forms.ts';
import { takeStep } from '../hands.ts';

const MINUTES = 60_000;

/** What the manual has for specialists, for the two great professions: from the person's phone to the effect. */
export const physicianAndNurse = (browsing: () => Browsing) =>
  describe('a physician and a nurse', () => {
    it('a physician registers for the first time', () => registerPhysician(browsing()), 4 * MINUTES);
    it('a nurse renews before the end of her five years, in English', () => renewNurse(browsing()), 4 * MINUTES);
  });

async function registerPhysician(browsing: Browsing) {
  const { cast, demo, visitor } = browsing;
  const { hospital } = demo.institutions;
  const who = await cast.somebody('PHYSICIAN', { account: true });
  const phone = await signedIn(who, await visitor({ device: 'phone' }));
  const { page } = phone;
  await page.getByRole('button', { name: /^医师执业注册/ }).click();
  await submitForm(page, {
    photo: who.person.idNumber,
    answers: {
      拟执业机构: { choose: hospital.name, typed: '岭南中医' },
      执业范围: { choose: '内科专业' },
      联系地址: '广州市荔湾区演示路18号',
      学历: { choose: '大学本科' },
      健康状况: { pick: '良好' },
      个人工作经历: '2020年起从事临床工作。',
    },
    materials: ['聘用证明'],
  });
  await page.getByText('提交成功').waitFor();
  await throughToTheEffect(browsing, caseOf(phone));
  await page.getByRole('link', { name: '首页', exact: true }).click();
  const mine = page.locator('.home-part', { has: page.getByRole('heading', { name: '我的执业注册' }) });
  await mine.getByText(hospital.name).waitFor();
  await mine.getByText('有效', { exact: true }).waitFor();
  expect(phone.complaints).toEqual([]);
  await phone.close();
}

async function renewNurse(browsing: Browsing) {
  const { cast, visitor } = browsing;
  const { who, periodUntil } = await nurseNearTheEnd(cast, { account: true });
  const phone = await signedIn(who, await visitor({ device: 'phone', language: 'en' }));
  const { page } = phone;
  await page.getByRole('button', { name: /^Renewal of a nurse/ }).click();
  await submitForm(page, {
    answers: {
      'Kind of work': { pick: 'Clinical nursing' },
      'State of health': { pick: 'Good' },
      Address: '广州市荔湾区演示路18号',
    },
  });
  await page.getByRole('status').getByText('Submitted', { exact: true }).waitFor();
  await throughToTheEffect(browsing, caseOf(phone));
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await page.getByRole('link', { name: /^Practice registrations/ }).click();
  // The new five years begin on the day after the old ones.
  await page
    .getByText(new RegExp(`${inEnglish(periodUntil, 5)}$`))
    .first()
    .waitFor();
  expect(phone.complaints).toEqual([]);
  await phone.close();
}

/** The same day of a later year, as the English pages write it. */
const inEnglish = (day: string, yearsLater: number) =>
  new Date(`${Number(day.slice(0, 4)) + yearsLater}${day.slice(4)}`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });

async function signedIn({ actor }: Pick<Somebody, 'actor'>, phone: Visitor): Promise<Visitor> {
  if (!actor) throw new Error('nobody who applies');
  await phone.signIn('person', actor);
  return phone;
}

/** 机构审核, 受理, 准予: by three people at their desks. */
async function throughToTheEffect({ desk }: Browsing, id: string) {
  const [reviewer, officer, decider] = await Promise.all([
    desk('institution', 'hospital'),
    desk('authority', 'county'),
    desk('authority', 'decider'),
  ]);
  await openFromList(reviewer, id);
  await takeStep(reviewer.page, '审核通过');
  await openFromList(officer, id);
  await takeStep(officer.page, '受理', { asks: false });
  await openFromList(decider, id);
  await takeStep(decider.page, '准予');
  await decider.page.getByRole('main').getByText('已生效').first().waitFor();
  expect([reviewer, officer, decider].map(({ complaints }) => complaints.splice(0))).toEqual([[], [], []]);
}
