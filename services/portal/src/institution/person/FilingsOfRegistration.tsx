import { Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { PersonRegistration } from './RegistrationTab.tsx';

type Filing = PersonRegistration['filings'][number];

/** 多执业机构备案 of one registration; nothing where there is none. */
export function FilingsOfRegistration({ registration: { filings } }: { registration: PersonRegistration }) {
  const { t } = useTranslation('people');
  const { said } = useWords();
  const { between, dayAfter } = useDates();
  if (filings.length === 0) return null;
  return (
    <>
      <Typography.Title level={3} className="person-subtitle">
        {t('person.filings')}
      </Typography.Title>
      <Table<Filing>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...filings]}
        columns={[
          { key: 'institution', title: t('column.filedAt'), render: (_, { institution }) => institution.name },
          {
            key: 'state',
            title: t('column.filingState'),
            render: (_, { state }) => <StatusTag type="FilingState" value={state} />,
          },
          {
            key: 'days',
            title: t('column.period'),
            render: (_, { validFrom, validUntil }) => between(validFrom, validUntil),
          },
          {
            key: 'ended',
            title: t('column.endedOn'),
            render: (_, { endedOn, endReason }) => (endedOn ? `${dayAfter(endedOn)} ${said(endReason?.name)}` : '—'),
          },
          { key: 'authority', title: t('column.filingAuthority'), render: (_, { authorityName }) => authorityName },
        ]}
      />
    </>
  );
}
