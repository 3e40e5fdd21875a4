import { Card, Empty, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Page } from '../../design/Page.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { MyRecords } from '../../generated/person/me/me.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { BackToMe } from './BackToMe.tsx';
import { FactList } from './FactList.tsx';

const TONES = { REPORTED: 'processing', CONFIRMED: 'default', REJECTED: 'default', SUPERSEDED: 'default' } as const;

/** 我的记录: what is recorded of me without an application (domain 3.7), newest decision first. */
export function RecordsPage() {
  const { t } = useTranslation('me');
  const { enumName, said } = useWords();
  const dates = useDates();
  const { data, error, refetch, isLoading } = useAnswer(MyRecords, {});
  return (
    <Page back={<BackToMe />} title={t('records.title')} about={t('records.about')} reading>
      <Flex vertical gap="middle">
        {error && <Problem problem={error} again={() => void refetch()} />}
        {isLoading && <Waiting />}
        {data?.myRecords.length === 0 && <Empty description={t('records.empty')} />}
        {data?.myRecords.map((record) => (
          <Card
            key={record.id}
            title={
              <Flex gap="small" align="center" wrap>
                <h2>{said(record.measure.name)}</h2>
                <Tag>{enumName('PersonRecordKind', record.kind)}</Tag>
                <Tag color={TONES[record.state]}>{enumName('PersonRecordState', record.state)}</Tag>
              </Flex>
            }
          >
            <FactList
              facts={[
                { label: t('records.decidedOn'), value: dates.day(record.decidedOn) },
                {
                  label: t('records.period'),
                  value:
                    (record.validFrom || record.validUntil) &&
                    `${dates.day(record.validFrom)} ${t('common:until')} ${dates.day(record.validUntil)}`,
                },
                {
                  label: t('records.profession'),
                  value: record.professionType && enumName('ProfessionType', record.professionType),
                },
                ...record.details.map(({ label, text }) => ({
                  label: said(label),
                  value: text && dates.within(said(text)),
                  wide: true,
                })),
                { label: t('records.outcome'), value: said(record.outcome), wide: true },
                { label: t('records.providedBy'), value: record.providedByName },
                { label: t('records.providedAt'), value: dates.moment(record.providedAt) },
              ]}
            />
          </Card>
        ))}
        <Typography.Text type="secondary">{t('records.wrong')}</Typography.Text>
      </Flex>
    </Page>
  );
}
