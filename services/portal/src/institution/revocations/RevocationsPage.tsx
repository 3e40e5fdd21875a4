import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../applications/Facts.tsx';
import { useDates } from '../../design/dates.tsx';
import { Listing } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useAddress } from '../../design/use-address.ts';
import {
  AccountRevocations,
  type AccountRevocationsQuery,
} from '../../generated/institution/revocations/revocations.ts';
import { usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { RevocationDrawer } from './RevocationDrawer.tsx';
import '../../applications/case.css';
import '../people/people.css';
import './revocations.css';

type Revocation = AccountRevocationsQuery['accountRevocations']['edges'][number]['node'];
const STATES = ['OBJECTION_PERIOD', 'AWAITING_AUTHORITY', 'REVOKED', 'REJECTED'] as const;

/** 账户撤销 (S2-Q13, Q35): accounts that somebody else has signed up with a person's identity. */
export function RevocationsPage() {
  const { t } = useTranslation('revocations');
  const { enumName } = useWords();
  const { day, moment } = useDates();
  const [at, set] = useAddress('status', 'request');
  const status = STATES.find((one) => one === at.status) ?? null;
  const pages = usePages(AccountRevocations, { status }, ({ accountRevocations }) => accountRevocations);
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => set({ request: 'new' })}>
          {t('request')}
        </Button>
      }
    >
      <Listing<Revocation>
        name="institution-revocations"
        pages={pages}
        rowKey={({ id }) => id}
        empty={t('empty')}
        filters={
          <Select
            value={status ?? 'ALL'}
            aria-label={t('status')}
            onChange={(value) => set({ status: value === 'ALL' ? null : value })}
            options={[
              { value: 'ALL', label: t('common:all') },
              ...STATES.map((value) => ({ value, label: enumName('AccountRevocationStatus', value) })),
            ]}
            className="revocations-status"
          />
        }
        expandable={{
          columnTitle: <span className="unseen">{t('details')}</span>,
          expandedRowRender: (one) => <Details revocation={one} />,
        }}
        columns={[
          { key: 'name', title: t('name'), render: (_, { name }) => name },
          {
            key: 'status',
            title: t('status'),
            render: (_, one) => <StatusTag type="AccountRevocationStatus" value={one.status} />,
          },
          { key: 'requestedAt', title: t('requestedAt'), render: (_, { requestedAt }) => moment(requestedAt) },
          {
            key: 'objectionEndsOn',
            title: t('objectionEndsOn'),
            render: (_, { objectionEndsOn }) => (objectionEndsOn ? day(objectionEndsOn) : t('noPeriod')),
          },
          { key: 'decidedAt', title: t('decidedAt'), render: (_, { decidedAt }) => moment(decidedAt) },
        ]}
      />
      <RevocationDrawer open={at.request !== null} close={() => set({ request: null })} />
    </Page>
  );
}

function Details({ revocation: one }: { revocation: Revocation }) {
  const { t } = useTranslation('revocations');
  const { moment } = useDates();
  return (
    <Facts
      facts={[
        { label: t('reason'), value: one.reason, wide: true },
        { label: t('evidence'), value: one.evidence },
        { label: t('needsAuthority'), value: t(one.needsAuthority ? 'common:yes' : 'common:no') },
        one.objection !== null && {
          label: t('objection'),
          value: `${one.objection}\n${moment(one.objectedAt)}`,
          wide: true,
        },
        one.decision !== null && { label: t('decision'), value: one.decision, wide: true },
      ]}
    />
  );
}
