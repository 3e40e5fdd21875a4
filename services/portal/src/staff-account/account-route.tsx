import type { RouteObject } from 'react-router';

/** 账户 of whoever works at an institution or an authority. */
export const ownAccount = (end: 'institution' | 'authority'): RouteObject => ({
  path: `/${end}/account`,
  lazy: () => import('./StaffAccountPage.tsx').then(({ StaffAccountPage }) => ({ Component: StaffAccountPage })),
});
