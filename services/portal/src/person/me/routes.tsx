import { Navigate, type RouteObject, useLocation } from 'react-router';

/** Another address of a page, with everything behind it. */
function Elsewhere({ to }: { to: string }) {
  const { search } = useLocation();
  return <Navigate to={`${to}${search}`} replace />;
}

/** 预约 for an application goes straight to the choice of a time. */
function Appointments() {
  const { search } = useLocation();
  const to = new URLSearchParams(search).has('application') ? '/person/me/appointments/new' : '/person/me/appointments';
  return <Elsewhere to={to} />;
}

/** What a person owns: 我的, 证照, 消息. */
export const ownRoutes: RouteObject[] = [
  { path: '/person/me', lazy: () => import('./MePage.tsx').then(({ MePage }) => ({ Component: MePage })) },
  {
    path: '/person/me/registrations',
    lazy: () =>
      import('../registrations/RegistrationsPage.tsx').then(({ RegistrationsPage }) => ({
        Component: RegistrationsPage,
      })),
  },
  {
    path: '/person/me/qualifications',
    lazy: () =>
      import('./QualificationsPage.tsx').then(({ QualificationsPage }) => ({ Component: QualificationsPage })),
  },
  {
    path: '/person/me/information',
    lazy: () => import('./InformationPage.tsx').then(({ InformationPage }) => ({ Component: InformationPage })),
  },
  {
    path: '/person/me/archive',
    lazy: () => import('../archive/ArchivePage.tsx').then(({ ArchivePage }) => ({ Component: ArchivePage })),
  },
  {
    path: '/person/me/records',
    lazy: () => import('./RecordsPage.tsx').then(({ RecordsPage }) => ({ Component: RecordsPage })),
  },
  {
    path: '/person/me/appointments',
    lazy: () =>
      import('../appointments/AppointmentsPage.tsx').then(({ AppointmentsPage }) => ({ Component: AppointmentsPage })),
  },
  {
    path: '/person/me/appointments/new',
    lazy: () => import('../appointments/BookPage.tsx').then(({ BookPage }) => ({ Component: BookPage })),
  },
  {
    path: '/person/licences',
    lazy: () => import('../licences/LicencesPage.tsx').then(({ LicencesPage }) => ({ Component: LicencesPage })),
  },
  {
    path: '/person/messages',
    lazy: () => import('../messages/MyMessagesPage.tsx').then(({ MyMessagesPage }) => ({ Component: MyMessagesPage })),
  },
  // Short addresses that other pages and the help name.
  { path: '/person/registrations', element: <Elsewhere to="/person/me/registrations" /> },
  { path: '/person/appointments', element: <Appointments /> },
  { path: '/person/data', element: <Elsewhere to="/person/me/information" /> },
];
