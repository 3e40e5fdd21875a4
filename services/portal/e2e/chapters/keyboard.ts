import { expect, it } from '@jest/globals';
import { applyToRegister } from '@medreg/journey';
import type { Locator, Page } from 'playwright-core';
import type { Browsing } from '../browsing.ts';

const MINUTES = 60_000;
/** More stops than any page has before what is looked for. */
const STOPS = 80;

/** A reviewer's work without a mouse: the way past the menu, signing in, the list, a step by its key, the language. */
export const keyboard = (browsing: () => Browsing) =>
  it(
    'a case is reviewed by the keyboard alone',
    async () => {
      const { cast, graph, demo, url, visitor } = browsing();
      const { person, actor } = await cast.somebody('SPECIALIST', { account: true });
      if (!actor) throw new Error('nobody who applies');
      await applyToRegister(graph, actor, person, demo.institutions.hospital.name, () => {});
      const account = demo.accounts.find(({ role }) => role.endsWith('荔湾区 医院'));
      if (!account) throw new Error('no reviewer');

      const reviewer = await visitor();
      const { page } = reviewer;
      const { keyboard: keys } = page;
      await reviewer.open('/institution/sign-in');
      // The first stop of every page leads past what stands above it.
      await keys.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content');
      await goTo(page, page.getByLabel('登录名'));
      await keys.type(account.loginName);
      await goTo(page, page.getByLabel('登录密码'));
      await keys.type(account.password);
      await keys.press('Enter');
      await page.waitForURL(`${url}/institution`);

      const search = page.getByRole('searchbox', { name: '业务编号或申请人姓名' });
      await search.waitFor();
      await goTo(page, search);
      await keys.type(person.name);
      await keys.press('Enter');
      const found = page.getByRole('main').getByRole('link', { name: person.name });
      await found.waitFor();
      await goTo(page, found);
      await keys.press('Enter');

      const pass = page.getByRole('group', { name: '办理' }).getByRole('button', { name: '审核通过' });
      await pass.waitFor();
      await keys.press((await pass.getAttribute('aria-keyshortcuts')) ?? '');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await goTo(page, dialog.getByRole('button', { name: '审核通过' }));
      await keys.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      await pass.waitFor({ state: 'detached' });

      await goTo(page, page.getByRole('button', { name: /^语言 · / }));
      await keys.press('Enter');
      const english = page.getByRole('menuitem', { name: 'English' });
      await page.getByRole('menuitem', { name: '中文' }).and(page.locator(':focus')).waitFor();
      for (let steps = 0; steps < STOPS && !(await isThere(english)); steps += 1) await keys.press('ArrowDown');
      await keys.press('Enter');
      await page.locator('html[lang="en"]').waitFor();
      await page
        .getByRole('button', { name: /^Language · / })
        .and(page.locator(':focus'))
        .waitFor();
      expect(reviewer.complaints).toEqual([]);
      await reviewer.close();
    },
    2 * MINUTES,
  );

/** Goes on by Tab until it is there, and sees where it is. */
async function goTo(page: Page, wanted: Locator): Promise<void> {
  for (let stops = 0; stops < STOPS; stops += 1) {
    if (await isThere(wanted)) {
      expect(await wanted.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${wanted}`);
}

const isThere = async (wanted: Locator): Promise<boolean> =>
  (await wanted.count()) > 0 && (await wanted.first().evaluate((element) => element === document.activeElement));
