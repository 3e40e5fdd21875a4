import { Button, Flex, Popconfirm, Segmented, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import { SupervisionFlagKinds, SupervisionFlags } from '../../generated/authority/supervision/supervision.ts';
import { useAnswer, usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import '../people/desk.css';
import { DetailOfFlag, type Flag, SubjectOfFlag } from './FlagParts.tsx';
import { SettleFlagDialog } from './SettleFlagDialog.tsx';
import { useTakeFlag } from './use-take-flag.ts';

/** 监督提示 (domain 14): each has an owner and an outcome. */
export function SupervisionPage() {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const dates = useDates();
  const [{ kind, settled }, setAddress] = useAddress('kind', 'settled');
  const [settling, setSettling] = useState<Flag | null>(null);
  const { take, busy } = useTakeFlag();
  const kinds = useAnswer(SupervisionFlagKinds, {}, { staleTime: Number.POSITIVE_INFINITY });
  const isSettled = settled === 'yes';
  const pages = usePages(SupervisionFlags, { settled: isSettled, kind }, ({ supervisionFlags }) => supervisionFlags);
  return (
    <Page title={t('supervision.title')} about={t('supervision.about')}>
      <Listing
        name="supervision"
        pages={pages}
        rowKey={({ id }) => id}
        empty={isSettled ? t('supervision.noneSettled') : t('supervision.none')}
        filters={
          <>
            <Segmented
              aria-label={t('supervision.which')}
              value={isSettled ? 'yes' : 'no'}
              onChange={(value) => setAddress({ settled: value === 'yes' ? value : null })}
              options={[
                { value: 'no', label: t('supervision.open') },
                { value: 'yes', label: t('supervision.settled') },
              ]}
            />
            <Select
              aria-label={t('supervision.kind')}
              allowClear
              placeholder={t('supervision.allKinds')}
              value={kind}
              onChange={(value) => setAddress({ kind: value ?? null })}
              options={(kinds.data?.supervisionFlagKinds ?? []).map(({ code, name }) => ({
                value: code,
                label: said(name),
              }))}
              popupMatchSelectWidth={false}
              className="desk-filter"
            />
          </>
        }
        columns={[
          { key: 'kind', title: t('supervision.kind'), render: (_, flag) => said(flag.kindName) },
          { key: 'subject', title: t('supervision.subject'), render: (_, flag) => <SubjectOfFlag flag={flag} /> },
          { key: 'detail', title: t('supervision.detail'), render: (_, flag) => <DetailOfFlag flag={flag} /> },
          {
            key: 'where',
            title: t('supervision.where'),
            render: (_, { authority, region }) => authority?.name ?? region.fullName,
          },
          { key: 'raisedAt', title: t('supervision.raisedAt'), render: (_, { raisedAt }) => dates.moment(raisedAt) },
          {
            key: 'owner',
            title: t('supervision.owner'),
            render: (_, { owner, mine }) =>
              owner === null ? '—' : <Tag>{mine ? t('supervision.mine') : t('supervision.colleague')}</Tag>,
          },
          {
            key: 'outcome',
            title: t('supervision.outcome'),
            render: (_, flag) =>
              flag.settledAt === null ? (
                <Flex gap="small">
                  {flag.owner === null && (
                    <Button loading={busy === flag.id} disabled={busy !== null} onClick={() => void take(flag.id)}>
                      {t('supervision.take')}
                    </Button>
                  )}
                  {flag.owner !== null && !flag.mine && (
                    <Popconfirm
                      title={t('supervision.takeOverTitle')}
                      okText={t('supervision.takeOver')}
                      cancelText={t('common:cancel')}
                      onConfirm={() => take(flag.id, true)}
                    >
                      <Button loading={busy === flag.id} disabled={busy !== null}>
                        {t('supervision.takeOver')}
                      </Button>
                    </Popconfirm>
                  )}
                  {(flag.owner === null || flag.mine) && (
                    <Button type="primary" onClick={() => setSettling(flag)}>
                      {t('supervision.settle')}
                    </Button>
                  )}
                  {flag.registration !== null && (
                    <LinkButton to="/authority/tasks/new" state={{ registration: flag.registration }}>
                      {t('supervision.openTask')}
                    </LinkButton>
                  )}
                </Flex>
              ) : (
                <div>
                  {flag.outcome}
                  <div className="desk-note">{dates.moment(flag.settledAt)}</div>
                </div>
              ),
          },
        ]}
      />
      <SettleFlagDialog flag={settling} onClose={() => setSettling(null)} />
    </Page>
  );
}
