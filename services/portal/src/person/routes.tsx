import type { RouteObject } from 'react-router';
import { TopLayout } from '../layouts/TopLayout.tsx';
import { firstPassword, firstSteps } from '../session/first-steps-routes.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { applicationRoutes } from './applications/routes.ts';
import { presentRoute } from './licences/present-route.tsx';
import { ownRoutes } from './me/routes.tsx';

export const routes: RouteObject[] = [
  {
    element: <TopLayout home="/person" />,
    children: [
      { path: '/person/sign-in', element: <SignInPage end="person" /> },
      {
        path: '/person/sign-up',
        lazy: () => import('./sign-up/SignUpPage.tsx').then(({ SignUpPage }) => ({ Component: SignUpPage })),
      },
    ],
  },
  {
    lazy: () => firstSteps('person'),
    children: [
      {
        path: '/person/begin',
        lazy: () => import('./begin/BeginPage.tsx').then(({ BeginPage }) => ({ Component: BeginPage })),
      },
      firstPassword('person'),
    ],
  },
  presentRoute,
  {
    path: '/person',
    lazy: () => import('./Inside.tsx').then(({ Inside }) => ({ Component: Inside })),
    children: [
      {
        path: '/person/security',
        lazy: () => import('./security/SecurityPage.tsx').then(({ SecurityPage }) => ({ Component: SecurityPage })),
      },
      {
        path: '/person/help',
        lazy: () => import('../help/HelpPage.tsx').then(({ HelpPage }) => ({ Component: HelpPage })),
      },
      ...applicationRoutes,
      ...ownRoutes,
    ],
  },
];
