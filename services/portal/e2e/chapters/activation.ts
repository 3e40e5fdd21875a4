import { describe, expect, it } from '@jest/globals';
import { type Actor, type Registered, registered, until } from '@medreg/journey';
import type { Browsing, Visitor } from '../browsing.ts';

const MINUTES = 60_000;
/** Of the alphabet of activation codes, and of nobody. */
const WRONG = ['AAAA3333', 'CCCC4444', 'DDDD6666', 'EEEE7777', 'FFFF9999'];
const TRIES = WRONG.length;

/**
 * The manual's chapter 1.2 where the certificate's code is not what activates (S2-Q5.1, Q21 to Q24, Q42 to Q45): whoever is on the
 * register already is activated by the institution.
 */
export const activation = (browsing: () => Browsing) =>
  describe('activation by the institution', () => {
    it(
      'a code made by the institution and typed in by the person; who else is on its list, and why; wrong codes until they are locked',
      async () => {
        const { mailbox, visitor } = browsing();
        const { place, physician, nurse, stranger, specialist } = await prepare(browsing());
        const since = new Date();

        // The physician's certificate is not asked for any more: he is told who activates, and where to type in what comes.
        const person = await visitor({ device: 'phone' });
        const { page } = person;
        await person.signIn('person', accountOf(physician));
        await page.getByRole('heading', { name: '激活账户' }).waitFor();
        await page.getByLabel('资格证书编码').fill(physician.person.code);
        await page.getByRole('button', { name: '激活', exact: true }).click();
        await page.getByText(`账户由主要执业机构（${place.name}）激活`).waitFor();
        await page.getByLabel('激活码', { exact: true }).waitFor();
        expect(await person.barriers()).toEqual([]);

        // The institution's list: who can be sent a code, and why not.
        const office = await visitor();
        await office.signIn('institution', place.user);
        await office.page.getByRole('menuitem', { name: '账户激活' }).click();
        await shows(office, physician, '等待激活账户', '可以生成激活码');
        await shows(office, nurse, '等待激活账户', '可以生成激活码');
        await shows(office, stranger, '尚未注册账户', '请通知其在个人端注册');
        await shows(office, specialist, '等待激活账户', '由本人填写资格证书编码激活，无需激活码');
        expect(await office.page.getByRole('checkbox', { name: `选择${stranger.person.name}` }).isDisabled()).toBe(
          true,
        );
        for (const { person } of [physician, nurse]) {
          await office.page.getByRole('checkbox', { name: `选择${person.name}` }).check();
        }
        await office.page.getByRole('button', { name: '生成激活码（2）' }).click();
        const sent = office.page.getByRole('dialog', { name: '生成激活码' });
        await sent.getByText('激活码已发送至本人验证的手机').nth(1).waitFor();
        expect(await office.barriers()).toEqual([]);
        await sent.getByRole('button', { name: '关闭', exact: true }).last().click();

        // What came by SMS, typed in as people do.
        const code = await mailbox.read(physician.person.phone, 'ACTIVATION_CODE', since, 'activationCode');
        await page.getByLabel('激活码', { exact: true }).fill(` ${code.toLowerCase()} `);
        await page.getByRole('button', { name: '激活', exact: true }).click();
        await page.getByText('账户激活成功').waitFor();
        await page.getByRole('link', { name: '开始办理' }).click();
        await page.getByRole('heading', { name: `您好，${physician.person.name}` }).waitFor();
        await office.page.getByRole('button', { name: '刷新' }).click();
        await shows(office, physician, '已激活', '账户已激活');

        // Somebody else tries codes: five, and then not even the right one until tomorrow.
        const other = await visitor({ device: 'phone' });
        await other.signIn('person', accountOf(nurse));
        await other.page.getByText('机构激活码').click();
        for (const [at, wrong] of WRONG.entries()) {
          await tries(other, wrong);
          if (at + 1 < TRIES) await other.page.getByText(`还可尝试 ${TRIES - at - 1} 次`).waitFor();
        }
        const lock = other.page.getByRole('alert').filter({ hasText: '24小时内不能再次激活' });
        await lock.getByText('请主要执业机构在解锁后重新生成').waitFor();
        await lock.getByRole('link', { name: '去安全设置' }).waitFor();
        expect(await other.barriers()).toEqual([]);

        for (const one of [person, office, other]) {
          expect(one.complaints).toEqual([]);
          await one.close();
        }
      },
      4 * MINUTES,
    );
  });

/** An institution of its own, so that its list is short, with two who wait for it, one without an account, and a specialist. */
async function prepare({ cast }: Browsing) {
  const place = await cast.newPlace();
  const [physician, nurse, stranger, specialist] = await Promise.all([
    registered(cast, 'PHYSICIAN', place, { account: 'UNACTIVATED' }),
    registered(cast, 'NURSE', place, { account: 'UNACTIVATED' }),
    registered(cast, 'PHYSICIAN', place, { account: false }),
    registered(cast, 'SPECIALIST', place, { account: 'UNACTIVATED' }),
  ]);
  return { place, physician, nurse, stranger, specialist };
}

function accountOf({ actor }: Registered): Actor {
  if (!actor) throw new Error('was to have an account');
  return actor;
}

/** The line of somebody in the institution's list; the register's news reaches it a moment later. */
async function shows({ page }: Visitor, { person }: Registered, ...texts: string[]): Promise<void> {
  let row = page.getByRole('row').filter({ hasText: person.name });
  for (const text of texts) row = row.filter({ hasText: text });
  await until(`${person.name}: ${texts.join('，')}`, async () => {
    if (await row.isVisible()) return true;
    await page.getByRole('button', { name: '刷新' }).click();
    return row.isVisible();
  });
}

async function tries({ page }: Visitor, code: string): Promise<void> {
  await page.getByLabel('激活码', { exact: true }).fill(code);
  await page.getByRole('button', { name: '激活', exact: true }).click();
}
