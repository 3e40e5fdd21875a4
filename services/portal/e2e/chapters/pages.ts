import { describe, expect, it } from '@jest/globals';
import type { Role } from '@medreg/journey';
import type { Browsing, Device } from '../browsing.ts';

type End = 'person' | 'institution' | 'authority';

/** Pages by who looks at them; the name is that of the picture, where the documents have one. */
const PAGES: [End | null, Role | null, [path: string, device: Device, picture?: string][]][] = [
  [
    null,
    null,
    [
      ['/', 'phone', 'public-start.phone'],
      ['/', 'desktop'],
      ['/search', 'phone'],
      ['/guide', 'tablet'],
      ['/guide/TCM_REG', 'desktop', 'public-guide.desktop'],
      ['/institutions', 'phone'],
      ['/deregistered', 'phone'],
      ['/help', 'phone'],
      ['/person/sign-in', 'phone'],
      ['/recover', 'phone'],
    ],
  ],
  [
    'person',
    'physician',
    [
      ['/person', 'phone', 'person-home.phone'],
      ['/person', 'desktop'],
      ['/person/applications', 'phone'],
      ['/person/licences', 'phone'],
      ['/person/messages', 'phone'],
      ['/person/me', 'phone'],
      ['/person/me/registrations', 'phone'],
      ['/person/me/archive', 'tablet'],
      ['/person/security', 'phone', 'person-security.phone'],
      ['/person/help', 'phone'],
    ],
  ],
  [
    'institution',
    'hospital',
    [
      ['/institution', 'phone'],
      ['/institution/people/primary', 'desktop', 'institution-people.desktop'],
      ['/institution/activation', 'desktop', 'institution-activation.desktop'],
      ['/institution/submissions', 'desktop'],
      ['/institution/account', 'desktop'],
    ],
  ],
  [
    'authority',
    'county',
    [
      ['/authority', 'phone'],
      ['/authority/window', 'desktop', 'authority-window.desktop'],
      ['/authority/tasks', 'desktop'],
      ['/authority/institutions', 'desktop'],
    ],
  ],
  ['authority', 'nation', [['/authority/imports', 'desktop', 'authority-import.desktop']]],
];

/** Every place as somebody comes to it: nothing serious for axe, nothing in the console, nothing asked of strangers, no sideways scrolling. */
export const pages = (browsing: () => Browsing) =>
  describe.each(PAGES)('pages of the end %s as %s', (end, role, places) => {
    it.each(['zh-CN', 'en'] as const)(
      'in %s',
      async (language) => {
        for (const device of ['phone', 'tablet', 'desktop'] as const) {
          const here = places.filter((place) => place[1] === device);
          if (here.length === 0) continue;
          const visitor = await browsing().visitor({ device, language, dark: language === 'en' });
          if (end && role) await visitor.signIn(end, role);
          for (const [path, , picture] of here) {
            await visitor.open(path);
            await visitor.page.getByRole('heading', { level: 1 }).waitFor();
            if (picture && language === 'zh-CN') await visitor.picture(picture);
            const wide = await visitor.page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            const found = { barriers: await visitor.barriers(), complaints: [...visitor.complaints], wide };
            expect([path, device, found]).toEqual([path, device, { barriers: [], complaints: [], wide: 0 }]);
          }
          await visitor.close();
        }
      },
      240_000,
    );
  });
