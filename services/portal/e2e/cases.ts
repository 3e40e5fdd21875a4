import type { Visitor } from './browsing.ts';

/** Opens a case from the list of what waits for whoever sits at the desk. */
export async function openFromList({ page }: Visitor, applicationId: string): Promise<void> {
  await page.getByRole('menuitem', { name: /^(待办|To do)/ }).click();
  // Whoever sits before the list already sees what is new twice a minute, or at once.
  await page.getByRole('button', { name: /^(刷新|Refresh)$/ }).click();
  await page.locator(`main a[href$="/applications/${applicationId}"]`).click();
  await page.getByRole('group', { name: /^(办理|What can be done)$/ }).waitFor();
}

/** The case that a person looks at or fills in. */
export const caseOf = ({ page }: Visitor): string =>
  /\/applications\/([^/]+)/.exec(new URL(page.url()).pathname)?.[1] ?? '';

/** Changes the language by the menu, as its reader would. */
export async function speak({ page }: Visitor, language: '中文' | 'English'): Promise<void> {
  await page.getByRole('button', { name: /^(语言|Language) · / }).click();
  await page.getByRole('menuitem', { name: language }).click();
  await page.locator(`html[lang="${language === '中文' ? 'zh-CN' : 'en'}"]`).waitFor();
}

/** Waits until somebody can read it on his page. */
export const reads = ({ page }: Visitor, text: string | RegExp): Promise<void> =>
  page.getByRole('main').getByText(text, { exact: true }).first().waitFor();
