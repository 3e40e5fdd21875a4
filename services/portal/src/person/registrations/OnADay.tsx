import { Card, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../design/DayPicker.tsx';
import { todayInChina, useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useAddress } from '../../design/use-address.ts';
import { RegistrationsOn } from '../../generated/person/registrations/registrations.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { VersionFacts } from './History.tsx';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** 看某一天的登记: what the register said on a day; the day stands in the address. */
export function OnADay() {
  const { t } = useTranslation('registrations');
  const id = useId();
  const [{ on }, set] = useAddress('on');
  const day = on !== null && DAY.test(on) && dayjs(on).isValid() ? on : null;
  return (
    <Card title={<h2>{t('onADay.title')}</h2>}>
      <Flex vertical gap="middle">
        <Flex vertical gap="small" align="start">
          <label htmlFor={id}>{t('onADay.about')}</label>
          <DayPicker
            id={id}
            value={day ? dayjs(day) : null}
            maxDate={dayjs(todayInChina())}
            onChange={(value) => set({ on: value ? value.format('YYYY-MM-DD') : null })}
          />
        </Flex>
        {day && <Then day={day} />}
      </Flex>
    </Card>
  );
}

function Then({ day }: { day: string }) {
  const { t } = useTranslation('registrations');
  const { enumName } = useWords();
  const dates = useDates();
  const { data, error, refetch, isLoading } = useAnswer(RegistrationsOn, { date: day });
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  if (isLoading || !data) return <Skeleton active title={false} />;
  const then = data.myRegistrations.flatMap(({ asOf, ...registration }) => (asOf ? [{ ...registration, asOf }] : []));
  if (then.length === 0) return <Empty description={t('onADay.none', { day: dates.day(day) })} />;
  return (
    <ul className="ruled-list" aria-label={t('onADay.then', { day: dates.day(day) })}>
      {then.map(({ id, professionType, certificateCode, asOf }) => (
        <li key={id}>
          <Flex gap="small" align="center" wrap className="gap-below">
            <Typography.Text strong>{enumName('ProfessionType', professionType)}</Typography.Text>
            <span className="number">{certificateCode}</span>
            <StatusTag type="RegistrationStatus" value={asOf.status} />
            {asOf.suspended && <Tag color="warning">{t('suspended')}</Tag>}
          </Flex>
          <VersionFacts version={asOf} />
        </li>
      ))}
    </ul>
  );
}
