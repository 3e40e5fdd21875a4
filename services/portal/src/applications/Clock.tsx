import { ClockCircleOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';

/** Working days that are left from which on it becomes urgent. */
const SOON = 3;

/** 办结期限: how many working days are left of the clock that runs, or since when it is over; in words and colour. */
export function Clock({ dueOn, daysLeft }: { dueOn: string | null; daysLeft: number | null }) {
  const { t } = useTranslation('case');
  const dates = useDates();
  if (dueOn === null || daysLeft === null) return null;
  const colour = daysLeft < 0 ? 'error' : daysLeft <= SOON ? 'warning' : 'default';
  const left =
    daysLeft < 0
      ? t('clock.over', { count: -daysLeft })
      : daysLeft === 0
        ? t('clock.today')
        : t('clock.left', { count: daysLeft });
  return (
    <Tag icon={<ClockCircleOutlined aria-hidden />} color={colour} title={t('clock.until', { day: dates.day(dueOn) })}>
      {left}
    </Tag>
  );
}
