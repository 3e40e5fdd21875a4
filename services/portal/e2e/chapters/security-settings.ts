import { describe, expect, it } from '@jest/globals';
import { type Actor, inventPassword, inventPhone, open, type Person } from '@medreg/journey';
import type { Page } from 'playwright-core';
import type { Browsing, Visitor } from '../browsing.ts';

const MINUTES = 60_000;
const ADDRESS = '广州市荔湾区演示路18号';
const EXPERIENCE = '2010年起从事临床工作。';

/** The manual's chapter 5 安全设置, and who else is signed in (domain 4.1). */
export const securitySettings = (browsing: () => Browsing, owned: () => Owned) =>
  describe('security settings', () => {
    it(
      'other sessions, e-mail, password, phone; what was being filled in elsewhere is not lost',
      async () => {
        const { visitor } = browsing();
        const { person, actor, draft } = owned();
        const [owner, elsewhere] = await Promise.all([visitor(), visitor({ device: 'tablet', language: 'en' })]);
        const { page } = owner;

        // In another browser a form is half filled in.
        await elsewhere.signIn('person', actor);
        await elsewhere.open(`/person/applications/${draft}/edit?step=form`);
        await elsewhere.page.getByLabel('Address').fill(ADDRESS);
        await elsewhere.page.getByText(/Saved \d/).waitFor();

        await owner.signIn('person', actor);
        await page.getByRole('link', { name: '我的', exact: true }).click();
        await page.getByRole('link', { name: '安全设置' }).click();
        await endTheOtherSession(page);
        await verifyEmail(browsing(), owner, `${actor.loginName}@example.com`);
        // By now the gateway has heard of the session that was ended: it asks every other second.
        await goOnIn(elsewhere, actor);
        const changed = inventPassword();
        await changePassword(page, actor.password, changed);
        const history = page.getByRole('region', { name: '登录记录' }).getByRole('row');
        for (const how of ['使用中', '修改密码', '本人结束', '退出'])
          await history.filter({ hasText: how }).first().waitFor();
        expect(await owner.barriers()).toEqual([]);

        const phone = inventPhone();
        await changePhone(browsing(), page, person.phone, phone);
        await owner.page.getByRole('button', { name: person.name }).click();
        await page.getByRole('menuitem', { name: '退出登录' }).click();
        await page.waitForURL((address) => address.pathname === '/');

        // The new password is forgotten; the verified address helps.
        const chosen = inventPassword();
        await recoverByEmail(browsing(), owner, `${actor.loginName}@example.com`, chosen);
        await owner.signIn('person', { loginName: phone, password: chosen });
        await page.getByRole('heading', { name: `您好，${person.name}` }).waitFor();

        expect(owner.complaints).toEqual([]);
        // That the session had ended is what the browser complains of there.
        expect(elsewhere.complaints.filter((complaint) => !complaint.includes('401'))).toEqual([]);
        await Promise.all([owner.close(), elsewhere.close()]);
      },
      4 * MINUTES,
    );
  });

/** Somebody's account, with a draft that was begun under it. */
export interface Owned {
  person: Person;
  actor: Actor;
  draft: string;
}

/** What was used to make them is signed out. */
export async function ownedAccount({ cast, graph }: Browsing): Promise<Owned> {
  const { person, actor, qualificationId } = await cast.somebody('PHYSICIAN', { account: true });
  if (!actor) throw new Error('was to have an account');
  const { id } = await open(graph, actor, { procedure: 'PHY_REG', qualificationId });
  await graph.ask('mutation Out { signOut }', {}, actor.token);
  return { person, actor, draft: id };
}

/** 登录设备: the one that is not this one. */
async function endTheOtherSession(page: Page): Promise<void> {
  const devices = page.getByRole('region', { name: '登录设备' }).getByRole('listitem');
  await devices
    .filter({ hasText: '本次登录' })
    .getByText(/^Chrome · /)
    .waitFor();
  await page.getByRole('button', { name: /^结束 Chrome · .* 的登录/ }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '结束', exact: true }).click();
  await page.getByText('已结束该登录').waitFor();
  await page.getByRole('button', { name: /^结束 .* 的登录/ }).waitFor({ state: 'detached' });
}

/** Goes on filling in, is told that the session has ended, signs in over the page, and everything is there and kept. */
async function goOnIn({ page, ...visitor }: Visitor, { password }: Actor): Promise<void> {
  await page.getByLabel('Work experience').fill(EXPERIENCE);
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.waitFor();
  expect(await visitor.barriers()).toEqual([]);
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(/Saved \d/).waitFor();
  await page.reload();
  await page.getByText(EXPERIENCE, { exact: true }).waitFor();
  expect(await page.getByLabel('Address').inputValue()).toBe(ADDRESS);
}

/** 5.2: the address twice, the link of the mail, and the page knows it by itself. */
async function verifyEmail({ mailbox }: Browsing, { page, context }: Visitor, email: string): Promise<void> {
  const section = page.getByRole('region', { name: '我的邮箱' });
  await section.getByRole('button', { name: '验证邮箱' }).click();
  await section.getByLabel('电子邮箱', { exact: true }).fill(email);
  await section.getByLabel('再次输入电子邮箱').fill(email);
  const since = new Date();
  await section.getByRole('button', { name: '发送验证邮件' }).click();
  await section.getByText('验证邮件已发送至').waitFor();
  const mail = await context.newPage();
  await mail.goto(await mailbox.read(email, 'EMAIL_LINK', since, 'link'));
  await mail.getByRole('button', { name: '确认验证' }).click();
  await mail.getByText('邮箱验证成功').waitFor();
  await mail.close();
  await section.getByText('已验证', { exact: true }).waitFor();
}

/** 5.3: the old one has to be right. */
async function changePassword(page: Page, old: string, password: string): Promise<void> {
  const section = page.getByRole('region', { name: '登录密码' });
  await section.getByRole('button', { name: '修改密码' }).click();
  await section.getByLabel('原密码').fill(`${old}x`);
  await section.getByLabel('新密码').fill(password);
  await section.getByLabel('确认密码').fill(password);
  await section.getByRole('button', { name: '修改密码' }).click();
  await section.getByText('原密码错误').waitFor();
  await section.getByLabel('原密码').fill(old);
  await section.getByRole('button', { name: '修改密码' }).click();
  await page.getByText('密码已修改，其他设备上的登录已全部退出。').waitFor();
}

/** 5.1: a code to the old phone, then one to the new. */
async function changePhone({ mailbox }: Browsing, page: Page, old: string, phone: string): Promise<void> {
  const section = page.getByRole('region', { name: '我的手机' });
  await section.getByRole('button', { name: '更换手机号' }).click();
  const send = section.getByRole('button', { name: '发送校验码', exact: true });
  const sent = section.getByText('校验码已发送至');
  // Within a minute of the last code nothing is sent: the button counts down until it is.
  await send.click();
  await sent
    .or(section.getByRole('button', { name: /秒后可重新发送/ }))
    .first()
    .waitFor();
  if (!(await sent.isVisible())) {
    await send.click({ timeout: 60_000 });
    await sent.waitFor();
  }
  const begun = new Date(Date.now() - MINUTES);
  await section.getByLabel('原手机收到的校验码').fill(await mailbox.read(old, 'PHONE_CODE_OLD', begun, 'code'));
  await section.getByRole('button', { name: '确定，继续' }).click();
  await section.getByLabel('新手机号码').fill(phone);
  await section.getByRole('button', { name: '向新手机发送校验码' }).click();
  await section.getByLabel('新手机收到的校验码').fill(await mailbox.read(phone, 'PHONE_CODE', begun, 'code'));
  await section.getByRole('button', { name: '确定更换' }).click();
  await page.getByText('手机号已更换').waitFor();
  await section.getByText(`${phone.slice(0, 3)}****${phone.slice(-4)}`).waitFor();
}

/** 忘记密码 by the link of a mail, on a page that works without scripts. */
async function recoverByEmail({ mailbox }: Browsing, owner: Visitor, email: string, password: string): Promise<void> {
  const { page } = owner;
  await owner.open('/recover?end=person');
  await page.getByText('通过邮箱', { exact: true }).click();
  await page.getByLabel('电子邮箱').fill(email);
  const since = new Date();
  await page.getByRole('button', { name: '发送重置链接' }).click();
  await page.getByText('将很快收到校验码或链接').waitFor();
  const mail = await owner.context.newPage();
  await mail.goto(await mailbox.read(email, 'PASSWORD_RESET_LINK', since, 'link'));
  await mail.getByLabel('新密码', { exact: true }).fill(password);
  await mail.getByLabel('确认新密码').fill(password);
  await mail.getByRole('button', { name: '重置密码' }).click();
  await mail.getByText('密码已重置').waitFor();
  await mail.close();
}
