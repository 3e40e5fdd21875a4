import { TopLayout } from '../layouts/TopLayout.tsx';
import { type End, Guarded } from './Guarded.tsx';

/** Around the pages that come before everything else of an end. */
export const FirstSteps = ({ end }: { end: End }) => (
  <Guarded end={end}>
    {(account) => <TopLayout account={account} {...(end === 'person' && { security: '/person/security' })} />}
  </Guarded>
);
