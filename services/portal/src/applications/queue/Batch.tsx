import { Alert, Button, Card, Flex, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonFields } from '../ReasonFields.tsx';
import { type Said, stepForm } from '../step-forms.ts';
import '../case.css';
import { BatchResult } from './BatchResult.tsx';
import { BATCH_STEPS, type BatchStep, takeable } from './batch-steps.ts';
import { useBatch } from './use-batch.ts';
import type { CaseLine, QueueSide } from './use-queue.ts';

interface Begun {
  step: BatchStep;
  cases: CaseLine[];
}

/** 批量办理: the buttons for what has been chosen, what is said with all of it, how far it has come and what became of each. */
export function Batch({ side, cases, onDone }: { side: QueueSide; cases: CaseLine[]; onDone: () => void }) {
  const { t } = useTranslation('case');
  const batch = useBatch();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [sent, setSent] = useState(false);

  function close() {
    batch.forget();
    setBegun(null);
    setSent(false);
    if (sent) onDone();
  }
  function send(said: Said) {
    if (!begun) return;
    setSent(true);
    void batch.run(begun.step, begun.cases, said);
  }
  return (
    <>
      {cases.length > 0 && (
        <Card size="small" className="queue-batch no-print">
          <Flex gap="small" wrap align="center" role="group" aria-label={t('batch.group')}>
            <Typography.Text>{t('batch.chosen', { count: cases.length })}</Typography.Text>
            {BATCH_STEPS[side].map((step) => {
              const some = takeable(step, cases);
              return (
                <Button
                  key={step}
                  type={stepForm(step).look === 'primary' ? 'primary' : 'default'}
                  disabled={some.length === 0}
                  onClick={() => setBegun({ step, cases: some })}
                >
                  {t('batch.button', { step: t(`steps.${step}`), count: some.length })}
                </Button>
              );
            })}
            <Button type="text" onClick={onDone}>
              {t('batch.none')}
            </Button>
          </Flex>
        </Card>
      )}
      {begun && (
        <Modal
          open
          title={t('batch.title', { step: t(`steps.${begun.step}`), count: begun.cases.length })}
          footer={sent ? undefined : null}
          okText={t('common:close')}
          okButtonProps={{ disabled: batch.running }}
          cancelText={t('batch.stop')}
          cancelButtonProps={{ disabled: !batch.running }}
          onOk={close}
          onCancel={() => (batch.running ? batch.stop() : close())}
          mask={{ closable: false }}
          width={760}
        >
          {sent ? (
            <BatchResult total={begun.cases.length} {...batch} />
          ) : (
            <Words begun={begun} onSend={send} onCancel={close} />
          )}
        </Modal>
      )}
    </>
  );
}

function Words({ begun, onSend, onCancel }: { begun: Begun; onSend: (said: Said) => void; onCancel: () => void }) {
  const { t } = useTranslation('case');
  const { asks, topics = ['OTHER'] } = stepForm(begun.step);
  return (
    <Form<Said> layout="vertical" onFinish={onSend} requiredMark={false}>
      <Alert type="info" showIcon className="gap-below" title={t('batch.about')} />
      {asks === 'OPINION' && (
        <Form.Item name="opinion" label={t('step.optional', { label: t('step.opinion') })}>
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      )}
      {asks === 'REASONS' && <ReasonFields grounds={[]} topics={topics} suggested={[]} />}
      <Flex gap="small" justify="end">
        <Button onClick={onCancel}>{t('common:cancel')}</Button>
        <Button type="primary" htmlType="submit">
          {t('batch.button', { step: t(`steps.${begun.step}`), count: begun.cases.length })}
        </Button>
      </Flex>
    </Form>
  );
}
