import { App, Button, Flex, Popconfirm, Skeleton, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { EndSession, MySessions } from '../../generated/session/history/history.ts';
import { useAnswer, useStep } from '../../graph/use-graph.ts';
import { Section } from '../Section.tsx';

/** 登录设备: where the account is signed in now, and what ends that elsewhere. */
export function Sessions() {
  const { t } = useTranslation('session');
  const dates = useDates();
  const { message } = App.useApp();
  const { data, error, refetch } = useAnswer(MySessions, {});
  const step = useStep(EndSession);

  const end = async (...ids: string[]) => {
    try {
      await Promise.all(ids.map((id) => step.mutateAsync({ id })));
      void message.success(t('sessions.ended'));
    } catch {
      // Said above the list.
    }
  };
  const sessions = [...(data?.mySessions ?? [])].sort((a, b) => Number(b.current) - Number(a.current));
  const others = sessions.filter(({ current }) => !current).map(({ id }) => id);
  return (
    <Section title={t('sessions.title')} about={t('sessions.about')}>
      {others.length > 1 && (
        <Popconfirm
          title={t('sessions.endAllQuestion')}
          onConfirm={() => end(...others)}
          okText={t('sessions.endAll')}
          cancelText={t('common:cancel')}
        >
          <Button danger className="gap-below">
            {t('sessions.endAll')}
          </Button>
        </Popconfirm>
      )}
      {error && <Problem problem={error} again={() => void refetch()} />}
      {step.error && <Problem problem={step.error} />}
      {data === undefined && !error && <Skeleton active />}
      <ul className="sessions">
        {sessions.map(({ id, client, startedAt, lastUsedAt, current }) => {
          const address = client ?? t('sessions.unknownAddress');
          return (
            <li key={id}>
              <div>
                <Flex gap="small" align="center" wrap>
                  <Typography.Text strong className="number">
                    {address}
                  </Typography.Text>
                  {current && <Tag color="success">{t('sessions.current')}</Tag>}
                </Flex>
                <Typography.Text type="secondary">
                  {t('sessions.times', { startedAt: dates.moment(startedAt), lastUsedAt: dates.moment(lastUsedAt) })}
                </Typography.Text>
              </div>
              {!current && (
                <Popconfirm
                  title={t('sessions.endQuestion')}
                  onConfirm={() => end(id)}
                  okText={t('sessions.end')}
                  cancelText={t('common:cancel')}
                >
                  <Button danger aria-label={t('sessions.endOf', { address, startedAt: dates.moment(startedAt) })}>
                    {t('sessions.end')}
                  </Button>
                </Popconfirm>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
