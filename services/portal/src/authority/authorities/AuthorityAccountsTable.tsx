import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Rows } from '../../design/Rows.tsx';
import { AuthorityAccounts } from '../../generated/authority/authorities/authorities.ts';
import { GraphProblem } from '../../graph/problems.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Who has an account of an authority, and which rights. */
export function AuthorityAccountsTable({ authorityId }: { authorityId: string }) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const dates = useDates();
  const { data, error, isLoading, refetch } = useAnswer(AuthorityAccounts, { authorityId });
  if (error instanceof GraphProblem && error.code === 'FORBIDDEN') return null;
  return (
    <>
      <Typography.Title level={3} className="card-subtitle">
        {t('authorities.accounts')}
      </Typography.Title>
      {error ? (
        <Problem problem={error} again={() => void refetch()} />
      ) : (
        <Rows
          size="small"
          rowKey="id"
          loading={isLoading}
          dataSource={data?.authorityUsers ?? []}
          scroll={{ x: 720 }}
          locale={{ emptyText: <Typography.Text type="secondary">{t('authorities.noAccounts')}</Typography.Text> }}
          columns={[
            {
              key: 'userName',
              title: t('accounts.userName'),
              width: 150,
              render: (_, { userName }) => <span className="number">{userName}</span>,
            },
            { key: 'name', title: t('accounts.holder'), dataIndex: 'name', width: 110 },
            {
              key: 'phone',
              title: t('accounts.phone'),
              width: 130,
              render: (_, { phoneMasked }) => <span className="number">{phoneMasked}</span>,
            },
            {
              key: 'rights',
              title: t('authorities.rights'),
              render: (_, { rights }) => (
                <Flex gap={4} wrap>
                  {rights.map((right) => (
                    <Tag key={right}>{enumName('AuthorityRight', right)}</Tag>
                  ))}
                </Flex>
              ),
            },
            {
              key: 'issuedAt',
              title: t('accounts.issuedAt'),
              width: 170,
              render: (_, { issuedAt }) => dates.moment(issuedAt),
            },
          ]}
        />
      )}
    </>
  );
}
