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
    else if ('choose' in answer) await choose(page, name, answer.choose, answer.typed);
    else if ('pick' in answer) {
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

/** 个人照片: chosen, cut, kept. */
export async function addPhoto(page: Page, word: string): Promise<void> {
  await page
    .getByLabel('选择照片')
    .first()
    .setInputFiles(await portrait(word));
  await page.getByRole('button', { name: '使用这张照片' }).click();
  await page.getByText('照片已通过检查并保存').waitFor();
}
