import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../design/dates.tsx';
import { RecordTrusteeship, type RecordTrusteeshipInput } from '../../generated/authority/institutions/trusteeships.ts';
import { ask } from '../../graph/ask.ts';
import { DayField } from '../forms/DayField.tsx';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { InstitutionPicker } from './InstitutionPicker.tsx';

/** 登记托管关系: by the authority that licensed or filed the client. */
export function RecordTrusteeshipDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('administration');
  const { message } = App.useApp();
  const step = useStepForm<RecordTrusteeshipInput>();
  const required = [{ required: true, message: t('common:required') }];

  async function record(input: RecordTrusteeshipInput) {
    const done = await step.take(async () => (await ask(RecordTrusteeship, { input })).recordTrusteeship);
    if (done === null) return;
    void message.success(t('trusteeships.recorded'));
    onClose();
  }
  return (
    <StepDialog<RecordTrusteeshipInput>
      open={open}
      title={t('trusteeships.record')}
      confirm={t('trusteeships.record')}
      consequences={[t('trusteeships.effect'), t('trusteeships.effectClient')]}
      step={step}
      onClose={onClose}
      onFinish={(input) => void record(input)}
      initialValues={{ from: todayInChina() }}
    >
      <Form.Item
        name="clientInstitutionId"
        label={t('trusteeships.client')}
        extra={t('trusteeships.clientHint')}
        rules={required}
      >
        <InstitutionPicker />
      </Form.Item>
      <Form.Item name="trusteeInstitutionId" label={t('trusteeships.trustee')} rules={required}>
        <InstitutionPicker />
      </Form.Item>
      <DayField name="from" label={t('trusteeships.from')} />
      <DayField
        name="until"
        label={t('trusteeships.until')}
        extra={t('trusteeships.untilHint')}
        required={false}
        earliest={todayInChina()}
      />
    </StepDialog>
  );
}
