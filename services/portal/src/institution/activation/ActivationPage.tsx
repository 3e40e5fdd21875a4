import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Listing, type ListingColumn } from '../../design/Listing.tsx';
import { Page } from '../../design/Page.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useAddress } from '../../design/use-address.ts';
import { ActivationList, type ActivationListQuery } from '../../generated/institution/activation/activation.ts';
import { usePages } from '../../graph/use-graph.ts';
import { HelpFor } from '../../help/HelpFor.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { AutomaticActivationCard } from './AutomaticActivationCard.tsx';
import { CodesModal } from './CodesModal.tsx';
import './activation.css';
import '../people/people.css';

export type ActivationLine = ActivationListQuery['activationList']['edges'][number]['node'];

const STATES = ['WAITING', 'NOT_SIGNED_UP', 'ACTIVATED'] as const;
/** As many as the graph takes at once. */
const MOST = 100;

/** 账户激活 (S2-Q21 to Q24, Q42 to Q45): who waits, why somebody cannot be activated, and the codes. */
export function ActivationPage() {
  const { t } = useTranslation('activation');
  const { enumName, said } = useWords();
  const [at, set] = useAddress('state');
  const [chosen, setChosen] = useState<ActivationLine[]>([]);
  const [sending, setSending] = useState(false);
  const pages = usePages(ActivationList, {}, ({ activationList }) => activationList);
  const state = STATES.find((one) => one === at.state) ?? null;
  const rows = pages.rows.filter((row) => state === null || row.state === state);
  const columns: ListingColumn<ActivationLine>[] = [
    {
      key: 'name',
      title: t('name'),
      render: (_, { name, practitioner }) => <Link to={`/institution/people/primary/${practitioner.id}`}>{name}</Link>,
    },
    { key: 'profession', title: t('profession'), render: (_, one) => enumName('ActivationProfession', one.profession) },
    { key: 'state', title: t('state'), render: (_, one) => <StatusTag type="ActivationState" value={one.state} /> },
    {
      key: 'explanation',
      title: t('explanation'),
      render: (_, { obstacle, explanation }) => (
        <span className="activation-why">{obstacle === null ? t('canBeSent') : said(explanation)}</span>
      ),
    },
  ];
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={
        <Button onClick={pages.again} loading={pages.isFetching && !pages.isLoading}>
          {t('common:refresh')}
        </Button>
      }
    >
      <AutomaticActivationCard />
      <Listing
        name="institution-activation"
        columns={columns}
        pages={{ ...pages, rows }}
        rowKey={({ practitioner, profession }) => `${practitioner.id} ${profession}`}
        empty={t('empty')}
        filters={
          <>
            <Select
              value={state ?? 'ALL'}
              aria-label={t('state')}
              onChange={(value) => set({ state: value === 'ALL' ? null : value })}
              options={[
                { value: 'ALL', label: t('common:all') },
                ...STATES.map((value) => ({ value, label: enumName('ActivationState', value) })),
              ]}
              className="activation-state"
            />
            <Button type="primary" disabled={chosen.length === 0} onClick={() => setSending(true)}>
              {t('send', { count: chosen.length })}
            </Button>
          </>
        }
        rowSelection={{
          selectedRowKeys: chosen.map(({ practitioner, profession }) => `${practitioner.id} ${profession}`),
          onChange: (_, selected) => setChosen(selected.slice(0, MOST)),
          getCheckboxProps: ({ name, obstacle }) => ({
            disabled: obstacle !== null,
            'aria-label': t('choose', { name }),
          }),
        }}
      />
      <Alert
        type="info"
        showIcon
        className="activation-help"
        title={t('missing.title')}
        description={
          <ol className="plain-list">
            <li>{t('missing.account')}</li>
            <li>
              {t('missing.institution')} <Link to="/institution/verification">{t('missing.verify')}</Link>
            </li>
            <li>
              {t('missing.name')} <Link to="/institution/own?part=names">{t('missing.merge')}</Link>
            </li>
            <li>{t('missing.specialist')}</li>
          </ol>
        }
      />
      <HelpFor topic="institution-activation" />
      <CodesModal
        people={sending ? chosen : null}
        close={() => {
          setSending(false);
          setChosen([]);
        }}
      />
    </Page>
  );
}
