import { BellOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { useUnread } from '../../messages/use-unread.ts';

/** The way to the institution's messages, with how many nobody has read. */
export function MessagesLink() {
  const { t } = useTranslation('institution');
  const unread = useUnread();
  const label = unread > 0 ? t('nav.unreadMessages', { count: unread }) : t('nav.messages');
  return (
    <LinkButton
      type="text"
      to="/institution/messages"
      title={label}
      aria-label={label}
      icon={
        <Badge count={unread} size="small" overflowCount={99} title="">
          <BellOutlined aria-hidden />
        </Badge>
      }
    />
  );
}
