import { ReloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Grid, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { Listing, type ListingColumn } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { Clock } from '../Clock.tsx';
import { Batch } from './Batch.tsx';
import { QueueFilters, QueueTabs } from './QueueFilters.tsx';
import './queue.css';
import type { Passing } from './passing.ts';
import { type CaseLine, type QueueSide, useQueue, useQueueFilters } from './use-queue.ts';
import { useWaitingCount } from './use-waiting-count.ts';

/** 待办: what waits for whoever looks, with its clock; filtered by the address, opened one by one or handled together. */
export function Queue({ side }: { side: QueueSide }) {
  const { t } = useTranslation('case');
  const [filters, set] = useQueueFilters();
  const pages = useQueue(side, filters);
  const waiting = useWaitingCount();
  const [chosen, setChosen] = useState<string[]>([]);
  const columns = useColumns(side, pages.rows);
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries();
  return (
    <Page
      title={t(`queue.${side}`)}
      about={t('queue.about')}
      actions={
        <Button icon={<ReloadOutlined aria-hidden />} loading={pages.isFetching} onClick={refresh}>
          {t('common:refresh')}
        </Button>
      }
    >
      <QueueTabs filters={filters} set={set} waiting={waiting} />
      <Batch side={side} cases={pages.rows.filter(({ id }) => chosen.includes(id))} onDone={() => setChosen([])} />
      <Listing
        key={columns.length}
        name={`queue-${side}${columns.length === 1 ? '-narrow' : ''}`}
        columns={columns}
        pages={pages}
        rowKey={({ id }) => id}
        filters={<QueueFilters filters={filters} set={set} />}
        empty={t(filters.tab === 'waiting' ? 'queue.nothing' : 'queue.none')}
        rowSelection={{
          selectedRowKeys: chosen,
          onChange: (keys) => setChosen(keys.map(String)),
          getCheckboxProps: ({ applicant, procedure }) => ({
            'aria-label': t('queue.choose', { name: applicant.name, procedure: procedure.name }),
          }),
        }}
      />
    </Page>
  );
}

function useColumns(side: QueueSide, rows: readonly CaseLine[]): ListingColumn<CaseLine>[] {
  const { t } = useTranslation('case');
  const { said, enumName } = useWords();
  const dates = useDates();
  const { search } = useLocation();
  const wide = Grid.useBreakpoint().lg ?? true;
  const passing: Passing = { ids: rows.map(({ id }) => id), list: `/${side}${search}` };
  const clock = ({ dueOn, workingDaysLeft }: CaseLine) => <Clock dueOn={dueOn} daysLeft={workingDaysLeft} />;
  const status = (line: CaseLine) => <StatusTag type="ApplicationStatus" value={line.status} />;
  const applicant = ({ id, applicant, number }: CaseLine) => (
    <>
      <Link to={`/${side}/applications/${id}`} state={passing}>
        {applicant.name}
      </Link>
      <div>
        <Typography.Text type="secondary" className="number queue-number">
          {number}
        </Typography.Text>
      </div>
    </>
  );
  if (!wide) {
    // On a phone or a tablet a case is one cell: nothing to be scrolled sideways.
    const all = (line: CaseLine) => (
      <>
        {applicant(line)}
        <div className="queue-cell">{said(line.procedure.name)}</div>
        {status(line)}
        {clock(line)}
      </>
    );
    return [{ key: 'case', title: t('case'), render: (_, line) => all(line) }];
  }
  return [
    { key: 'applicant', title: t('applicant.title'), render: (_, line) => applicant(line) },
    { key: 'procedure', title: t('procedure'), render: (_, { procedure }) => said(procedure.name) },
    { key: 'clock', title: t('clock.due'), render: (_, line) => (line.dueOn === null ? '—' : clock(line)) },
    { key: 'status', title: t('filters.status'), render: (_, line) => status(line) },
    {
      key: 'institution',
      title: t('queue.institutionName'),
      render: (_, { institution }) => institution?.name ?? '—',
      hidden: side === 'institution',
    },
    { key: 'submittedAt', title: t('submittedAt'), render: (_, { submittedAt }) => dates.moment(submittedAt) },
    { key: 'dueOn', title: t('queue.lastDay'), render: (_, { dueOn }) => dates.day(dueOn), hidden: true },
    {
      key: 'waitingFor',
      title: t('waitingFor'),
      render: (_, { waitingForName }) => waitingForName ?? '—',
      hidden: true,
    },
    { key: 'channel', title: t('channel'), render: (_, { channel }) => enumName('Channel', channel), hidden: true },
  ];
}
