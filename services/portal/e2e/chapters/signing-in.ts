import { describe, expect, it } from '@jest/globals';
import type { Browsing } from '../browsing.ts';

/** What the first page of an end may weigh on its way to a stranger; `npm run bench:portal` says how long it takes. */
const MOST_BYTES = 300_000;

/** Doors of the four ends. */
export const signingIn = (browsing: () => Browsing) =>
  describe('signing in', () => {
    it.each(['/', '/person/sign-in', '/institution/sign-in', '/authority/sign-in'])(
      '%s: a stranger fetches no more than he needs',
      async (path) => {
        const visitor = await browsing().visitor({ device: 'phone' });
        await visitor.open(path);
        const bytes = await visitor.page.evaluate(() => {
          const fetched = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
          return (fetched as PerformanceResourceTiming[]).reduce((sum, { transferSize }) => sum + transferSize, 0);
        });
        expect(bytes).toBeGreaterThan(MOST_BYTES / 2);
        expect(bytes).toBeLessThan(MOST_BYTES);
        await visitor.close();
      },
    );
    it.each([
      ['person', 'physician'],
      ['institution', 'hospital'],
      ['authority', 'county'],
    ] as const)('%s: signs in, is still signed in after a reload, signs out', async (end, role) => {
      const visitor = await browsing().visitor();
      await visitor.signIn(end, role);
      await visitor.page.reload();
      await visitor.page.getByRole('main').waitFor();
      expect(new URL(visitor.page.url()).pathname).toMatch(new RegExp(`^/${end}`));
      expect(visitor.complaints).toEqual([]);
      await visitor.close();
    });
  });
