import { Alert, Button, Card, Empty, Flex, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Back } from '../../design/Back.tsx';
import { useDates } from '../../design/dates.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import {
  BookAppointment,
  BookableApplications,
  MoveAppointment,
  MyAppointments,
} from '../../generated/person/appointments/appointments.ts';
import { useAnswer, useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import './appointments.css';
import { Outcome } from './Outcome.tsx';
import { Slots } from './Slots.tsx';

/** 预约 for an application, or 改期 of an appointment (`?move=`). */
export function BookPage() {
  const { t } = useTranslation('appointments');
  const [{ move }] = useAddress('move', 'application');
  return (
    <Page
      back={<Back to="/person/me/appointments" label={t('title')} />}
      title={t(move ? 'moveTitle' : 'book')}
      about={t('bookAbout')}
      reading
    >
      <Flex vertical gap="middle">
        {move ? <Move appointmentId={move} /> : <Book />}
      </Flex>
    </Page>
  );
}

function Book() {
  const { t } = useTranslation('appointments');
  const { said } = useWords();
  const id = useId();
  const navigate = useNavigate();
  const [{ application: chosen }, set] = useAddress('application');
  const { data, error, refetch, isLoading } = useAnswer(BookableApplications, {});
  const book = useStep(BookAppointment);
  const [slotId, setSlotId] = useState<string | null>(null);
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (isLoading) return <Waiting />;
  // Only what an authority handles has a window; whether one may come is the service's to say.
  const applications = (data?.myApplications.edges ?? []).flatMap(({ node }) =>
    node.submittedAt && node.authority ? [{ ...node, authority: node.authority }] : [],
  );
  if (applications.length === 0) return <Empty description={t('nothingToBook')} />;
  const application = applications.find((one) => one.id === chosen);
  async function go() {
    if (!application || slotId === null) return;
    const { bookAppointment } = await book.mutateAsync({ slotId, applicationId: application.id });
    if (bookAppointment.__typename === 'SavedAppointment') await navigate('/person/me/appointments');
  }
  return (
    <>
      <Card title={<h2 id={id}>{t('whichApplication')}</h2>}>
        <Radio.Group
          aria-labelledby={id}
          value={chosen}
          onChange={({ target }) => {
            setSlotId(null);
            set({ application: String(target.value) });
          }}
          className="choice"
        >
          {applications.map((one) => (
            <Radio key={one.id} value={one.id}>
              <span>{said(one.procedure.name)}</span> <StatusTag type="ApplicationStatus" value={one.status} />
              <span className="number choice-number">{one.number}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Card>
      {application && (
        <Card title={<h2>{t('whichSlot', { authority: application.authority.name })}</h2>}>
          <Slots authorityId={application.authority.id} value={slotId} onChange={setSlotId} />
        </Card>
      )}
      <Outcome outcome={book.data?.bookAppointment} problem={book.error} />
      <Button
        type="primary"
        size="large"
        className="book"
        disabled={!application || slotId === null}
        loading={book.isPending}
        onClick={() => void go().catch(() => {})}
      >
        {t('bookNow')}
      </Button>
    </>
  );
}

function Move({ appointmentId }: { appointmentId: string }) {
  const { t } = useTranslation('appointments');
  const dates = useDates();
  const navigate = useNavigate();
  const { data, error, refetch, isLoading } = useAnswer(MyAppointments, { first: 100 });
  const move = useStep(MoveAppointment);
  const [slotId, setSlotId] = useState<string | null>(null);
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (isLoading) return <Waiting />;
  const appointment = data?.myAppointments.edges.find(({ node }) => node.id === appointmentId)?.node;
  if (!appointment) return <Alert type="warning" showIcon title={t('gone')} />;
  const { version, slot } = appointment;
  async function go() {
    if (slotId === null) return;
    const { moveAppointment } = await move.mutateAsync({ appointmentId, version, slotId });
    if (moveAppointment.__typename === 'SavedAppointment') await navigate('/person/me/appointments');
  }
  return (
    <>
      <Alert type="info" title={t('present', { time: dates.moment(slot.startsAt) })} />
      <Card title={<h2>{t('whichSlot', { authority: slot.authority.name })}</h2>}>
        <Slots authorityId={slot.authority.id} value={slotId} onChange={setSlotId} />
      </Card>
      <Outcome outcome={move.data?.moveAppointment} problem={move.error} />
      <Button
        type="primary"
        size="large"
        className="book"
        disabled={slotId === null}
        loading={move.isPending}
        onClick={() => void go().catch(() => {})}
      >
        {t('moveNow')}
      </Button>
    </>
  );
}
