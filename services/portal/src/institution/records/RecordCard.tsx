import { Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../applications/Facts.tsx';
import { useDates } from '../../design/dates.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import type { RecordsOfPersonQuery } from '../../generated/institution/person/person.ts';
import { useWords } from '../../i18n/use-words.ts';

export type RecordLine = RecordsOfPersonQuery['personRecords'][number];

/** Something that was recorded of somebody, with who provided it and what became of it. */
export function RecordCard({ record }: { record: RecordLine }) {
  const { said } = useWords();
  return (
    <Card size="small" variant="borderless">
      <Flex gap="small" wrap align="center" className="record-head">
        <Tag>{said(record.kindName)}</Tag>
        <Typography.Text strong>{said(record.measure.name)}</Typography.Text>
        <StatusTag type="PersonRecordState" value={record.state} />
      </Flex>
      <RecordFacts record={record} />
    </Card>
  );
}

export function RecordFacts({ record }: { record: RecordLine }) {
  const { t } = useTranslation('records');
  const { said } = useWords();
  const { day, moment } = useDates();
  return (
    <Facts
      facts={[
        { label: t('decidedOn'), value: day(record.decidedOn) },
        record.validFrom !== null && { label: t('validFrom'), value: day(record.validFrom) },
        record.validUntil !== null && { label: t('validUntil'), value: day(record.validUntil) },
        ...record.details
          .filter(({ text }) => text !== null && text !== '')
          .map(({ label, text }) => ({ label: said(label), value: text, wide: (text ?? '').length > 40 })),
        { label: t('providedBy'), value: `${record.providedByName} · ${moment(record.providedAt)}` },
        record.confirmedAt !== null && { label: t('confirmedAt'), value: moment(record.confirmedAt) },
        record.outcome !== null && { label: t('outcome'), value: said(record.outcome), wide: true },
      ]}
    />
  );
}
