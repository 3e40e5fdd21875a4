import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { syntheticPhoto } from '@medreg/documents';
import type { Page } from 'playwright-core';
import { choose } from './hands.ts';

/** What somebody puts into one field: typed text, an entry of a list, one of a few, a day (YYYY-MM-DD). */
export type Answer = string | { choose: string; typed?: string } | { pick: string } | { day: string };

/** Fills in fields by their labels, in the order in which they are told. */
export async function fillIn(page: Page, answers: Record<string, Answer>): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) {
    // The star of a required field is part of its name.
    const name = new RegExp(`^[* ]*${label}`);
    if (typeof answer === 'string') await page.getByRole('textbox', { name }).fill(answer);
    else if ('choose' in answer) {
      // What depends on another field opens when that has been saved.
      await page.getByRole('combobox', { name, disabled: false }).waitFor();
      await choose(page, name, answer.choose, answer.typed);
    } else if ('pick' in answer) {
      const group = page.locator('.ant-form-item', { hasText: label });
      await group.getByRole('radio', { name: answer.pick }).first().dispatchEvent('click');
    } else await pickDay(page, name, answer.day);
  }
}

/** Opens a calendar and takes a day of this month, or of the same month of a year to come. */
async function pickDay(page: Page, label: RegExp, day: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).click();
  const calendar = page.locator('.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)');
  const years = Number(day.slice(0, 4)) - new Date().getFullYear();
  for (let turned = 0; turned < years; turned += 1) await calendar.locator('.ant-picker-header-super-next-btn').click();
  await calendar.locator(`.ant-picker-cell-in-view[title="${day}"]`).click();
  await calendar.waitFor({ state: 'hidden' });
}

/** A portrait as a file, always the same for the same word. */
export async function portrait(word: string): Promise<string> {
  const file = join(tmpdir(), `portrait-${word}.jpg`);
  writeFileSync(file, await syntheticPhoto(word));
  return file;
}

/** What is put into the steps of a form. */
interface Filled {
  /** A drawn portrait of whom; where the form asks for one. */
  photo?: string;
  answers?: Record<string, Answer>;
  /** Names of the materials that a file is uploaded for. */
  materials?: readonly string[];
}

/** Goes through the steps of a form to its submission, in either language. */
export async function submitForm(page: Page, { photo, answers = {}, materials = [] }: Filled): Promise<void> {
  const next = page.getByRole('button', { name: /^(下一步|Next)$/ });
  const step = (name: RegExp) => page.getByRole('region', { name });
  const check = step(/^(核对并提交|Check and submit)$/);
  if (photo) {
    await page.locator('input[type="file"]').setInputFiles(await portrait(photo));
    await page.getByRole('button', { name: /^(使用这张照片|Use this photo)$/ }).click();
    await page.getByText(/^(照片已通过检查并保存|The photo was accepted and saved)$/).waitFor();
    await next.click();
  }
  await step(/^(填写表单|Form)$/).waitFor();
  await fillIn(page, answers);
  await next.click();
  const files = step(/^(上传材料|Materials)$/);
  await files.or(check).waitFor();
  if (await files.isVisible()) {
    for (const name of materials) {
      const card = page.locator('.material', { has: page.getByRole('heading', { name }) });
      await card.locator('input[type="file"]').setInputFiles(await portrait('material'));
      await card.getByLabel(/^(已上传|Uploaded)$/).waitFor();
    }
    await next.click();
  }
  await check.getByRole('checkbox', { name: /^(申请人声明|Applicant’s declaration)/ }).check();
  await page.getByRole('button', { name: /^(提交此业务|Submit)$/ }).click();
}
