import type { RouteObject } from 'react-router';
import type { End } from './Guarded.tsx';

/** Around the pages that come before everything else of an end. */
export const firstSteps = (end: End) =>
  import('./FirstSteps.tsx').then(({ FirstSteps }) => ({ element: <FirstSteps end={end} /> }));

/** 修改初始密码 of an end. */
export const firstPassword = (end: End): RouteObject => ({
  path: `/${end}/first-password`,
  lazy: () =>
    import('./password/FirstPasswordPage.tsx').then(({ FirstPasswordPage }) => ({
      element: <FirstPasswordPage end={end} />,
    })),
});
