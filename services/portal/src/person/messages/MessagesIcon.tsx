import { MessageOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUnread } from '../../messages/use-unread.ts';

/** The entry of the messages, with how many are unread. */
export function MessagesIcon() {
  const { t } = useTranslation('person');
  const unread = useUnread();
  return (
    <Badge
      count={unread}
      size="small"
      offset={[2, 4]}
      title=""
      aria-label={unread > 0 ? t('nav.unread', { count: unread }) : undefined}
    >
      <MessageOutlined aria-hidden />
    </Badge>
  );
}
