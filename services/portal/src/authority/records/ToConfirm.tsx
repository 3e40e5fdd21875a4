import { App, Button, Empty, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { More } from '../../design/More.tsx';
import { Problem } from '../../design/Problem.tsx';
import {
  ConfirmRecordOfPerson,
  type RecordLineFragment,
  RecordsToConfirm,
  RejectRecordOfPerson,
} from '../../generated/authority/records/records.ts';
import { ask } from '../../graph/ask.ts';
import { usePages } from '../../graph/use-graph.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { LongText } from '../people/LongText.tsx';
import { RecordView } from './RecordView.tsx';

/** 待确认: what institutions have reported to exactly this authority; oldest first. */
export function ToConfirm() {
  const { t } = useTranslation('desk');
  const pages = usePages(RecordsToConfirm, {}, ({ recordsToConfirm }) => recordsToConfirm);
  const [step, setStep] = useState<{ record: RecordLineFragment; kind: 'confirm' | 'reject' } | null>(null);
  const { rows, problem, again, isLoading, hasMore, isLoadingMore, more } = pages;
  return (
    <>
      {problem !== null && <Problem problem={problem} again={again} />}
      {isLoading && <Skeleton active />}
      {!isLoading && problem === null && rows.length === 0 && (
        <Empty description={t('records.nothingToConfirm')} image={Empty.PRESENTED_IMAGE_SIMPLE} />
      )}
      <ul className="desk-list">
        {rows.map((record) => (
          <RecordView
            key={record.id}
            record={record}
            named
            actions={
              <Flex gap="small" wrap>
                <Button type="primary" onClick={() => setStep({ record, kind: 'confirm' })}>
                  {t('records.confirm')}
                </Button>
                <Button onClick={() => setStep({ record, kind: 'reject' })}>{t('records.reject')}</Button>
              </Flex>
            }
          />
        ))}
      </ul>
      {rows.length > 0 && <More hasMore={hasMore} isLoading={isLoadingMore} more={more} />}
      <ConfirmDialog record={step?.kind === 'confirm' ? step.record : null} onClose={() => setStep(null)} />
      <RejectDialog record={step?.kind === 'reject' ? step.record : null} onClose={() => setStep(null)} />
    </>
  );
}

/** What is decided about, in full. */
const About = ({ record }: { record: RecordLineFragment }) => (
  <ul className="desk-list">
    <RecordView record={record} named />
  </ul>
);

interface DialogProps {
  record: RecordLineFragment | null;
  onClose: () => void;
}

function ConfirmDialog({ record, onClose }: DialogProps) {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const step = useStepForm<object>();
  async function confirm() {
    if (record === null) return;
    const { id: recordId, version } = record;
    const done = await step.take(async () => (await ask(ConfirmRecordOfPerson, { recordId, version })).confirmRecord);
    if (done === null) return;
    message.success(t('records.confirmed'));
    onClose();
  }
  return (
    <StepDialog
      title={t('records.confirmTitle')}
      confirm={t('records.confirm')}
      consequences={[t('records.confirmEffect')]}
      step={step}
      open={record !== null}
      onClose={onClose}
      onFinish={() => void confirm()}
    >
      {record && <About record={record} />}
    </StepDialog>
  );
}

function RejectDialog({ record, onClose }: DialogProps) {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const step = useStepForm<{ reason: string }>();
  async function reject({ reason }: { reason: string }) {
    if (record === null) return;
    const { id: recordId, version } = record;
    const done = await step.take(
      async () => (await ask(RejectRecordOfPerson, { recordId, version, reason })).rejectRecord,
    );
    if (done === null) return;
    message.success(t('records.rejected'));
    onClose();
  }
  return (
    <StepDialog
      title={t('records.rejectTitle')}
      confirm={t('records.reject')}
      danger
      step={step}
      open={record !== null}
      onClose={onClose}
      onFinish={(values) => void reject(values)}
    >
      {record && <About record={record} />}
      <LongText name="reason" label={t('records.why')} />
    </StepDialog>
  );
}
