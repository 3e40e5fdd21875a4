import { Alert, Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { Problem } from '../../design/Problem.tsx';
import { ReportRecordOfPerson, type ReportRecordOfPersonMutation } from '../../generated/authority/records/records.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { RecordFields } from './RecordFields.tsx';
import { type RecordValues, recordInput } from './record-input.ts';
import { useDefinitions } from './use-definitions.ts';

type Reported = Extract<ReportRecordOfPersonMutation['reportRecord'], { __typename: 'ReportedRecord' }>;

/** 录入记录: an authority's own word counts at once. */
export function NewRecord({ practitionerId }: { practitionerId: string }) {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const { mine, isKnown, problem, again } = useDefinitions();
  const [kind, setKind] = useState<string | null>(null);
  const [reported, setReported] = useState<Reported | null>(null);
  const step = useStepForm<RecordValues>();
  const definition = mine.find((one) => one.kind === kind);

  async function report(values: RecordValues) {
    if (!definition) return;
    setReported(null);
    const input = recordInput(definition, practitionerId, values);
    const answer = await step.take(async () => (await ask(ReportRecordOfPerson, { input })).reportRecord);
    if (answer?.__typename !== 'ReportedRecord') return;
    setReported(answer);
    setKind(null);
  }

  return (
    <Section title={t('records.new')}>
      {problem !== null && !isKnown && <Problem problem={problem} again={again} />}
      {reported !== null && <Done registrations={reported.registrations} />}
      <StepAlerts step={step} />
      <Form<RecordValues>
        form={step.form}
        layout="vertical"
        disabled={step.busy}
        onFinish={report}
        requiredMark="optional"
        scrollToFirstError
        preserve={false}
      >
        <Form.Item label={t('records.kind')} required>
          <Select
            aria-label={t('records.kind')}
            value={kind}
            placeholder={t('records.chooseKind')}
            onChange={(value) => {
              setKind(value);
              step.clear();
              step.form.resetFields();
            }}
            options={mine.map((one) => ({ value: one.kind as string, label: said(one.name) }))}
          />
        </Form.Item>
        {definition && (
          <>
            <RecordFields
              key={definition.kind}
              form={step.form}
              definition={definition}
              practitionerId={practitionerId}
            />
            <Alert type="warning" showIcon title={t('records.atOnce')} className="gap-below" />
            <Button type="primary" htmlType="submit" loading={step.busy}>
              {t('records.report')}
            </Button>
          </>
        )}
      </Form>
    </Section>
  );
}

/** What a record has done to the register at once. */
export function Done({ registrations }: { registrations: Reported['registrations'] }) {
  const { t } = useTranslation('desk');
  const { enumName } = useWords();
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      className="gap-below"
      title={t('records.reported')}
      description={
        registrations.length > 0 && (
          <ul className="plain-list">
            {registrations.map(({ id, name, certificateCode, status }) => (
              <li key={id}>
                {t('records.effect', { name, code: certificateCode, status: enumName('RegistrationStatus', status) })}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
