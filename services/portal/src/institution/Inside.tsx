import { StaffLayout } from '../layouts/StaffLayout.tsx';
import { Guarded } from '../session/Guarded.tsx';
import { usePlaces } from './places.tsx';

/** The institution end behind the sign-in. */
export function Inside() {
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
