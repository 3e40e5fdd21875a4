import type { RouteObject } from 'react-router';
import { PublicLayout } from '../layouts/PublicLayout.tsx';
import { StaffLayout } from '../layouts/StaffLayout.tsx';
import { FirstSteps } from '../session/FirstSteps.tsx';
import { firstPassword } from '../session/first-password-route.tsx';
import { Guarded } from '../session/Guarded.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { ownAccount } from '../staff-account/account-route.tsx';
import { pages } from './pages.ts';
import { usePlaces } from './places.tsx';
import { todo } from './todo/routes.ts';

/** The institution end behind the sign-in. */
function Inside() {
  const entries = usePlaces();
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
  { element: <FirstSteps end="institution" />, children: [firstPassword('institution')] },
  { path: '/institution', element: <Inside />, children: [...todo, ownAccount('institution'), ...pages] },
];
