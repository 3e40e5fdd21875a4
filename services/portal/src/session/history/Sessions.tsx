import { App, Button, Flex, Popconfirm, Skeleton, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { EndOtherSessions, EndSession, MySessions } from '../../generated/session/history/history.ts';
import { useAnswer, useStep } from '../../graph/use-graph.ts';
import { Section } from '../Section.tsx';
import { DeviceIcon, useDeviceName } from './Device.tsx';

/** 登录设备: where the account is signed in now, and what ends that elsewhere. */
export function Sessions() {
  const { t } = useTranslation('session');
  const dates = useDates();
  const { message } = App.useApp();
  const { data, error, refetch } = useAnswer(MySessions, {});
  const deviceName = useDeviceName();
  const ending = useStep(EndSession);
  const endingOthers = useStep(EndOtherSessions);

  const end = async (ended: Promise<unknown>, words: string) => {
    try {
      await ended;
      void message.success(words);
    } catch {
      // Said above the list.
    }
  };
  const problem = ending.error ?? endingOthers.error;
  const sessions = [...(data?.mySessions ?? [])].sort((a, b) => Number(b.current) - Number(a.current));
  const others = sessions.filter(({ current }) => !current);
  return (
    <Section title={t('sessions.title')} about={t('sessions.about')}>
      {others.length > 1 && (
        <Popconfirm
          title={t('sessions.endAllQuestion')}
          onConfirm={() => end(endingOthers.mutateAsync({}), t('sessions.endedAll'))}
          okText={t('sessions.endAll')}
          cancelText={t('common:cancel')}
        >
          <Button danger className="gap-below" loading={endingOthers.isPending}>
            {t('sessions.endAll')}
          </Button>
        </Popconfirm>
      )}
      {error && <Problem problem={error} again={() => void refetch()} />}
      {problem && <Problem problem={problem} />}
      {data === undefined && !error && <Skeleton active />}
      <ul className="sessions">
        {sessions.map(({ id, client, device, startedAt, lastUsedAt, current }) => {
          const address = client ?? t('sessions.unknownAddress');
          const known = deviceName(device);
          const name = known ?? address;
          return (
            <li key={id}>
              <DeviceIcon device={device} />
              <Flex gap="small" align="center" wrap className="session-name">
                <Typography.Text strong>{name}</Typography.Text>
                {current && <Tag color="success">{t('sessions.current')}</Tag>}
              </Flex>
              <Typography.Text type="secondary" className="session-facts">
                {known !== null && <span className="number">{address}</span>}
                <span>
                  {t('sessions.startedAt')} {dates.moment(startedAt)}
                </span>
                <span>
                  {t('sessions.lastUsedAt')} {dates.moment(lastUsedAt)}
                </span>
              </Typography.Text>
              {!current && (
                <Popconfirm
                  title={t('sessions.endQuestion')}
                  onConfirm={() => end(ending.mutateAsync({ id }), t('sessions.ended'))}
                  okText={t('sessions.end')}
                  cancelText={t('common:cancel')}
                >
                  <Button danger aria-label={t('sessions.endOf', { name, startedAt: dates.moment(startedAt) })}>
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
