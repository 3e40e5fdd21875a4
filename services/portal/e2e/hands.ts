import type { Locator, Page } from 'playwright-core';

/** Of the buttons of a case, in the languages of the portal. */
const STEPS = /^(办理|What can be done)$/;

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

/**
 * Takes a step of a case: its button, and where it asks something, the button of the same name in its dialog.
 * @param options.says what is said in the dialog first
 */
export async function takeStep(
  page: Page,
  name: string,
  { asks = true, says }: { asks?: boolean; says?: (dialog: Locator) => Promise<void> } = {},
): Promise<void> {
  const button = page.getByRole('group', { name: STEPS }).getByRole('button', { name, exact: true });
  const refused = page.locator('.ant-alert-error').first();
  await button.click();
  if (asks) {
    const dialog = page.getByRole('dialog');
    await says?.(dialog);
    await dialog.getByRole('button', { name, exact: true }).click();
  }
  // A step that was taken cannot be taken again; a refusal says why.
  const outcome = await Promise.race([
    button.waitFor({ state: 'detached' }).then(
      () => 'taken',
      () => 'nothing happened',
    ),
    refused.waitFor().then(
      () => refused.textContent(),
      () => 'nothing happened',
    ),
  ]);
  if (outcome !== 'taken') throw new Error(`${name}: ${outcome}`);
}
