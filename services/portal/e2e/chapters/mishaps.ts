import { describe, expect, it } from '@jest/globals';
import type { Browsing, Visitor } from '../browsing.ts';

/** What a page says when something is not as it should be, and what one can do then. */
export const mishaps = (browsing: () => Browsing) =>
  describe('mishaps', () => {
    it('no network: the page says so, is still there after a reload, and goes on by itself', async () => {
      const { visitor } = browsing();
      const person = await visitor({ device: 'phone' });
      const { page, context } = person;
      await person.open('/');
      // What an installed site needs without a network was put aside by its first visit.
      await page.waitForFunction(async () => (await (await caches.open('files')).keys()).length > 0);
      await person.signIn('person', 'physician');
      const heading = page.getByRole('heading', { name: '我能办什么' });
      await heading.waitFor();

      await context.setOffline(true);
      await page.getByText('网络已断开，正在等待恢复。').waitFor();
      await page.reload();
      await page.getByText('网络不通').first().waitFor();
      await context.setOffline(false);
      await page.getByText('网络已断开').waitFor({ state: 'detached' });
      await heading.waitFor();
      await person.close();
    }, 90_000);

    it('a service that is away: what to do, the number that support asks for, and on without a reload', async () => {
      const { visitor } = browsing();
      const patient = await visitor();
      const { page } = patient;
      await page.route('**/graphql*', (route) =>
        route.fulfill({ status: 503, headers: { 'x-request-id': 'f3c1' }, json: AWAY }),
      );
      await page.goto(`${browsing().url}/guide`);
      await page.getByRole('alert').getByText('服务暂时不可用').waitFor();
      await page.getByText('请求编号：f3c1').waitFor();
      await page.unroute('**/graphql*');
      await page.getByRole('button', { name: '重试' }).click();
      await page.getByRole('link', { name: /中医（专长）医师执业注册/ }).waitFor();
      await patient.close();
    }, 90_000);

    it.each([
      ['zh-CN', '页面不存在', '返回首页'],
      ['en', 'There is no such page', 'To the start'],
    ] as const)('an address that nobody knows: %s', async (language, title, home) => {
      const lost: Visitor = await browsing().visitor({ language });
      await lost.open('/nobody-knows-this');
      await lost.page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await lost.barriers()).toEqual([]);
      await lost.page.getByRole('link', { name: home }).click();
      await lost.page.locator('#home-title').waitFor();
      expect(lost.complaints).toEqual([]);
      await lost.close();
    });
  });

const AWAY = { errors: [{ message: 'away', extensions: { code: 'SERVICE_UNAVAILABLE', requestId: 'f3c1' } }] };
