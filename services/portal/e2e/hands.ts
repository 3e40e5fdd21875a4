import type { Page } from 'playwright-core';

/** Opens a list, types what is looked for, and takes an entry by its name. */
export async function choose(page: Page, label: RegExp | string, name: string, typed = ''): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.focus();
  await box.press('ArrowDown');
  if (typed) await box.fill(typed);
  const option = page.locator('.ant-select-item-option', { hasText: name }).first();
  await option.waitFor();
  await option.dispatchEvent('click');
}

/** Takes a step of a case: its button, and where it asks something, the button of the same name in its dialog. */
export async function takeStep(page: Page, name: string, { asks = true } = {}): Promise<void> {
  await page.getByRole('group', { name: '办理' }).getByRole('button', { name, exact: true }).click();
  if (asks) await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByText(`${name}：办理成功`).waitFor();
}
