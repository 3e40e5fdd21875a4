import { describe, expect, it } from '@jest/globals';
import { type Actor, type Registered, registered } from '@medreg/journey';
import type { Locator, Page } from 'playwright-core';
import type { Browsing } from '../browsing.ts';
import { fillIn, portrait } from '../forms.ts';
import { choose, takeStep } from '../hands.ts';

const MINUTES = 60_000;
const WHY = '照片不是近期免冠正面照，请重新拍摄后提交。';
const SCHOOL = '暨南大学';
const DEPARTMENT = '中医内科';

/**
 * The manual's chapter 3 信息维护 and its counterpart at the institution (S1-I §2.2): what somebody changes about himself is looked at
 * beside what was there, and is his own once the institution has passed it.
 */
export const ownData = (browsing: () => Browsing) =>
  describe('information maintenance', () => {
    it(
      'a photo that comes back with a reason, is taken anew and passed',
      async () => {
        const { cast, visitor, desk } = browsing();
        const hospital = await cast.place('hospital');
        const specialist = await registered(cast, 'SPECIALIST', hospital, { account: true });
        const person = await visitor({ device: 'phone' });
        const office = await desk('institution', 'hospital');
        const { page } = person;
        await person.signIn('person', accountOf(specialist));

        await page.getByRole('link', { name: '我的', exact: true }).click();
        await page.getByRole('link', { name: '个人信息与照片' }).click();
        const before = await pixels(page.getByRole('img', { name: '本人照片' }));
        await page.getByRole('button', { name: '办理', exact: true }).click();
        await takePhoto(page, `first-${specialist.practitionerId}`);
        await handIn(page);

        // The institution sees the new one beside the one in use, and says what is wrong with it.
        await openReview(office.page, '中医（专长）医师', specialist);
        expect(await pixels(office.page.getByRole('img', { name: '现有照片' }))).toBe(before);
        expect(await pixels(office.page.getByRole('img', { name: '申请照片' }))).not.toBe(before);
        expect(await office.barriers()).toEqual([]);
        await takeStep(office.page, '退回修改', {
          says: async (dialog) => {
            await choose(office.page, /事项/, '照片');
            await dialog.getByLabel('具体说明').fill(WHY);
          },
        });

        // Its owner reads why, at his data and at the photo.
        await person.open('/person/me/information');
        await page.getByText(WHY).waitFor();
        expect(await pixels(page.getByRole('img', { name: '本人照片' }))).toBe(before);
        expect(await person.barriers()).toEqual([]);
        await page.getByRole('link', { name: '修改并重新提交' }).click();
        await page.getByText(WHY).first().waitFor();
        await takePhoto(page, `second-${specialist.practitionerId}`);
        await handIn(page);

        await openReview(office.page, '中医（专长）医师', specialist);
        const after = await pixels(office.page.getByRole('img', { name: '申请照片' }));
        await takeStep(office.page, '审核通过');
        await person.open('/person/me/information');
        await page.getByText('已生效').waitFor();
        expect(await pixels(page.getByRole('img', { name: '本人照片' }))).toBe(after);

        expect([...person.complaints, ...office.complaints]).toEqual([]);
        await person.close();
      },
      4 * MINUTES,
    );

    it(
      'in English: school, education and department, with a proof, beside what was there',
      async () => {
        const { cast, visitor, desk } = browsing();
        const hospital = await cast.place('hospital');
        const physician = await registered(cast, 'PHYSICIAN', hospital, { account: true });
        const person = await visitor({ language: 'en' });
        const office = await desk('institution', 'hospital');
        const { page } = person;
        await person.signIn('person', accountOf(physician));

        await person.open('/person/me/information');
        await page.getByRole('listitem').filter({ hasText: 'Upkeep' }).getByRole('button', { name: 'Apply' }).click();
        await page.getByText('You need not change your photo here').waitFor();
        await page.getByRole('button', { name: 'Next' }).click();
        await page.getByLabel('Department').fill(DEPARTMENT);
        await fillIn(page, { School: SCHOOL, Education: { choose: 'Master’s degree' } });
        await page.getByRole('button', { name: 'Next' }).click();
        await page.locator('.material input[type="file"]').setInputFiles(await portrait('proof'));
        await page.getByText(/^File 1/).waitFor();
        await handIn(page);

        await openReview(office.page, '医师', physician);
        const compared = office.page.getByRole('table').filter({ hasText: '现有内容' });
        for (const [item, applied] of [
          ['毕业院校', SCHOOL],
          ['学历', '硕士研究生'],
          ['执业科室', DEPARTMENT],
        ]) {
          await compared.getByRole('row').filter({ hasText: item }).filter({ hasText: applied }).waitFor();
        }
        await takeStep(office.page, '审核通过');

        await person.open('/person/me/information');
        await page.getByText('Effective', { exact: true }).waitFor();
        await person.open('/person/me/registrations');
        await page.getByText(DEPARTMENT).first().waitFor();
        expect([...person.complaints, ...office.complaints]).toEqual([]);
        await person.close();
      },
      4 * MINUTES,
    );
  });

function accountOf({ actor }: Registered): Actor {
  if (!actor) throw new Error('was to have an account');
  return actor;
}

/** 个人照片: chosen, cut, and accepted. */
async function takePhoto(page: Page, word: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(await portrait(word));
  await page.getByRole('button', { name: '使用这张照片' }).click();
  await page.getByText('照片已通过检查并保存').waitFor();
}

/** 核对并提交, in either language. */
async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(下一步|Next)$/ }).click();
  await page.getByRole('checkbox', { name: /^(申请人声明|Applicant’s declaration)/ }).check();
  await page.getByRole('button', { name: /^(提交此业务|Submit)$/ }).click();
  await page
    .getByRole('status')
    .getByText(/^(提交成功|Submitted)$/)
    .waitFor();
}

/** 本院人员信息审核 of a profession, and somebody's in it. */
async function openReview(page: Page, profession: string, { person }: Registered): Promise<void> {
  await page.getByRole('menuitem', { name: profession, exact: true }).click();
  await page.getByRole('button', { name: /^(刷新|Refresh)$/ }).click();
  await page.getByRole('link', { name: person.name }).first().click();
  await page.getByRole('group', { name: '办理' }).waitFor();
}

/** What a picture shows, wherever it is fetched from. */
const pixels = (picture: Locator): Promise<string> =>
  picture.evaluate(async (image: HTMLImageElement) => {
    const bytes = await (await fetch(image.src)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  });
