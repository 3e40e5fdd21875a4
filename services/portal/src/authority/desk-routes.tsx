import type { RouteObject } from 'react-router';
import { Allowed } from './Allowed.tsx';
import { DESK_RIGHTS } from './desk-navigation.tsx';

const guarded = (place: keyof typeof DESK_RIGHTS, children: RouteObject[]): RouteObject => ({
  element: <Allowed to={DESK_RIGHTS[place]} />,
  children,
});

/** The desk of an authority: what it does at the window and of its own accord. */
export const deskRoutes: RouteObject[] = [
  guarded('window', [
    {
      path: 'window',
      lazy: () => import('./window/WindowPage.tsx').then(({ WindowPage }) => ({ Component: WindowPage })),
    },
    {
      path: 'window/:id',
      lazy: () => import('./window/WindowFormPage.tsx').then(({ WindowFormPage }) => ({ Component: WindowFormPage })),
    },
  ]),
  guarded('newTask', [
    {
      path: 'tasks/new',
      lazy: () => import('./tasks/NewTaskPage.tsx').then(({ NewTaskPage }) => ({ Component: NewTaskPage })),
    },
  ]),
  guarded('tasks', [
    {
      path: 'tasks',
      lazy: () => import('./tasks/TasksPage.tsx').then(({ TasksPage }) => ({ Component: TasksPage })),
    },
  ]),
  guarded('people', [
    {
      path: 'people',
      lazy: () => import('./people/PeoplePage.tsx').then(({ PeoplePage }) => ({ Component: PeoplePage })),
    },
  ]),
  guarded('imports', [
    {
      path: 'imports',
      lazy: () => import('./imports/ImportsPage.tsx').then(({ ImportsPage }) => ({ Component: ImportsPage })),
    },
    {
      path: 'imports/:id',
      lazy: () => import('./imports/ImportPage.tsx').then(({ ImportPage }) => ({ Component: ImportPage })),
    },
  ]),
  guarded('supplement', [
    {
      path: 'supplement',
      lazy: () => import('./people/SupplementPage.tsx').then(({ SupplementPage }) => ({ Component: SupplementPage })),
    },
    {
      path: 'id-upgrades',
      lazy: () => import('./people/IdUpgradesPage.tsx').then(({ IdUpgradesPage }) => ({ Component: IdUpgradesPage })),
    },
  ]),
  guarded('older-register', [
    {
      path: 'older-register',
      lazy: () =>
        import('./people/OlderRegisterPage.tsx').then(({ OlderRegisterPage }) => ({ Component: OlderRegisterPage })),
    },
  ]),
  guarded('records', [
    {
      path: 'records',
      lazy: () => import('./records/RecordsPage.tsx').then(({ RecordsPage }) => ({ Component: RecordsPage })),
    },
  ]),
  guarded('supervision', [
    {
      path: 'supervision',
      lazy: () =>
        import('./supervision/SupervisionPage.tsx').then(({ SupervisionPage }) => ({ Component: SupervisionPage })),
    },
  ]),
  guarded('appointments', [
    {
      path: 'appointments',
      lazy: () =>
        import('./appointments/AppointmentsPage.tsx').then(({ AppointmentsPage }) => ({
          Component: AppointmentsPage,
        })),
    },
  ]),
];
