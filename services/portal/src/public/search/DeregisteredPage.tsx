import { Card, DatePicker, Empty, Flex, Form, Typography } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../applications/Facts.tsx';
import { todayInChina, useDates } from '../../design/dates.tsx';
import { More } from '../../design/More.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import { DeregisteredPersons } from '../../generated/public/search/search.ts';
import { usePages } from '../../graph/use-graph.ts';
import { Said } from '../../i18n/Said.tsx';
import { ProvinceSelect } from '../parts/ProvinceSelect.tsx';

/** As the graph and the address have it. */
const DAY = 'YYYY-MM-DD';

/** 注销人员名单 (PL-21): by province and period; no reason is given. */
export function DeregisteredPage() {
  const { t } = useTranslation('public');
  const dates = useDates();
  const [{ province, from, to }, setAddress] = useAddress('province', 'from', 'to');
  return (
    <Page title={t('deregistered.title')} about={t('deregistered.about')} reading>
      <Card variant="borderless" className="gap-below no-print">
        <Form layout="vertical" className="public-form" role="search" aria-label={t('deregistered.title')}>
          <Form.Item label={t('province.label')} htmlFor="province">
            <ProvinceSelect
              id="province"
              value={province ?? ''}
              onChange={({ target }) => setAddress({ province: target.value })}
            />
          </Form.Item>
          <Form.Item label={t('deregistered.from')} htmlFor="from">
            <DatePicker
              id="from"
              size="large"
              inputReadOnly
              format={dates.dayForms}
              value={from ? dayjs(from) : null}
              maxDate={dayjs(to ?? todayInChina())}
              onChange={(day) => setAddress({ from: day ? day.format(DAY) : null })}
              className="full"
            />
          </Form.Item>
          <Form.Item label={t('deregistered.to')} htmlFor="to">
            <DatePicker
              id="to"
              size="large"
              inputReadOnly
              format={dates.dayForms}
              value={to ? dayjs(to) : null}
              {...(from && { minDate: dayjs(from) })}
              maxDate={dayjs(todayInChina())}
              onChange={(day) => setAddress({ to: day ? day.format(DAY) : null })}
              className="full"
            />
          </Form.Item>
        </Form>
      </Card>
      {province ? (
        <Persons provinceCode={province} from={from} to={to} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('deregistered.chooseProvince')} />
      )}
    </Page>
  );
}

function Persons({ provinceCode, from, to }: { provinceCode: string; from: string | null; to: string | null }) {
  const { t } = useTranslation('public');
  const dates = useDates();
  const found = usePages(DeregisteredPersons, { provinceCode, from, to }, (answer) => answer.deregisteredPersons);
  if (found.problem) return <Problem problem={found.problem} again={found.again} />;
  if (found.isLoading) return <Waiting />;
  if (found.rows.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('deregistered.nothing')} />;
  return (
    <Flex vertical gap="small">
      {found.rows.map(({ name, certificateCode, deregisteredOn, authority }) => (
        <Card key={`${certificateCode} ${deregisteredOn}`} variant="borderless" size="small">
          <Typography.Title level={2} className="entry-name" lang="zh-CN">
            {name}
          </Typography.Title>
          <Facts
            facts={[
              { label: t('entry.certificateCode'), value: <span className="number">{certificateCode}</span> },
              { label: t('deregistered.on'), value: dates.day(deregisteredOn) },
              { label: t('entry.issuingAuthority'), value: <Said text={authority} /> },
            ]}
          />
        </Card>
      ))}
      <More hasMore={found.hasMore} isLoading={found.isLoadingMore} more={found.more} />
    </Flex>
  );
}
