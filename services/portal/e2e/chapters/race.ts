import { expect, it } from '@jest/globals';
import { applyToRegister, takeStep } from '@medreg/journey';
import type { Browsing, Visitor } from '../browsing.ts';
import { openFromList } from '../cases.ts';

const MINUTES = 60_000;

/** Two officers have one case open, and both decide at once. */
export const race = (browsing: () => Browsing) =>
  it(
    'somebody else was faster: one effect, and nothing that was written is lost',
    async () => {
      const { cast, graph, demo, desk } = browsing();
      const { person, actor } = await cast.somebody('SPECIALIST', { account: true });
      if (!actor) throw new Error('nobody who applies');
      const place = await cast.place('hospital');
      const { id } = await applyToRegister(graph, actor, person, demo.institutions.hospital.name, () => {});
      await takeStep(graph, place.user, id, 'passApplication');
      await takeStep(graph, place.officer, id, 'acceptApplication');

      const officers = await Promise.all([desk('authority', 'county'), desk('authority', 'decider')]);
      const opinions = ['材料齐全，拟同意。', '经审查符合条件，同意。'];
      const together = meeting(officers.length);
      for (const [at, officer] of officers.entries()) {
        await openFromList(officer, id);
        const { page } = officer;
        // Both decisions are on their way before either of them arrives.
        await page.route('**/graphql*', async (route) => {
          if (route.request().postData()?.includes('approveApplication(')) await together();
          await route.continue();
        });
        await page.getByRole('group', { name: '办理' }).getByRole('button', { name: '准予' }).click();
        await page.getByLabel('意见（选填）').fill(opinions[at] ?? '');
      }
      await Promise.all(
        officers.map(({ page }) => page.getByRole('dialog').getByRole('button', { name: '准予' }).click()),
      );
      await Promise.all(officers.map(({ page }) => page.getByText('已生效').first().waitFor()));

      const told = await Promise.all(officers.map(overtaken));
      expect([...told].sort()).toEqual([false, true]);
      const slower = told.indexOf(true);
      const { page } = officers[slower] as Visitor;
      await page
        .getByRole('alert')
        .getByText(opinions[slower] ?? '')
        .waitFor();
      const timeline = page.locator('.ant-timeline');
      expect(await timeline.getByText(opinions[1 - slower] ?? '').count()).toBe(1);
      expect(await timeline.getByText('准予', { exact: true }).count()).toBe(1);
      await Promise.all(officers.map((officer) => officer.page.unroute('**/graphql*')));
      expect(officers.map(({ complaints }) => complaints.splice(0))).toEqual([[], []]);
    },
    2 * MINUTES,
  );

const overtaken = ({ page }: Visitor) => page.getByText('该业务刚刚被他人办理，已为您更新到最新状态。').isVisible();

/** @returns what everybody waits in until so many have come */
function meeting(expected: number): () => Promise<void> {
  let come = 0;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come === expected) open();
    return opened;
  };
}
