import type { RouteObject } from 'react-router';

/** 首页 and 业务 of the person end. */
export const applicationRoutes: RouteObject[] = [
  { index: true, lazy: () => import('../home/HomePage.tsx').then(({ HomePage }) => ({ Component: HomePage })) },
  {
    path: '/person/apply/:code',
    lazy: () => import('../apply/ApplyPage.tsx').then(({ ApplyPage }) => ({ Component: ApplyPage })),
  },
  {
    path: '/person/applications',
    lazy: () => import('./ApplicationsPage.tsx').then(({ ApplicationsPage }) => ({ Component: ApplicationsPage })),
  },
  {
    path: '/person/applications/:id',
    lazy: () => import('./ApplicationPage.tsx').then(({ ApplicationPage }) => ({ Component: ApplicationPage })),
  },
  {
    path: '/person/applications/:id/edit',
    lazy: () =>
      import('./EditApplicationPage.tsx').then(({ EditApplicationPage }) => ({ Component: EditApplicationPage })),
  },
];
