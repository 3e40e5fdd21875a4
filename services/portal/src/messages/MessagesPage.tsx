import { Button, Empty, Flex, Segmented, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDates } from '../design/dates.tsx';
import { More } from '../design/More.tsx';
import { Page } from '../design/Page.tsx';
import { Problem } from '../design/Problem.tsx';
import { useAddress } from '../design/use-address.ts';
import { Waiting } from '../design/Waiting.tsx';
import { MarkNoticesRead, MyNotices, type MyNoticesQuery } from '../generated/messages/messages.ts';
import { usePages, useStep } from '../graph/use-graph.ts';
import { Message } from './Message.tsx';
import './messages.css';
import { useUnread } from './use-unread.ts';

export type Notice = MyNoticesQuery['myNotices']['edges'][number]['node'];

/** 消息: what a person, or an institution, was told by SMS or e-mail, by day, newest first. */
export function MessagesPage({ end }: { end: 'person' | 'institution' }) {
  const { t } = useTranslation('messages');
  const navigate = useNavigate();
  const [{ show }, set] = useAddress('show');
  const onlyUnread = show === 'unread';
  const pages = usePages(MyNotices, { unread: onlyUnread, first: 30 }, ({ myNotices }) => myNotices);
  const unread = useUnread();
  const mark = useStep(MarkNoticesRead);
  function open(notice: Notice) {
    if (notice.readAt === null || notice.readAt === undefined) mark.mutate({ ids: [notice.id] });
    if (notice.application) void navigate(`/${end}/applications/${notice.application.id}`);
  }
  return (
    <Page
      title={t('title')}
      about={end === 'institution' ? t('about') : undefined}
      reading
      actions={
        <Button
          disabled={unread === 0}
          loading={mark.isPending && mark.variables?.ids === undefined}
          onClick={() => mark.mutate({})}
        >
          {t('markAll')}
        </Button>
      }
    >
      <Flex vertical gap="middle">
        <Segmented
          aria-label={t('show.label')}
          value={onlyUnread ? 'unread' : 'all'}
          onChange={(value) => set({ show: value === 'unread' ? 'unread' : null })}
          options={[
            { value: 'all', label: t('show.all') },
            { value: 'unread', label: t('show.unread', { count: unread }) },
          ]}
        />
        {mark.error && <Problem problem={mark.error} />}
        {pages.problem && <Problem problem={pages.problem} again={pages.again} />}
        {pages.isLoading && <Waiting />}
        {!pages.isLoading && !pages.problem && pages.rows.length === 0 && (
          <Empty description={t(onlyUnread ? 'noneUnread' : `none.${end}`)} />
        )}
        <Days notices={pages.rows} open={open} />
        {pages.rows.length > 0 && <More hasMore={pages.hasMore} isLoading={pages.isLoadingMore} more={pages.more} />}
      </Flex>
    </Page>
  );
}

function Days({ notices, open }: { notices: readonly Notice[]; open: (notice: Notice) => void }) {
  const dates = useDates();
  const days = new Map<string, Notice[]>();
  for (const notice of notices) {
    const day = dates.dayOf(notice.at);
    days.set(day, [...(days.get(day) ?? []), notice]);
  }
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      <Typography.Title level={2} className="message-day">
        {day}
      </Typography.Title>
      <ul className="messages">
        {ofDay.map((notice) => (
          <li key={notice.id}>
            <Message notice={notice} open={() => open(notice)} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
