import { Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { Problem } from '../../design/Problem.tsx';
import { Waiting } from '../../design/Waiting.tsx';
import { type RecordLineFragment, RecordsAtDesk } from '../../generated/authority/records/records.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { RecordView } from './RecordView.tsx';
import { Supersede } from './Supersede.tsx';
import { useDefinitions } from './use-definitions.ts';

/** 某人的记录, newest decision first; those that count may be superseded by whoever may record their kind. */
export function RecordsOf({ practitionerId }: { practitionerId: string }) {
  const { t } = useTranslation('desk');
  const { data, error, isLoading, refetch } = useAnswer(RecordsAtDesk, { practitionerId });
  const { mine } = useDefinitions();
  const [superseded, setSuperseded] = useState<RecordLineFragment | null>(null);
  if (isLoading) return <Waiting />;
  if (data === undefined) return <Problem problem={error} again={() => void refetch()} />;
  const definition = mine.find(({ kind }) => kind === superseded?.kind);
  return (
    <Section title={t('records.onFile')}>
      {data.personRecords.length === 0 && (
        <Empty description={t('records.none')} image={Empty.PRESENTED_IMAGE_SIMPLE} />
      )}
      <ul className="desk-list">
        {data.personRecords.map((record) => (
          <RecordView
            key={record.id}
            record={record}
            actions={
              record.state === 'CONFIRMED' &&
              mine.some(({ kind }) => kind === record.kind) && (
                <Button onClick={() => setSuperseded(record)}>{t('records.supersede')}</Button>
              )
            }
          />
        ))}
      </ul>
      {superseded !== null && definition && (
        <Supersede
          record={superseded}
          definition={definition}
          practitionerId={practitionerId}
          onClose={() => setSuperseded(null)}
        />
      )}
    </Section>
  );
}
