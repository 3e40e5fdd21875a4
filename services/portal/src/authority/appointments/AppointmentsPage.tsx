import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina, useDates } from '../../design/dates.tsx';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import { useMe } from '../../session/use-me.ts';
import '../people/desk.css';
import { DayList } from './DayList.tsx';
import { OpenSlotsForm } from './OpenSlotsForm.tsx';
import { WeekOfSlots } from './WeekOfSlots.tsx';
import { asDay, later, mondayOf } from './week.ts';

const WEEK = 7;

/** 窗口预约 (S2-Q59.9): a week of slots, who comes on a day, and new slots. */
export function AppointmentsPage() {
  const { t } = useTranslation('desk');
  const dates = useDates();
  const { account } = useMe();
  const [address, setAddress] = useAddress('day');
  const day = asDay(address.day) ?? todayInChina();
  const monday = mondayOf(day);
  const go = (days: number) => setAddress({ day: later(monday, days) });
  const authorityId = account?.authority?.id;
  return (
    <Page
      title={t('appointments.title')}
      about={t('appointments.about')}
      actions={
        <>
          <Button icon={<LeftOutlined aria-hidden />} onClick={() => go(-WEEK)}>
            {t('appointments.before')}
          </Button>
          <Button onClick={() => setAddress({ day: null })}>{t('appointments.today')}</Button>
          <Button onClick={() => go(WEEK)}>
            {t('appointments.after')} <RightOutlined aria-hidden />
          </Button>
        </>
      }
    >
      <Flex vertical gap="middle">
        {authorityId !== undefined && (
          <WeekOfSlots
            title={t('appointments.week', { from: dates.day(monday), to: dates.day(later(monday, WEEK - 1)) })}
            authorityId={authorityId}
            monday={monday}
            day={day}
            onDay={(chosen) => setAddress({ day: chosen })}
          />
        )}
        <DayList day={day} />
        <OpenSlotsForm key={monday} monday={monday} />
      </Flex>
    </Page>
  );
}
