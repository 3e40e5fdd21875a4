import { PlainLayout } from '../layouts/PlainLayout.tsx';
import { type End, Guarded } from './Guarded.tsx';

/** Around the pages that come before everything else of an end. */
export const FirstSteps = ({ end }: { end: End }) => (
  <Guarded end={end}>
    {(account) => <PlainLayout account={account} {...(end === 'person' && { to: '/person/security' })} />}
  </Guarded>
);
