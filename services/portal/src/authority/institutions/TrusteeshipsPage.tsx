import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { todayInChina } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { useAddress } from '../../design/use-address.ts';
import { TrusteeshipsOfJurisdiction } from '../../generated/authority/institutions/trusteeships.ts';
import { usePages } from '../../graph/use-graph.ts';
import '../administration.css';
import { hasOneOf, useRights } from '../rights.ts';
import { EndTrusteeshipDialog, type Trusteeship } from './EndTrusteeshipDialog.tsx';
import { RecordTrusteeshipDialog } from './RecordTrusteeshipDialog.tsx';
import { TrusteeshipPeriod } from './TrusteeshipPeriod.tsx';

/** 托管关系 (S2-Q54): which institution's accounts may act for which other, and how long. */
export function TrusteeshipsPage() {
  const { t } = useTranslation('administration');
  const { rights } = useRights();
  const [{ which }, set] = useAddress('which');
  const all = which === 'all';
  const today = todayInChina();
  const pages = usePages(
    TrusteeshipsOfJurisdiction,
    { on: all ? null : today, first: 20 },
    ({ trusteeships }) => trusteeships,
  );
  const [recording, setRecording] = useState(false);
  const [ending, setEnding] = useState<Trusteeship | null>(null);
  return (
    <Page
      title={t('trusteeships.title')}
      about={t('trusteeships.about')}
      actions={
        hasOneOf(rights, ['MANAGE_INSTITUTIONS']) && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setRecording(true)}>
            {t('trusteeships.record')}
          </Button>
        )
      }
    >
      <Alert type="info" showIcon className="gap-below" title={t('trusteeships.rule')} />
      <Listing
        name="administration-trusteeships"
        pages={pages}
        rowKey={({ id }) => id}
        empty={t('trusteeships.none')}
        filters={
          <Select
            aria-label={t('trusteeships.which')}
            className="filter"
            value={all ? 'all' : ''}
            onChange={(value: string) => set({ which: value })}
            options={[
              { value: '', label: t('trusteeships.today') },
              { value: 'all', label: t('common:all') },
            ]}
          />
        }
        columns={[
          {
            key: 'client',
            title: t('trusteeships.client'),
            render: (_, { clientInstitution: { id, name } }) => (
              <Link to={`/authority/institutions/${id}`}>{name}</Link>
            ),
          },
          {
            key: 'trustee',
            title: t('trusteeships.trustee'),
            render: (_, { trusteeInstitution: { id, name } }) => (
              <Link to={`/authority/institutions/${id}`}>{name}</Link>
            ),
          },
          {
            key: 'period',
            title: t('trusteeships.periodTitle'),
            render: (_, row) => (
              <>
                <TrusteeshipPeriod {...row} />
                {row.endReason && (
                  <div>
                    <Typography.Text type="secondary">
                      {t('trusteeships.ended', { reason: row.endReason })}
                    </Typography.Text>
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'actions',
            title: t('actions'),
            render: (_, row) =>
              row.clientInstitution.availableSteps.length > 0 &&
              !row.endReason &&
              (!row.until || row.until >= today) && (
                <Button size="small" onClick={() => setEnding(row)}>
                  {t('trusteeships.end')}
                </Button>
              ),
          },
        ]}
      />
      <RecordTrusteeshipDialog open={recording} onClose={() => setRecording(false)} />
      <EndTrusteeshipDialog ending={ending} onClose={() => setEnding(null)} />
    </Page>
  );
}
