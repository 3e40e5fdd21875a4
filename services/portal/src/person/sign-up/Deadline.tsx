import { Alert, Button, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';

/** Until when this sign-up can be finished; when that is over, how to go on. */
export function Deadline({ until, onStartOver }: { until: string; onStartOver: () => void }) {
  const { t } = useTranslation('begin');
  const dates = useDates();
  const [over, setOver] = useState(() => Date.parse(until) <= Date.now());
  useEffect(() => {
    const left = Date.parse(until) - Date.now();
    const timer = setTimeout(() => setOver(true), Math.max(0, left));
    setOver(left <= 0);
    return () => clearTimeout(timer);
  }, [until]);
  if (!over) {
    return (
      <Typography.Paragraph type="secondary">{t('signUp.until', { until: dates.moment(until) })}</Typography.Paragraph>
    );
  }
  return <Expired message={t('signUp.expired')} onStartOver={onStartOver} />;
}

/** The ticket is good no more; what was typed is still there. */
export function Expired({ message, onStartOver }: { message: string; onStartOver: () => void }) {
  const { t } = useTranslation('begin');
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="gap-below"
      title={message}
      description={t('signUp.expiredText')}
      action={<Button onClick={onStartOver}>{t('signUp.startOver')}</Button>}
    />
  );
}
