import type { RouteObject } from 'react-router';
import { PublicLayout } from '../../layouts/PublicLayout.tsx';

export const routes: RouteObject[] = [
  {
    element: <PublicLayout entries={[]} />,
    children: [
      {
        path: '/recover',
        lazy: () => import('./RecoverPage.tsx').then(({ RecoverPage }) => ({ Component: RecoverPage })),
      },
    ],
  },
];
