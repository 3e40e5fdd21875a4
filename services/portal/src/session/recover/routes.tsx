import type { RouteObject } from 'react-router';
import { TopLayout } from '../../layouts/TopLayout.tsx';

export const routes: RouteObject[] = [
  {
    element: <TopLayout home="/" />,
    children: [
      {
        path: '/recover',
        lazy: () => import('./RecoverPage.tsx').then(({ RecoverPage }) => ({ Component: RecoverPage })),
      },
    ],
  },
];
