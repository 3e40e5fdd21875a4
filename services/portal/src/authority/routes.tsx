import type { RouteObject } from 'react-router';
import { TopLayout } from '../layouts/TopLayout.tsx';
import { firstPassword, firstSteps } from '../session/first-steps-routes.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { ownAccount } from '../staff-account/account-route.tsx';
import { administrationRoutes } from './administration-routes.tsx';
import { deskRoutes } from './desk-routes.tsx';
import { todo } from './todo/routes.ts';

export const routes: RouteObject[] = [
  {
    element: <TopLayout home="/" />,
    children: [{ path: '/authority/sign-in', element: <SignInPage end="authority" /> }],
  },
  { lazy: () => firstSteps('authority'), children: [firstPassword('authority')] },
  {
    path: '/authority',
    lazy: () => import('./Inside.tsx').then(({ Inside }) => ({ Component: Inside })),
    children: [...todo, ...deskRoutes, ...administrationRoutes, ownAccount('authority')],
  },
];
