import { Empty, Flex, Skeleton, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { OwnInstitutionChanges } from '../../generated/institution/own/own.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

/** 变动记录: what the authorities have changed of the institution and why, newest first. */
export function ChangesTab({ institutionId }: { institutionId: string }) {
  const { t } = useTranslation('own-institution');
  const { enumName } = useWords();
  const { day, moment } = useDates();
  const { data, error, isLoading, refetch } = useAnswer(OwnInstitutionChanges, { institutionId });
  const changes = [...(data?.institutionChanges ?? [])].reverse();
  return (
    <Section title={t('changes.title')}>
      {isLoading && <Skeleton active />}
      {error && <Problem problem={error} again={() => void refetch()} />}
      {data && changes.length === 0 && <Empty description={t('changes.empty')} image={Empty.PRESENTED_IMAGE_SIMPLE} />}
      {changes.length > 0 && (
        <Timeline
          items={changes.map(({ version, step, effectiveOn, reason, formerName, at }) => ({
            key: version,
            content: (
              <Flex vertical gap={2}>
                <Typography.Text strong>{enumName('InstitutionStep', step)}</Typography.Text>
                <span>{t('changes.effectiveOn', { day: day(effectiveOn) })}</span>
                {formerName !== null && <span>{t('changes.formerName', { name: formerName })}</span>}
                <span>{reason}</span>
                <Typography.Text type="secondary">{moment(at)}</Typography.Text>
              </Flex>
            ),
          }))}
        />
      )}
    </Section>
  );
}
