import { createBrowserRouter, type RouteObject } from 'react-router';
import { Waiting } from '../design/Waiting.tsx';
import { Broken, Lost } from './ErrorPages.tsx';

type Load = () => Promise<{ routes: RouteObject[] }>;

/** The ends, by the first part of an address; each is fetched when somebody goes there. */
const ENDS: Record<string, Load> = {
  person: () => import('../person/routes.tsx'),
  institution: () => import('../institution/routes.tsx'),
  authority: () => import('../authority/routes.tsx'),
  recover: () => import('../session/recover/routes.tsx'),
};
const PUBLIC: Load = () => import('../public/routes.tsx');
const fetched = new Set<Load>();

export const router = createBrowserRouter(
  [
    {
      id: 'root',
      errorElement: <Broken />,
      hydrateFallbackElement: <Waiting />,
      children: [{ path: '*', element: <Lost /> }],
    },
  ],
  {
    async patchRoutesOnNavigation({ path, patch }) {
      const [first = ''] = path.split('/').filter(Boolean);
      const load = ENDS[first] ?? PUBLIC;
      if (fetched.has(load)) return;
      const { routes } = await load();
      fetched.add(load);
      patch('root', routes);
    },
  },
);
