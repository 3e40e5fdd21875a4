import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useAddress } from '../../design/use-address.ts';
import { type NameMergeStatus, NameMergesToDecide } from '../../generated/authority/institutions/name-merges.ts';
import { usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import '../administration.css';
import { DecideMerge, type NameMerge } from './DecideMerge.tsx';

const STATES = ['REQUESTED', 'APPROVED', 'REFUSED'] as const satisfies readonly NameMergeStatus[];

/** 名称归并 (S2-Q20.4, Q41.4): names that are not the standard one, as the institutions ask for them. */
export function NameMergesPage() {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const dates = useDates();
  const [{ status }, set] = useAddress('status');
  const state = status === 'all' ? null : (STATES.find((one) => one === status) ?? 'REQUESTED');
  const pages = usePages(NameMergesToDecide, { status: state, first: 20 }, ({ nameMerges }) => nameMerges);
  const [deciding, setDeciding] = useState<{ merge: NameMerge; approve: boolean } | null>(null);
  return (
    <Page title={t('merges.title')} about={t('merges.about')}>
      <Listing
        name="administration-merges"
        pages={pages}
        rowKey={({ id }) => id}
        empty={t(state === 'REQUESTED' ? 'merges.noneOpen' : 'merges.none')}
        filters={
          <Select
            aria-label={t('merges.status')}
            className="filter"
            value={state ?? 'all'}
            onChange={(value: string) => set({ status: value === 'REQUESTED' ? null : value })}
            options={[
              ...STATES.map((value) => ({ value, label: enumName('NameMergeStatus', value) })),
              { value: 'all', label: t('common:all') },
            ]}
          />
        }
        columns={[
          { key: 'alias', title: t('merges.alias'), render: (_, { aliasName }) => aliasName },
          {
            key: 'institution',
            title: t('merges.institution'),
            render: (_, { institution }) => (
              <Link to={`/authority/institutions/${institution.id}`}>{institution.name}</Link>
            ),
          },
          {
            key: 'region',
            title: t('institution.region'),
            hidden: true,
            render: (_, { institution }) => institution.region.fullName,
          },
          {
            key: 'status',
            title: t('merges.status'),
            render: (_, row) => <StatusTag type="NameMergeStatus" value={row.status} />,
          },
          {
            key: 'requestedAt',
            title: t('merges.requestedAt'),
            render: (_, { requestedAt }) => dates.moment(requestedAt),
          },
          { key: 'opinion', title: t('merges.opinion'), render: (_, { opinion }) => opinion ?? '—' },
          {
            key: 'actions',
            title: t('actions'),
            render: (_, merge) =>
              merge.status === 'REQUESTED' && (
                <Flex gap="small">
                  <Button type="primary" size="small" onClick={() => setDeciding({ merge, approve: true })}>
                    {t('merges.approve')}
                  </Button>
                  <Button size="small" onClick={() => setDeciding({ merge, approve: false })}>
                    {t('merges.refuse')}
                  </Button>
                </Flex>
              ),
          },
        ]}
      />
      <DecideMerge deciding={deciding} onClose={() => setDeciding(null)} />
    </Page>
  );
}
