import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useWaitingCount } from '../applications/queue/use-waiting-count.ts';
import { StaffLayout } from '../layouts/StaffLayout.tsx';
import { Guarded } from '../session/Guarded.tsx';
import type { Account } from '../session/use-me.ts';
import { useAdministrationEntries } from './administration-navigation.tsx';
import { useDeskEntries } from './desk-navigation.tsx';

/** The authority end behind the sign-in. */
export const Inside = () => <Guarded end="authority">{(account) => <Staff account={account} />}</Guarded>;

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
