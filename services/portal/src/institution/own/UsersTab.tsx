import { Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Rows } from '../../design/Rows.tsx';
import { OwnInstitutionUsers, type OwnInstitutionUsersQuery } from '../../generated/institution/own/own.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

type User = OwnInstitutionUsersQuery['institutionUsers'][number];

/** 本机构账户: who may sign in for the institution; the authority issues them (S2-Q15, Q36). */
export function UsersTab({ institutionId }: { institutionId: string }) {
  const { t } = useTranslation('own-institution');
  const { enumName } = useWords();
  const { moment } = useDates();
  const { data, error, isLoading, refetch } = useAnswer(OwnInstitutionUsers, { institutionId });
  return (
    <Section title={t('users.title')}>
      <Typography.Paragraph type="secondary">{t('users.about')}</Typography.Paragraph>
      {isLoading && <Skeleton active />}
      {error && <Problem problem={error} again={() => void refetch()} />}
      {data && (
        <Rows<User>
          rowKey="id"
          dataSource={[...data.institutionUsers]}
          columns={[
            {
              key: 'userName',
              title: t('users.userName'),
              render: (_, { userName }) => <span className="number">{userName}</span>,
            },
            { key: 'name', title: t('users.name'), render: (_, { name }) => name },
            {
              key: 'phone',
              title: t('users.phone'),
              render: (_, one) => <span className="number">{one.phoneMasked}</span>,
            },
            {
              key: 'documents',
              title: t('users.documents'),
              render: (_, { documentsSeen }) => (
                <ul className="plain-list">
                  {documentsSeen.map((one) => (
                    <li key={one}>{enumName('AccountDocument', one)}</li>
                  ))}
                </ul>
              ),
            },
            { key: 'issuedAt', title: t('users.issuedAt'), render: (_, { issuedAt }) => moment(issuedAt) },
          ]}
        />
      )}
    </Section>
  );
}
