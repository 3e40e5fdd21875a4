import { FileTextOutlined, HomeOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RouteObject } from 'react-router';
import { PersonLayout } from '../layouts/PersonLayout.tsx';
import { Guarded } from '../session/Guarded.tsx';
import { SignInPage } from '../session/SignInPage.tsx';

/** The person end behind the sign-in. */
function Inside() {
  const { t } = useTranslation('person');
  const entries = [
    { to: '/person', label: t('nav.home'), icon: <HomeOutlined aria-hidden /> },
    { to: '/person/applications', label: t('nav.applications'), icon: <FileTextOutlined aria-hidden /> },
  ];
  return <Guarded end="person">{(account) => <PersonLayout account={account} entries={entries} />}</Guarded>;
}

export const routes: RouteObject[] = [
  {
    element: <PersonLayout entries={[]} />,
    children: [{ path: '/person/sign-in', element: <SignInPage end="person" /> }],
  },
  { path: '/person', element: <Inside />, children: [] },
];
