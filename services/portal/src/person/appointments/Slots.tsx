import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Radio, Skeleton, Typography } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayInChina, useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { AppointmentSlots } from '../../generated/person/appointments/appointments.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import '../me/me.css';

const FORTNIGHT = 14;
/** Windows open at most so far ahead. */
const MOST_DAYS_AHEAD = 90;

/** 可预约时段 of a window, by day, two weeks at a time; full and closed ones cannot be chosen. */
export function Slots({
  authorityId,
  value,
  onChange,
}: {
  authorityId: string;
  value: string | null;
  onChange: (slotId: string) => void;
}) {
  const { t } = useTranslation('appointments');
  const dates = useDates();
  const [ahead, setAhead] = useState(0);
  const first = dayjs(todayInChina()).add(ahead, 'day');
  const from = first.format('YYYY-MM-DD');
  const to = first.add(FORTNIGHT - 1, 'day').format('YYYY-MM-DD');
  const { data, error, refetch, isLoading } = useAnswer(AppointmentSlots, { authorityId, from, to });
  const days = new Map<string, NonNullable<typeof data>['appointmentSlots'][number][]>();
  for (const slot of data?.appointmentSlots ?? []) {
    const day = dates.dayOf(slot.startsAt);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return (
    <Flex vertical gap="middle">
      <Flex justify="space-between" align="center" gap="small">
        <Button
          icon={<LeftOutlined />}
          aria-label={t('earlier')}
          disabled={ahead === 0}
          onClick={() => setAhead(Math.max(0, ahead - FORTNIGHT))}
        />
        <span>{`${dates.day(from)} – ${dates.day(to)}`}</span>
        <Button
          icon={<RightOutlined />}
          aria-label={t('later')}
          disabled={ahead + FORTNIGHT > MOST_DAYS_AHEAD}
          onClick={() => setAhead(ahead + FORTNIGHT)}
        />
      </Flex>
      {error && <Problem problem={error} again={() => void refetch()} />}
      {isLoading && <Skeleton active title={false} />}
      {data && days.size === 0 && <Empty description={t('noSlots')} />}
      <Radio.Group
        value={value}
        onChange={({ target }) => onChange(String(target.value))}
        className="slots"
        aria-label={t('slots')}
      >
        {[...days].map(([day, slots]) => (
          <section key={day} aria-label={day}>
            <Typography.Title level={3} className="section-title">
              {day}
            </Typography.Title>
            <Flex gap="small" wrap>
              {slots.map(({ id, startsAt, endsAt, free, closed }) => (
                <Radio.Button
                  key={id}
                  value={id}
                  disabled={closed || free === 0 || Date.parse(startsAt) <= Date.now()}
                  className="slot"
                >
                  <span className="number">{`${dates.timeOf(startsAt)}–${dates.timeOf(endsAt)}`}</span>
                  <small>{closed || free === 0 ? t('full') : t('free', { count: free })}</small>
                </Radio.Button>
              ))}
            </Flex>
          </section>
        ))}
      </Radio.Group>
    </Flex>
  );
}
