import type { RouteObject } from 'react-router';

/** The pages of the institution end beside its to-do list; each is fetched when somebody goes there. */
export const pages: RouteObject[] = [
  {
    path: '/institution/people/primary',
    lazy: () =>
      import('./people/PrimaryPeoplePage.tsx').then(({ PrimaryPeoplePage }) => ({ Component: PrimaryPeoplePage })),
  },
  {
    path: '/institution/people/filed-elsewhere',
    lazy: () =>
      import('./people/FilingsPages.tsx').then(({ FiledElsewherePage }) => ({ Component: FiledElsewherePage })),
  },
  {
    path: '/institution/people/filed-here',
    lazy: () => import('./people/FilingsPages.tsx').then(({ FiledHerePage }) => ({ Component: FiledHerePage })),
  },
  {
    path: '/institution/people/:list/:practitionerId',
    lazy: () => import('./person/PersonPage.tsx').then(({ PersonPage }) => ({ Component: PersonPage })),
  },
  {
    path: '/institution/activation',
    lazy: () => import('./activation/ActivationPage.tsx').then(({ ActivationPage }) => ({ Component: ActivationPage })),
  },
  {
    path: '/institution/submissions',
    lazy: () =>
      import('./submissions/SubmissionsPage.tsx').then(({ SubmissionsPage }) => ({ Component: SubmissionsPage })),
  },
  {
    path: '/institution/submissions/:applicationId/edit',
    lazy: () => import('./submissions/FormPage.tsx').then(({ FormPage }) => ({ Component: FormPage })),
  },
  {
    path: '/institution/appointments',
    lazy: () =>
      import('./appointments/AppointmentsPage.tsx').then(({ AppointmentsPage }) => ({ Component: AppointmentsPage })),
  },
  {
    path: '/institution/verification',
    lazy: () =>
      import('./verification/VerificationPage.tsx').then(({ VerificationPage }) => ({ Component: VerificationPage })),
  },
  {
    path: '/institution/records',
    lazy: () => import('./records/RecordsPage.tsx').then(({ RecordsPage }) => ({ Component: RecordsPage })),
  },
  {
    path: '/institution/revocations',
    lazy: () =>
      import('./revocations/RevocationsPage.tsx').then(({ RevocationsPage }) => ({ Component: RevocationsPage })),
  },
  {
    path: '/institution/messages',
    lazy: () =>
      import('./messages/InstitutionMessagesPage.tsx').then(({ InstitutionMessagesPage }) => ({
        Component: InstitutionMessagesPage,
      })),
  },
  {
    path: '/institution/own',
    lazy: () =>
      import('./own/OwnInstitutionPage.tsx').then(({ OwnInstitutionPage }) => ({ Component: OwnInstitutionPage })),
  },
];
