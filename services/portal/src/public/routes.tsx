import type { RouteObject } from 'react-router';
import { PublicLayout } from '../layouts/PublicLayout.tsx';

export const routes: RouteObject[] = [{ path: '/', element: <PublicLayout entries={[]} />, children: [] }];
