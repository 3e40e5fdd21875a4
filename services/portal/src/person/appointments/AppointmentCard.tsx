import { Button, Card, Flex, Popconfirm, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { CancelAppointment } from '../../generated/person/appointments/appointments.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Appointment } from './AppointmentsPage.tsx';
import './appointments.css';
import { Outcome } from './Outcome.tsx';

const TONES = { BOOKED: 'processing', MOVED: 'default', CANCELLED: 'default', KEPT: 'success' } as const;

/** One appointment; while it has not begun it can be moved or cancelled. */
export function AppointmentCard({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation('appointments');
  const { enumName, said } = useWords();
  const dates = useDates();
  const cancel = useStep(CancelAppointment);
  const { id, version, state, slot, application } = appointment;
  const toCome = state === 'BOOKED' && Date.parse(slot.startsAt) > Date.now();
  return (
    <Card>
      <Flex vertical gap="small">
        <Flex gap="small" align="center" wrap>
          <h2 className="appointment-time">{`${dates.moment(slot.startsAt)}–${dates.timeOf(slot.endsAt)}`}</h2>
          <Tag color={TONES[state]}>{enumName('AppointmentState', state)}</Tag>
        </Flex>
        <div>{slot.authority.name}</div>
        <Typography.Text type="secondary">
          {said(appointment.procedureName)} ·{' '}
          {application ? (
            <Link to={`/person/applications/${application.id}`} className="number">
              {appointment.applicationNumber}
            </Link>
          ) : (
            <span className="number">{appointment.applicationNumber}</span>
          )}
        </Typography.Text>
        <Outcome outcome={cancel.data?.cancelAppointment} problem={cancel.error} />
        {toCome && (
          <Flex gap="small" wrap>
            <LinkButton to={`/person/me/appointments/new?move=${id}`}>{t('move')}</LinkButton>
            <Popconfirm
              title={t('cancelAsk')}
              okText={t('cancel')}
              cancelText={t('keep')}
              onConfirm={() => cancel.mutate({ appointmentId: id, version })}
            >
              <Button danger loading={cancel.isPending}>
                {t('cancel')}
              </Button>
            </Popconfirm>
          </Flex>
        )}
      </Flex>
    </Card>
  );
}
