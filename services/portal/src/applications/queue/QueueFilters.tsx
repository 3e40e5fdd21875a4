import { Input, Select, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { QueueProcedures } from '../../generated/applications/queue/queue.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EVERY_STATUS, TAB_NAMES } from './tabs.ts';
import type { QueueFilters as Filters, useQueueFilters } from './use-queue.ts';

const PROFESSIONS = ['PHYSICIAN', 'NURSE', 'TCM_SPECIALTY', 'SHORT_TERM'] as const;
const AN_HOUR = 3_600_000;
type SetFilters = ReturnType<typeof useQueueFilters>[1];

/** 待办、办理中、已办结、全部 */
export function QueueTabs({
  filters,
  set,
  waiting,
}: {
  filters: Filters;
  set: SetFilters;
  waiting: number | undefined;
}) {
  const { t } = useTranslation('case');
  return (
    <Tabs
      activeKey={filters.tab}
      onChange={(tab) => set({ tab: tab === 'waiting' ? null : tab, status: null })}
      items={TAB_NAMES.map((name) => ({
        key: name,
        label:
          name === 'waiting' && waiting !== undefined
            ? t('tabs.waitingCount', { waiting: many(waiting) })
            : t(`tabs.${name}`),
      }))}
    />
  );
}

/** Counted as far as a thousand. */
const many = (count: number) => (count >= 1000 ? '999+' : String(count));

/** 查询: by number or name, procedure, profession, state; in the order of what is due, or of submission. */
export function QueueFilters({ filters, set }: { filters: Filters; set: SetFilters }) {
  const { t } = useTranslation('case');
  const { said, enumName } = useWords();
  const { data } = useAnswer(QueueProcedures, {}, { staleTime: AN_HOUR });
  const procedures = data?.procedures.filter(
    ({ professionType }) => filters.profession === null || filters.profession === professionType,
  );
  return (
    <>
      <Input.Search
        key={filters.text ?? ''}
        defaultValue={filters.text ?? ''}
        onSearch={(text) => set({ text: text.trim() })}
        placeholder={t('filters.text')}
        aria-label={t('filters.text')}
        allowClear
        maxLength={50}
        className="queue-text"
      />
      <Select
        aria-label={t('filters.profession')}
        placeholder={t('filters.profession')}
        allowClear
        value={filters.profession}
        onChange={(profession) => set({ profession: profession ?? null, procedure: null })}
        options={PROFESSIONS.map((value) => ({ value, label: enumName('ProfessionType', value) }))}
        popupMatchSelectWidth={false}
        className="queue-choice"
      />
      <Select
        aria-label={t('procedure')}
        placeholder={t('procedure')}
        allowClear
        value={filters.procedure}
        onChange={(procedure) => set({ procedure: procedure ?? null })}
        options={procedures?.map(({ code, name }) => ({ value: code, label: said(name) })) ?? []}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        className="queue-choice"
      />
      {filters.tab !== 'waiting' && (
        <Select
          aria-label={t('filters.status')}
          placeholder={t('filters.status')}
          allowClear
          value={filters.status}
          onChange={(status) => set({ status: status ?? null })}
          options={EVERY_STATUS.map((value) => ({ value, label: enumName('ApplicationStatus', value) }))}
          popupMatchSelectWidth={false}
          className="queue-choice"
        />
      )}
      <Select
        aria-label={t('filters.order')}
        value={filters.order}
        onChange={(order) => set({ order: order === 'due' ? null : order })}
        options={(['due', 'submitted'] as const).map((value) => ({ value, label: t(`filters.orders.${value}`) }))}
        popupMatchSelectWidth={false}
        className="queue-choice"
      />
    </>
  );
}
