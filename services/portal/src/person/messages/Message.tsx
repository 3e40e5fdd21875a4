import { RightOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Notice } from './MessagesPage.tsx';

/** One message; choosing it marks it as read and opens what it is about. */
export function Message({ notice, open }: { notice: Notice; open: () => void }) {
  const { t } = useTranslation('messages');
  const { enumName, said } = useWords();
  const dates = useDates();
  const text = useTextOf(notice);
  const unread = !notice.readAt;
  return (
    <button type="button" className={unread ? 'message unread' : 'message'} onClick={open}>
      <span className="message-mark">
        {unread && <span className="message-dot" role="img" aria-label={t('unread')} />}
      </span>
      <span className="message-words">
        <span className="message-head">
          <strong>{enumName('NoticeTemplate', notice.template)}</strong>
          <Typography.Text type="secondary" className="number">
            {dates.timeOf(notice.at)}
          </Typography.Text>
        </span>
        <span>{text}</span>
        {notice.application && (
          <Typography.Text type="secondary">{said(notice.application.procedure.name)}</Typography.Text>
        )}
      </span>
      {notice.application && <RightOutlined aria-hidden className="place-go" />}
    </button>
  );
}

/** As it was sent; in English told anew from its words. */
function useTextOf({ template, text, params }: Notice): string {
  const { t, i18n } = useTranslation('messages');
  const { said } = useWords();
  if (i18n.language !== 'en') return text;
  const words = Object.fromEntries(
    Object.entries(params as Record<string, string>).map(([name, word]) => [name, said(word)]),
  );
  return t(`texts.${template}`, words);
}
