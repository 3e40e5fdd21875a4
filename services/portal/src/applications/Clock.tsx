import { ClockCircleOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina, useDates } from '../design/dates.tsx';

/** 办结期限: the last day of the clock that runs, and whether it is near or past; in words and colour. */
export function Clock({ dueOn }: { dueOn: string | null }) {
  const { t } = useTranslation('case');
  const dates = useDates();
  if (dueOn === null) return null;
  const overdue = dueOn < todayInChina();
  return (
    <Tag icon={<ClockCircleOutlined aria-hidden />} color={overdue ? 'error' : 'default'}>
      {t(overdue ? 'clock.overdueSince' : 'clock.until', { day: dates.day(dueOn) })}
    </Tag>
  );
}
