import { FileTextOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Flex, Segmented, Select, Timeline } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { More } from '../../design/More.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { useAddress } from '../../design/use-address.ts';
import { Waiting } from '../../design/Waiting.tsx';
import { MyArchive, type MyArchiveQuery } from '../../generated/person/archive/archive.ts';
import type { Connection } from '../../graph/use-graph.ts';
import { usePages } from '../../graph/use-graph.ts';
import { BackToMe } from '../me/BackToMe.tsx';
import { AddEntry } from './AddEntry.tsx';
import { ArchiveEntry } from './ArchiveEntry.tsx';
import './archive.css';
import { Export } from './Export.tsx';
import { KINDS } from './kinds.ts';

export type Entry = NonNullable<MyArchiveQuery['myArchive']>['entries']['edges'][number]['node'];

/** Of somebody whose identity is not verified there is no archive yet. */
const NONE: Connection<Entry> = { edges: [], pageInfo: { hasNextPage: false } };

/** 执业档案 (domain 15): everything of a career in one place, in order; own entries are added here. */
export function ArchivePage() {
  const { t } = useTranslation('archive');
  const [{ kinds, order }, set] = useAddress('kinds', 'order');
  const [adding, setAdding] = useState(false);
  const chosen = (kinds ?? '').split(',').filter((kind) => (KINDS as readonly string[]).includes(kind));
  const oldestFirst = order === 'OLDEST_FIRST';
  const pages = usePages(
    MyArchive,
    { kinds: chosen.length > 0 ? chosen : null, order: oldestFirst ? 'OLDEST_FIRST' : 'NEWEST_FIRST', first: 30 },
    ({ myArchive }): Connection<Entry> => myArchive?.entries ?? NONE,
  );
  return (
    <Page
      back={<BackToMe />}
      title={t('title')}
      about={t('about')}
      reading
      actions={
        <>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
          <Export />
        </>
      }
    >
      <Flex vertical gap="middle">
        <Flex gap="small" wrap className="no-print">
          <Select
            mode="multiple"
            allowClear
            className="archive-kinds"
            aria-label={t('kindsLabel')}
            placeholder={t('kindsLabel')}
            value={chosen}
            onChange={(values: string[]) => set({ kinds: values.join(',') || null })}
            options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            optionFilterProp="label"
          />
          <Segmented
            aria-label={t('orderLabel')}
            value={oldestFirst ? 'OLDEST_FIRST' : 'NEWEST_FIRST'}
            onChange={(value) => set({ order: value === 'OLDEST_FIRST' ? value : null })}
            options={[
              { value: 'NEWEST_FIRST', label: t('newestFirst') },
              { value: 'OLDEST_FIRST', label: t('oldestFirst') },
            ]}
          />
        </Flex>
        {pages.problem && <Problem problem={pages.problem} again={pages.again} />}
        {pages.isLoading && <Waiting />}
        {!pages.isLoading && !pages.problem && pages.rows.length === 0 && (
          <Empty description={t(chosen.length > 0 ? 'noneOfKind' : 'none')} />
        )}
        {pages.rows.length > 0 && (
          <div className="archive-entries">
            <Timeline
              items={pages.rows.map((entry) => ({
                key: entry.id,
                icon: <FileTextOutlined aria-hidden />,
                content: <ArchiveEntry entry={entry} />,
              }))}
            />
          </div>
        )}
        {pages.rows.length > 0 && <More hasMore={pages.hasMore} isLoading={pages.isLoadingMore} more={pages.more} />}
      </Flex>
      <AddEntry open={adding} close={() => setAdding(false)} />
    </Page>
  );
}
