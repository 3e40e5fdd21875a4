import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { A_YEAR, atTheWindow, dayFromToday, type Place, type Registered, registered } from '@medreg/journey';
import type { Page } from 'playwright-core';
import type { Browsing, Visitor } from '../browsing.ts';
import { caseOf, openFromList } from '../cases.ts';
import { submitForm } from '../forms.ts';
import { choose, takeStep } from '../hands.ts';

const MINUTES = 60_000;

/** An institution with its people, and the one who sits at its desk. */
interface Stage {
  place: Place;
  user: Visitor;
  /** Specialists whose primary institution it is; the first is filed elsewhere as well. */
  specialists: [Registered, Registered];
  /** Somebody else's, who is filed here. */
  guest: Registered;
  physician: Registered;
  nurse: Registered;
}

/** The institution's chapters 2.3 to 2.5 of the manual (S1-I), and what it does on behalf of its people (S2-Q20, Q41). */
export const institution = (browsing: () => Browsing) =>
  describe('the institution', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await prepare(browsing());
    }, 2 * MINUTES);
    afterAll(() => stage?.user.close());

    it.each([
      ['finds its people in three lists, by profession', threeLists],
      ['verifies what somebody elsewhere is registered as', verify],
      ['files two of its people together; they confirm', fileTogether],
      ['deregisters one of its people on behalf, after he was told', deregister],
    ])('%s', (_, play) => play(browsing(), stage), 4 * MINUTES);
  });

async function prepare({ cast, visitor }: Browsing): Promise<Stage> {
  const [place, clinic, user] = await Promise.all([cast.newPlace(), cast.place('clinic'), visitor()]);
  const somebody = (calling: 'SPECIALIST' | 'PHYSICIAN' | 'NURSE', at: Place, account: boolean) =>
    registered(cast, calling, at, { account });
  const filed = async ({ practitionerId, registration: { id } }: Registered, at: Place) =>
    atTheWindow(cast, at, {
      procedure: 'TCM_MULTI',
      practitionerId,
      registrationId: id,
      form: { institution: at.id, ...A_YEAR },
    });
  const [first, second, guest, physician, nurse] = await Promise.all([
    somebody('SPECIALIST', place, true),
    somebody('SPECIALIST', place, false),
    somebody('SPECIALIST', clinic, false),
    somebody('PHYSICIAN', place, true),
    somebody('NURSE', place, false),
    user.signIn('institution', place.user),
  ]);
  await Promise.all([filed(first, clinic), filed(guest, place)]);
  return { place, user, specialists: [first, second], guest, physician, nurse };
}

const menu = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true }).click();

async function threeLists({ demo }: Browsing, { user, specialists, guest, physician, nurse }: Stage) {
  const { page } = user;
  const [first, second] = specialists.map(({ person }) => person.name) as [string, string];
  const rows = page.locator('tbody tr.ant-table-row');
  const everybody = [first, second, guest.person.name, physician.person.name, nurse.person.name];
  const shows = async (...names: string[]) => {
    for (const name of everybody) {
      await rows.filter({ hasText: name }).waitFor({ state: names.includes(name) ? 'visible' : 'detached' });
    }
  };
  const list = async (entry: string, title: string) => {
    await menu(page, entry);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  await list('主执业机构在本院', '主执业机构在本院人员');
  await shows(first, second, physician.person.name, nurse.person.name);
  await page.getByRole('tab', { name: '护士' }).click();
  await shows(nurse.person.name);
  await page.getByRole('tab', { name: '医师', exact: true }).click();
  await shows(physician.person.name);
  await page.getByRole('tab', { name: '中医（专长）医师' }).click();
  await shows(first, second);
  await list('本院多执业机构备案', '本院多执业机构备案医师');
  await shows(first);
  await rows.getByText(demo.institutions.clinic.name).waitFor();
  await list('外院在本院', '外院在本院多执业机构医师');
  await shows(guest.person.name);
  await rows.getByText(demo.institutions.clinic.name).waitFor();
  expect(user.complaints.splice(0)).toEqual([]);
}

/** 信息核验 (S2-Q4, Q20.4): by exact name and number, for a purpose. */
async function verify({ demo }: Browsing, { user, guest: { person } }: Stage) {
  const { page } = user;
  await menu(page, '信息核验');
  await page.getByLabel('姓名').fill(person.name);
  await page.getByLabel('证件号码').fill(person.idNumber);
  await page.getByLabel('查看目的').fill('核实拟聘用医师的注册信息');
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await page.getByRole('heading', { name: '执业注册信息' }).waitFor();
  const main = page.getByRole('main');
  await main.getByText(demo.institutions.clinic.name).first().waitFor();
  await main.getByText('有效', { exact: true }).first().waitFor();
  expect(user.complaints.splice(0)).toEqual([]);
}

/** 集中办理 (PL-13): opened, filled in and submitted together; one confirms on his phone, of the other it comes on paper. */
async function fileTogether({ url, desk, visitor }: Browsing, { user, specialists }: Stage) {
  const { page } = user;
  const [first, second] = specialists;
  await menu(page, '主执业机构在本院');
  await page.getByRole('tab', { name: '中医（专长）医师' }).click();
  for (const { person } of specialists) await page.getByRole('checkbox', { name: `选择${person.name}` }).check();
  await page.getByRole('button', { name: '集中办理（2）' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('radio', { name: '中医（专长）医师备案' }).check();
  await choose(page, /备案理由/, '退休');
  await drawer.getByRole('checkbox', { name: /^申请人声明/ }).check();
  await drawer.getByRole('button', { name: '逐一发起' }).click();
  await drawer.getByText('已处理 2/2：成功 2，未成功 0').waitFor();
  await drawer.getByRole('link', { name: '到代办业务填写' }).click();
  const rows = page.locator('tbody tr.ant-table-row');
  for (const { person } of specialists) {
    const row = rows.filter({ hasText: person.name });
    await row.getByText('可以提交').waitFor();
    await row.getByRole('checkbox').check();
  }
  await page.getByRole('button', { name: '集中提交（2）' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开始提交' }).click();
  await page.getByText('已处理 2/2：成功 2，未成功 0').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

  const phone = await confirmOnPhone(visitor, first);
  const [county, decider] = await Promise.all([desk('authority', 'county'), desk('authority', 'decider')]);
  await together(county.page, specialists, '受理');
  await county.page.getByRole('link', { name: second.person.name }).click();
  await takeStep(county.page, '登记本人确认');
  await county.page.getByText(/^本人已于.*确认$/).waitFor();
  await together(decider.page, specialists, '准予');

  await page.goto(`${url}/institution/people/primary?profession=TCM_SPECIALTY&status=FILED`);
  for (const { person } of specialists) await rows.filter({ hasText: person.name }).getByText('注册备案').waitFor();
  await phone.page.reload();
  await phone.page.getByText('已生效').first().waitFor();
  expect([user, phone, county, decider].map(({ complaints }) => complaints.splice(0))).toEqual([[], [], [], []]);
  await phone.close();
}

/** 批量办理 by an authority. */
async function together(page: Page, people: Registered[], step: string) {
  await page.getByRole('menuitem', { name: /^待办/ }).click();
  for (const { person } of people) {
    await page.getByRole('checkbox', { name: `选择 ${person.name} 的` }).check();
  }
  await page
    .getByRole('group', { name: '批量办理' })
    .getByRole('button', { name: `${step}（${people.length}）` })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: `${step}（${people.length}）` }).click();
  await dialog.getByText(`成功 ${people.length} 项`).waitFor();
  await dialog.getByRole('button', { name: '关闭' }).last().click();
}

async function confirmOnPhone(visitor: Browsing['visitor'], { actor }: Registered): Promise<Visitor> {
  if (!actor) throw new Error('nobody who confirms');
  const phone = await visitor({ device: 'phone' });
  await phone.signIn('person', actor);
  await phone.page.getByRole('link', { name: '确认或提出异议' }).click();
  await takeStep(phone.page, '本人确认');
  await phone.page.getByText(/^本人已于.*确认$/).waitFor();
  return phone;
}

/** D-P12 (S2-Q20.3): only after the institution has told him; he may confirm at once. */
async function deregister({ desk, visitor }: Browsing, { user, physician }: Stage) {
  const { page } = user;
  await menu(page, '主执业机构在本院');
  await page.getByRole('tab', { name: '医师', exact: true }).click();
  await page.getByRole('link', { name: physician.person.name }).click();
  await page.getByRole('tab', { name: '代办业务' }).click();
  const line = page.getByRole('listitem').filter({ hasText: '医师注销注册' });
  await line.getByRole('button', { name: '办理' }).click();
  await submitForm(page, {
    answers: {
      注销理由: { pick: '已确认不再执业' },
      告知日期: { day: dayFromToday(0) },
      告知方式: { pick: '当面送达' },
      告知内容: '已当面告知拟以不再执业为由申请注销注册。',
    },
    materials: ['送达证明'],
  });
  await page.getByRole('group', { name: '办理' }).waitFor();
  const id = caseOf(user);

  const [county, decider] = await Promise.all([desk('authority', 'county'), desk('authority', 'decider')]);
  const phone = await confirmOnPhone(visitor, physician);
  await openFromList(county, id);
  await takeStep(county.page, '受理', { asks: false });
  await openFromList(decider, id);
  await takeStep(decider.page, '准予');
  await decider.page.getByText('已生效').first().waitFor();
  await menu(page, '主执业机构在本院');
  await page.getByRole('tab', { name: '医师', exact: true }).click();
  await page.getByText('本机构还没有注册有效的人员。').waitFor();
  expect([user, phone, county, decider].map(({ complaints }) => complaints.splice(0))).toEqual([[], [], [], []]);
  await phone.close();
}
