import { Collapse, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { PersonRegistration } from './RegistrationTab.tsx';

type Version = PersonRegistration['history'][number];

/** 历史版本: what the register said before, newest first. */
export function HistoryOfRegistration({ registration: { history } }: { registration: PersonRegistration }) {
  const { t } = useTranslation('people');
  const { said } = useWords();
  const { between } = useDates();
  if (history.length === 0) return null;
  return (
    <Collapse
      ghost
      className="person-history"
      items={[
        {
          key: 'history',
          label: t('person.history', { count: history.length }),
          children: (
            <Table<Version>
              size="small"
              rowKey="version"
              pagination={false}
              scroll={{ x: 'max-content' }}
              dataSource={[...history]}
              columns={[
                {
                  key: 'days',
                  title: t('column.period'),
                  render: (_, { from, until }) => between(from, until ?? from),
                },
                {
                  key: 'status',
                  title: t('column.status'),
                  render: (_, { status }) => <StatusTag type="RegistrationStatus" value={status} />,
                },
                { key: 'level', title: t('column.level'), render: (_, { level }) => said(level.name) },
                {
                  key: 'scopes',
                  title: t('column.scopes'),
                  render: (_, { scopes }) => scopes.map(({ name }) => said(name)).join(t('comma')) || '—',
                },
                {
                  key: 'institution',
                  title: t('column.primaryInstitution'),
                  render: (_, { primaryInstitutionName }) => primaryInstitutionName,
                },
                { key: 'place', title: t('column.practicePlace'), render: (_, one) => said(one.practicePlaceName) },
                { key: 'department', title: t('column.department'), render: (_, one) => one.department ?? '—' },
              ]}
            />
          ),
        },
      ]}
    />
  );
}
