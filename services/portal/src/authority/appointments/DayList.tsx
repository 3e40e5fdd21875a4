import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../../applications/Section.tsx';
import { todayInChina, useDates } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { AppointmentsOfDay } from '../../generated/authority/appointments/appointments.ts';
import { usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { clockTime } from './times.ts';
import { useKeepAppointment } from './use-slot-steps.ts';

const TONES: Record<string, string> = { BOOKED: 'processing', KEPT: 'success', MOVED: 'default', CANCELLED: 'default' };

/** 当日预约: who comes on a day, in the order of the slots. */
export function DayList({ day }: { day: string }) {
  const { t } = useTranslation('desk');
  const { enumName, said } = useWords();
  const dates = useDates();
  const pages = usePages(AppointmentsOfDay, { date: day }, ({ appointments }) => appointments);
  const { keep, busy } = useKeepAppointment();
  const hasCome = day <= todayInChina();
  return (
    <Section title={t('appointments.ofDay', { day: dates.day(day) })}>
      <Listing
        name="appointments"
        pages={pages}
        rowKey={({ id }) => id}
        empty={t('appointments.nobody')}
        columns={[
          {
            key: 'time',
            title: t('appointments.time'),
            render: (_, { slot }) => (
              <span className="number">{`${clockTime(slot.startsAt)}–${clockTime(slot.endsAt)}`}</span>
            ),
          },
          { key: 'name', title: t('find.name'), dataIndex: 'name' },
          { key: 'procedure', title: t('tasks.procedure'), render: (_, { procedureName }) => said(procedureName) },
          {
            key: 'number',
            title: t('tasks.number'),
            render: (_, { application, applicationNumber }) =>
              application === null ? (
                <span className="number">{applicationNumber}</span>
              ) : (
                <Link to={`/authority/applications/${application.id}`} className="number">
                  {applicationNumber}
                </Link>
              ),
          },
          {
            key: 'state',
            title: t('appointments.state'),
            render: (_, { state }) => (
              <Tag color={TONES[state] ?? 'default'}>{enumName('AppointmentState', state)}</Tag>
            ),
          },
          {
            key: 'step',
            title: t('appointments.step'),
            render: (_, { id, version, name, state }) =>
              state === 'BOOKED' &&
              hasCome && (
                <Button
                  loading={busy === id}
                  disabled={busy !== null && busy !== id}
                  onClick={() => void keep(id, version)}
                  aria-label={t('appointments.keepNamed', { name })}
                >
                  {t('appointments.keep')}
                </Button>
              ),
          },
        ]}
      />
    </Section>
  );
}
