import { FileTextOutlined, HomeOutlined, IdcardOutlined, UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { TopLayout } from '../layouts/TopLayout.tsx';
import { Guarded } from '../session/Guarded.tsx';
import { MessagesIcon } from './messages/MessagesIcon.tsx';

/** The person end behind the sign-in. */
export function Inside() {
  const { t } = useTranslation('person');
  const entries = [
    { to: '/person', label: t('nav.home'), icon: <HomeOutlined aria-hidden /> },
    { to: '/person/applications', label: t('nav.applications'), icon: <FileTextOutlined aria-hidden /> },
    { to: '/person/licences', label: t('nav.licences'), icon: <IdcardOutlined aria-hidden /> },
    { to: '/person/messages', label: t('nav.messages'), icon: <MessagesIcon /> },
    { to: '/person/me', label: t('nav.me'), icon: <UserOutlined aria-hidden /> },
  ];
  return (
    <Guarded end="person">
      {(account) => <TopLayout home="/person" account={account} entries={entries} security="/person/security" />}
    </Guarded>
  );
}
