import { App, Button, Flex, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import {
  BookedAppointments,
  type BookedAppointmentsQuery,
  CancelBookedAppointment,
} from '../../generated/institution/appointments/appointments.ts';
import { usePages, useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { MoveModal } from './MoveModal.tsx';

export type Appointment = BookedAppointmentsQuery['myAppointments']['edges'][number]['node'];

/** 窗口预约 that the institution has booked, newest first (S2-Q59.9): moved or cancelled until they begin. */
export function AppointmentsPage() {
  const { t } = useTranslation('institution');
  const { said } = useWords();
  const { moment } = useDates();
  const { message } = App.useApp();
  const [moved, setMoved] = useState<Appointment | null>(null);
  const pages = usePages(BookedAppointments, {}, ({ myAppointments }) => myAppointments);
  const cancel = useStep(CancelBookedAppointment);

  async function cancelOne({ id, version }: Appointment) {
    const { cancelAppointment: result } = await cancel.mutateAsync({ appointmentId: id, version });
    if (result.__typename === 'SavedAppointment') message.success(t('appointments.cancelled'));
    else message.warning(said(result.message));
  }

  return (
    <Page title={t('appointments.title')} about={t('appointments.about')}>
      <Listing<Appointment>
        name="institution-appointments"
        pages={pages}
        rowKey={({ id }) => id}
        empty={t('appointments.empty')}
        columns={[
          { key: 'startsAt', title: t('appointments.time'), render: (_, { slot }) => moment(slot.startsAt) },
          { key: 'authority', title: t('appointments.window'), render: (_, { slot }) => slot.authority.name },
          { key: 'name', title: t('appointments.name'), render: (_, { name }) => name },
          {
            key: 'application',
            title: t('appointments.application'),
            render: (_, { application, applicationNumber, procedureName }) => (
              <Flex vertical>
                {said(procedureName)}
                {application ? (
                  <Link className="number" to={`/institution/applications/${application.id}`}>
                    {applicationNumber}
                  </Link>
                ) : (
                  <span className="number">{applicationNumber}</span>
                )}
              </Flex>
            ),
          },
          {
            key: 'state',
            title: t('appointments.state'),
            render: (_, { state }) => <StatusTag type="AppointmentState" value={state} />,
          },
          {
            key: 'steps',
            title: t('appointments.steps'),
            render: (_, one) =>
              one.state === 'BOOKED' && Date.parse(one.slot.startsAt) > Date.now() ? (
                <Flex gap="small">
                  <Button size="small" onClick={() => setMoved(one)}>
                    {t('appointments.move')}
                  </Button>
                  <Popconfirm
                    title={t('appointments.sure')}
                    okText={t('common:confirm')}
                    cancelText={t('common:cancel')}
                    onConfirm={() => cancelOne(one).catch(() => null)}
                  >
                    <Button size="small" danger>
                      {t('appointments.cancel')}
                    </Button>
                  </Popconfirm>
                </Flex>
              ) : (
                '—'
              ),
          },
        ]}
      />
      {moved && <MoveModal key={moved.id} appointment={moved} close={() => setMoved(null)} />}
    </Page>
  );
}
