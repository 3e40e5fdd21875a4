import { describe, expect, it } from '@jest/globals';
import { inventPassword, signUp } from '@medreg/journey';
import type { Page } from 'playwright-core';
import type { Browsing } from '../browsing.ts';

const MINUTES = 60_000;

/** 忘记密码 (S2-Q12, Q34; domain 4.1), in English; by e-mail it is played with the security settings, where an address is verified. */
export const forgottenPassword = (browsing: () => Browsing) =>
  describe('a forgotten password', () => {
    it(
      'is set anew by the verified phone, which then signs in',
      async () => {
        const { cast, mailbox, visitor } = browsing();
        const { person, actor } = await cast.somebody('NURSE', { account: true });
        const { page, ...nurse } = await visitor({ device: 'phone', language: 'en' });
        const password = inventPassword();

        await nurse.open('/person/sign-in');
        await page.getByRole('link', { name: 'Forgotten password' }).click();
        await page.getByLabel('Phone number', { exact: true }).fill(person.phone);
        const since = new Date();
        await page.getByRole('button', { name: 'Get a code' }).click();
        await page
          .getByRole('status')
          .filter({ hasText: /registered and verified/ })
          .waitFor();
        expect(await nurse.barriers()).toEqual([]);
        await page.getByLabel('SMS code').fill('000000');
        await choosePassword(page, password);
        await page.getByText(/4 tries left/).waitFor();
        await page.getByLabel('SMS code').fill(await mailbox.read(person.phone, 'PASSWORD_RESET_CODE', since, 'code'));
        await page.getByRole('button', { name: 'Reset password' }).click();
        await page.getByText('The password is reset', { exact: true }).waitFor();
        await page.getByText(String(actor?.loginName), { exact: true }).waitFor();

        await nurse.signIn('person', { loginName: person.phone, password });
        await page.getByRole('heading', { name: person.name }).waitFor();
        expect(nurse.complaints).toEqual([]);
        await nurse.close();
      },
      2 * MINUTES,
    );

    it(
      'is set anew by personal information, as long as nothing was ever verified',
      async () => {
        const { cast, graph, visitor } = browsing();
        const person = await cast.person('PHYSICIAN');
        const { loginName } = await signUp(graph, person);
        const { page, ...physician } = await visitor({ language: 'en' });
        const password = inventPassword();

        await physician.open('/recover?end=person');
        await page.getByText('By personal information', { exact: true }).click();
        await page.getByLabel('Name', { exact: true }).fill(person.name);
        await page.getByLabel('ID number').fill(person.idNumber);
        await page.getByLabel('Code of the qualification or practice certificate').fill('202344110440103199001011234');
        await choosePassword(page, password);
        await page.getByRole('alert').waitFor();
        expect(await physician.barriers()).toEqual([]);
        await page.getByLabel('Code of the qualification or practice certificate').fill(person.code);
        await page.getByRole('button', { name: 'Reset password' }).click();
        await page.getByText('The password is reset', { exact: true }).waitFor();
        await page.getByText(loginName, { exact: true }).waitFor();

        // The name is there already; the phone has to be verified as after a sign-up.
        await page.getByRole('link', { name: 'Sign in' }).click();
        await page.getByLabel('Password').fill(password);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        await page.getByRole('heading', { name: 'Verify your phone' }).waitFor();
        expect(physician.complaints).toEqual([]);
        await physician.close();
      },
      2 * MINUTES,
    );
  });

/** The new password, twice, and off it goes. */
async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('Repeat the password').fill(password);
  await page.getByRole('button', { name: 'Reset password' }).click();
}
