import { RightOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { useWords } from '../i18n/use-words.ts';
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

/** Told anew from its words, without what only a text message has to say (sign in, look there). */
function useTextOf({ template, text, params }: Notice): string {
  const { t, i18n } = useTranslation('messages');
  const { said } = useWords();
  const dates = useDates();
  if (!i18n.exists(`messages:texts.${template}`)) return text;
  const words: Record<string, string> = Object.fromEntries(
    Object.entries(params as Record<string, string>).map(([name, word]) => [name, dates.within(said(word))]),
  );
  return t(`texts.${template}`, words);
}
