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
  // As long as it is being taken the button is still there, and says so.
  const button = page
    .getByRole('group', { name: STEPS })
    .getByRole('button', { name: new RegExp(`^(loading )?${name}$`) });
  const refused = page.locator('.ant-alert-error').first();
  const done = page.getByText(new RegExp(`^${name}(：办理成功|: done)$`));
  const before = await done.count();
  await button.click();
  if (asks) {
    const dialog = page.getByRole('dialog');
    await says?.(dialog);
    await dialog.getByRole('button', { name, exact: true }).click();
  }
  // It says that it is done; most cannot be taken again then; a refusal says why.
  const nothing = () => 'nothing happened';
  const outcome = await Promise.race([
    done
      .nth(before)
      .waitFor()
      .then(() => 'taken', nothing),
    button.waitFor({ state: 'detached' }).then(() => 'taken', nothing),
    refused.waitFor().then(() => refused.textContent(), nothing),
  ]);
  if (outcome !== 'taken') throw new Error(`${name}: ${outcome}`);
}
