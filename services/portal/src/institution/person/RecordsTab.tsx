import { Empty, Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { Problem } from '../../design/Problem.tsx';
import { RecordsOfPerson } from '../../generated/institution/person/person.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { RecordCard } from '../records/RecordCard.tsx';

/** 记录 of somebody, newest decision first (domain 3.7). */
export function RecordsTab({ practitionerId }: { practitionerId: string }) {
  const { t } = useTranslation('people');
  const { data, error, isLoading, refetch } = useAnswer(RecordsOfPerson, { practitionerId });
  if (isLoading) return <Skeleton active />;
  if (error) return <Problem problem={error} again={() => void refetch()} />;
  const records = data?.personRecords ?? [];
  return (
    <Flex vertical gap="middle">
      <div>
        <LinkButton to={`/institution/records?report=${practitionerId}`}>{t('person.report')}</LinkButton>
      </div>
      {records.length === 0 && <Empty description={t('person.noRecords')} image={Empty.PRESENTED_IMAGE_SIMPLE} />}
      {records.map((record) => (
        <RecordCard key={record.id} record={record} />
      ))}
    </Flex>
  );
}
