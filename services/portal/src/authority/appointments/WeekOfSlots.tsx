import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { WindowSlots, type WindowSlotsQuery } from '../../generated/authority/appointments/appointments.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { clockTime, useWeekday } from './times.ts';
import { useCloseSlot } from './use-slot-steps.ts';
import { later, weekFrom } from './week.ts';

type Slot = WindowSlotsQuery['appointmentSlots'][number];

/** The slots of a week by day, with how many have booked; a click on a day shows who. */
export function WeekOfSlots({
  title,
  authorityId,
  monday,
  day,
  onDay,
}: {
  title: string;
  authorityId: string;
  monday: string;
  day: string;
  onDay: (day: string) => void;
}) {
  const { t } = useTranslation('desk');
  const dates = useDates();
  const weekday = useWeekday();
  const variables = { authorityId, from: monday, to: later(monday, 6) };
  const { data, error, isLoading, refetch } = useAnswer(WindowSlots, variables);
  const { close, busy } = useCloseSlot();
  if (isLoading) return <Waiting />;
  if (data === undefined) return <Problem problem={error} again={() => void refetch()} />;
  return (
    <Section title={title}>
      <ol className="desk-week">
        {weekFrom(monday).map((one) => {
          const slots = data.appointmentSlots.filter(({ startsAt }) => dates.dayOf(startsAt) === dates.day(one));
          return (
            <li key={one} className={one === day ? 'chosen' : undefined}>
              <Button
                block
                type={one === day ? 'primary' : 'default'}
                aria-pressed={one === day}
                onClick={() => onDay(one)}
                className="desk-day"
              >
                {`${weekday(one)} ${Number(one.slice(8))}`}
              </Button>
              {slots.length === 0 ? (
                <p className="desk-note">{t('appointments.noSlots')}</p>
              ) : (
                <ul>
                  {slots.map((slot) => (
                    <OneSlot key={slot.id} slot={slot} busy={busy === slot.id} onClose={() => void close(slot.id)} />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function OneSlot({ slot, busy, onClose }: { slot: Slot; busy: boolean; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { startsAt, endsAt, capacity, free, closed } = slot;
  const time = `${clockTime(startsAt)}–${clockTime(endsAt)}`;
  const booked = capacity - free;
  const isOver = Date.parse(startsAt) <= Date.now();
  return (
    <li className={closed ? 'desk-slot closed' : 'desk-slot'}>
      <div className="number">{time}</div>
      <div className="desk-note">
        {closed ? t('appointments.closed') : t('appointments.booked', { booked, capacity })}
      </div>
      {!closed && !isOver && (
        <Popconfirm
          title={t('appointments.closeTitle')}
          description={booked > 0 ? t('appointments.closeBooked', { count: booked }) : undefined}
          okText={t('appointments.close')}
          cancelText={t('common:cancel')}
          onConfirm={onClose}
        >
          <Button size="small" type="text" danger loading={busy} aria-label={t('appointments.closeNamed', { time })}>
            {t('appointments.close')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}
