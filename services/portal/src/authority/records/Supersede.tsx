import { App, Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordLineFragment, SupersedeRecordOfPerson } from '../../generated/authority/records/records.ts';
import { ask } from '../../graph/ask.ts';
import { StepDialog } from '../forms/StepDialog.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { LongText } from '../people/LongText.tsx';
import { RecordFields } from './RecordFields.tsx';
import { type Definition, type RecordValues, recordInput } from './record-input.ts';

/** `why` and not `reason`: a kind of record has a field of that name. */
type Values = RecordValues & { why: string };

/** 取代: after review, a lawsuit or a correction, with the record that stands in its place if there is one. */
export function Supersede({
  record,
  definition,
  practitionerId,
  onClose,
}: {
  record: RecordLineFragment;
  definition: Definition;
  practitionerId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const step = useStepForm<Values>();
  const [replaced, setReplaced] = useState(false);

  async function supersede({ why, ...values }: Values) {
    const { id: recordId, version } = record;
    const replacement = replaced ? recordInput(definition, practitionerId, values as RecordValues) : null;
    const done = await step.take(
      async () => (await ask(SupersedeRecordOfPerson, { recordId, version, reason: why, replacement })).supersedeRecord,
    );
    if (done === null) return;
    message.success(t('records.superseded'));
    onClose();
  }

  return (
    <StepDialog
      title={t('records.supersedeTitle')}
      confirm={t('records.supersede')}
      danger
      consequences={[t('records.supersedeEffect')]}
      step={step}
      open
      onClose={onClose}
      onFinish={(values) => void supersede(values)}
    >
      <LongText name="why" label={t('records.supersedeWhy')} />
      <Form.Item>
        <Checkbox checked={replaced} onChange={({ target }) => setReplaced(target.checked)}>
          {t('records.withReplacement')}
        </Checkbox>
      </Form.Item>
      {replaced && <RecordFields form={step.form} definition={definition} practitionerId={practitionerId} />}
    </StepDialog>
  );
}
