import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RouteObject } from 'react-router';
import { PublicLayout } from '../layouts/PublicLayout.tsx';
import { StaffLayout } from '../layouts/StaffLayout.tsx';
import { FirstSteps } from '../session/FirstSteps.tsx';
import { firstPassword } from '../session/first-password-route.tsx';
import { Guarded } from '../session/Guarded.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { ownAccount } from '../staff-account/account-route.tsx';
import { todo } from './todo/routes.ts';

/** The authority end behind the sign-in. */
function Inside() {
  const { t } = useTranslation('authority');
  const entries = [{ to: '/authority', label: t('nav.todo'), icon: <InboxOutlined aria-hidden /> }];
  return (
    <Guarded end="authority">
      {(account) => (
        <StaffLayout end="authority" account={account} organisation={account.authority?.name ?? ''} entries={entries} />
      )}
    </Guarded>
  );
}

export const routes: RouteObject[] = [
  {
    element: <PublicLayout entries={[]} />,
    children: [{ path: '/authority/sign-in', element: <SignInPage end="authority" /> }],
  },
  { element: <FirstSteps end="authority" />, children: [firstPassword('authority')] },
  { path: '/authority', element: <Inside />, children: [...todo, ownAccount('authority')] },
];
