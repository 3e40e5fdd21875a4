import { PlusOutlined } from '@ant-design/icons';
import { Empty, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { More } from '../../design/More.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { MyAppointments, type MyAppointmentsQuery } from '../../generated/person/appointments/appointments.ts';
import { usePages } from '../../graph/use-graph.ts';
import { BackToMe } from '../me/BackToMe.tsx';
import { AppointmentCard } from './AppointmentCard.tsx';

export type Appointment = MyAppointmentsQuery['myAppointments']['edges'][number]['node'];

/** 预约: when I go to which window, for what. */
export function AppointmentsPage() {
  const { t } = useTranslation('appointments');
  const pages = usePages(MyAppointments, { first: 20 }, ({ myAppointments }) => myAppointments);
  const book = (
    <LinkButton to="/person/me/appointments/new" type="primary" icon={<PlusOutlined aria-hidden />}>
      {t('book')}
    </LinkButton>
  );
  return (
    <Page back={<BackToMe />} title={t('title')} about={t('about')} reading actions={pages.rows.length > 0 && book}>
      <Flex vertical gap="middle">
        {pages.problem && <Problem problem={pages.problem} again={pages.again} />}
        {pages.isLoading && <Waiting />}
        {!pages.isLoading && !pages.problem && pages.rows.length === 0 && <Empty description={t('none')}>{book}</Empty>}
        {pages.rows.map((appointment) => (
          <AppointmentCard key={appointment.id} appointment={appointment} />
        ))}
        {pages.rows.length > 0 && <More hasMore={pages.hasMore} isLoading={pages.isLoadingMore} more={pages.more} />}
      </Flex>
    </Page>
  );
}
