import { describe, expect, it } from '@jest/globals';
import type { Browsing } from '../browsing.ts';

/** Doors of the four ends. */
export const signingIn = (browsing: () => Browsing) =>
  describe('signing in', () => {
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
