import { FileTextOutlined, HomeOutlined, IdcardOutlined, UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RouteObject } from 'react-router';
import { PersonLayout } from '../layouts/PersonLayout.tsx';
import { FirstSteps } from '../session/FirstSteps.tsx';
import { firstPassword } from '../session/first-password-route.tsx';
import { Guarded } from '../session/Guarded.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { applicationRoutes } from './applications/routes.ts';
import { presentRoute } from './licences/present-route.tsx';
import { ownRoutes } from './me/routes.tsx';
import { MessagesIcon } from './messages/MessagesIcon.tsx';

/** The person end behind the sign-in. */
function Inside() {
  const { t } = useTranslation('person');
  const entries = [
    { to: '/person', label: t('nav.home'), icon: <HomeOutlined aria-hidden /> },
    { to: '/person/applications', label: t('nav.applications'), icon: <FileTextOutlined aria-hidden /> },
    { to: '/person/licences', label: t('nav.licences'), icon: <IdcardOutlined aria-hidden /> },
    { to: '/person/messages', label: t('nav.messages'), icon: <MessagesIcon /> },
    { to: '/person/me', label: t('nav.me'), icon: <UserOutlined aria-hidden /> },
  ];
  return <Guarded end="person">{(account) => <PersonLayout account={account} entries={entries} />}</Guarded>;
}

export const routes: RouteObject[] = [
  {
    element: <PersonLayout entries={[]} />,
    children: [
      { path: '/person/sign-in', element: <SignInPage end="person" /> },
      {
        path: '/person/sign-up',
        lazy: () => import('./sign-up/SignUpPage.tsx').then(({ SignUpPage }) => ({ Component: SignUpPage })),
      },
    ],
  },
  {
    element: <FirstSteps end="person" />,
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
    element: <Inside />,
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
