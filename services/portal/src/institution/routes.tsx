import type { RouteObject } from 'react-router';
import { TopLayout } from '../layouts/TopLayout.tsx';
import { firstPassword, firstSteps } from '../session/first-steps-routes.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { ownAccount } from '../staff-account/account-route.tsx';
import { pages } from './pages.ts';
import { todo } from './todo/routes.ts';

export const routes: RouteObject[] = [
  {
    element: <TopLayout home="/" />,
    children: [{ path: '/institution/sign-in', element: <SignInPage end="institution" /> }],
  },
  { lazy: () => firstSteps('institution'), children: [firstPassword('institution')] },
  {
    path: '/institution',
    lazy: () => import('./Inside.tsx').then(({ Inside }) => ({ Component: Inside })),
    children: [...todo, ownAccount('institution'), ...pages],
  },
];
