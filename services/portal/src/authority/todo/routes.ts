import type { RouteObject } from 'react-router';

/** 待办: the list, and one application of it. */
export const todo: RouteObject[] = [
  { index: true, lazy: () => import('./TodoPage.tsx').then(({ TodoPage }) => ({ Component: TodoPage })) },
  {
    path: '/authority/applications/:applicationId',
    lazy: () => import('./TodoCasePage.tsx').then(({ TodoCasePage }) => ({ Component: TodoCasePage })),
  },
];
