import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Rows } from '../../design/Rows.tsx';
import { InstitutionAccounts } from '../../generated/authority/institutions/institutions.ts';
import { GraphProblem } from '../../graph/problems.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { hasOneOf, useRights } from '../rights.ts';
import type { Institution } from './steps.ts';

/** 机构账户: who has one, and what was seen when it was issued. */
export function InstitutionAccountsSection({ institution: { id } }: { institution: Institution }) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const dates = useDates();
  const { rights } = useRights();
  const allowed = hasOneOf(rights, ['ISSUE_INSTITUTION_ACCOUNTS']);
  const { data, error, isLoading, refetch } = useAnswer(
    InstitutionAccounts,
    { institutionId: id },
    { enabled: allowed },
  );
  if (!allowed || (error instanceof GraphProblem && error.code === 'FORBIDDEN')) return null;
  return (
    <Section title={t('accounts.title')}>
      {error && <Problem problem={error} again={() => void refetch()} />}
      <Rows
        rowKey="id"
        loading={isLoading}
        dataSource={data?.institutionUsers ?? []}
        locale={{ emptyText: <Typography.Text type="secondary">{t('accounts.none')}</Typography.Text> }}
        columns={[
          {
            key: 'userName',
            title: t('accounts.userName'),
            render: (_, { userName }) => <span className="number">{userName}</span>,
          },
          { key: 'name', title: t('accounts.holder'), dataIndex: 'name' },
          {
            key: 'phone',
            title: t('accounts.phone'),
            render: (_, { phoneMasked }) => <span className="number">{phoneMasked}</span>,
          },
          { key: 'issuedAt', title: t('accounts.issuedAt'), render: (_, { issuedAt }) => dates.moment(issuedAt) },
          {
            key: 'documents',
            title: t('accounts.documentsSeen'),
            render: (_, { documentsSeen }) => (
              <ul className="plain-list">
                {documentsSeen.map((one) => (
                  <li key={one}>{enumName('AccountDocument', one)}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}
