import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RouteObject } from 'react-router';
import { useWaitingCount } from '../applications/queue/use-waiting-count.ts';
import { PublicLayout } from '../layouts/PublicLayout.tsx';
import { StaffLayout } from '../layouts/StaffLayout.tsx';
import { FirstSteps } from '../session/FirstSteps.tsx';
import { firstPassword } from '../session/first-password-route.tsx';
import { Guarded } from '../session/Guarded.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import type { Account } from '../session/use-me.ts';
import { ownAccount } from '../staff-account/account-route.tsx';
import { useAdministrationEntries } from './administration-navigation.tsx';
import { administrationRoutes } from './administration-routes.tsx';
import { useDeskEntries } from './desk-navigation.tsx';
import { deskRoutes } from './desk-routes.tsx';
import { todo } from './todo/routes.ts';

/** The authority end behind the sign-in. */
const Inside = () => <Guarded end="authority">{(account) => <Staff account={account} />}</Guarded>;

/** The menu has what the user has a right for: the to-do list, the desk, then the administration. */
function Staff({ account }: { account: Account }) {
  const { t } = useTranslation('authority');
  const desk = useDeskEntries();
  const administration = useAdministrationEntries();
  const entries = [
    { to: '/authority', label: t('nav.todo'), icon: <InboxOutlined aria-hidden />, count: useWaitingCount() },
    ...desk,
    ...administration,
  ];
  return (
    <StaffLayout end="authority" account={account} organisation={account.authority?.name ?? ''} entries={entries} />
  );
}

export const routes: RouteObject[] = [
  {
    element: <PublicLayout entries={[]} />,
    children: [{ path: '/authority/sign-in', element: <SignInPage end="authority" /> }],
  },
  { element: <FirstSteps end="authority" />, children: [firstPassword('authority')] },
  {
    path: '/authority',
    element: <Inside />,
    children: [...todo, ...deskRoutes, ...administrationRoutes, ownAccount('authority')],
  },
];
