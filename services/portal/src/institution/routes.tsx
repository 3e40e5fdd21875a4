import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RouteObject } from 'react-router';
import { PublicLayout } from '../layouts/PublicLayout.tsx';
import { StaffLayout } from '../layouts/StaffLayout.tsx';
import { Guarded } from '../session/Guarded.tsx';
import { SignInPage } from '../session/SignInPage.tsx';

/** The institution end behind the sign-in. */
function Inside() {
  const { t } = useTranslation('institution');
  const entries = [{ to: '/institution', label: t('nav.todo'), icon: <InboxOutlined aria-hidden /> }];
  return (
    <Guarded end="institution">
      {(account) => (
        <StaffLayout
          end="institution"
          account={account}
          organisation={account.institution?.name ?? ''}
          entries={entries}
        />
      )}
    </Guarded>
  );
}

export const routes: RouteObject[] = [
  {
    element: <PublicLayout entries={[]} />,
    children: [{ path: '/institution/sign-in', element: <SignInPage end="institution" /> }],
  },
  { path: '/institution', element: <Inside />, children: [] },
];
