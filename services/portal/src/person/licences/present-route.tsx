import { Outlet, type RouteObject } from 'react-router';
import { Guarded } from '../../session/Guarded.tsx';

const Alone = () => <Guarded end="person">{() => <Outlet />}</Guarded>;

/** 亮照 has the screen for itself: no menu around it. */
export const presentRoute: RouteObject = {
  element: <Alone />,
  children: [
    {
      path: '/person/licences/:licenceId/present',
      lazy: () => import('./PresentPage.tsx').then(({ PresentPage }) => ({ Component: PresentPage })),
    },
  ],
};
