import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Section } from '../../applications/Section.tsx';
import { StatusTag } from '../../design/StatusTag.tsx';
import { OfficialProcedures, OpenOfficialTask } from '../../generated/authority/tasks/tasks.ts';
import { ask } from '../../graph/ask.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';

/** A registration that a task may be about. */
export interface Concerned {
  id: string;
  name: string;
  certificateCode: string;
  status: string;
  professionType: string;
}
interface Values {
  registrationId: string;
  procedure: string;
  reason: string;
  evidence: string;
}
const MOST_EVIDENCE = 500;

/** 立案 with its ground and what it rests on; the steps that follow are taken on the page of the case. */
export function NewTaskForm({ registrations }: { registrations: readonly Concerned[] }) {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const navigate = useNavigate();
  const step = useStepForm<Values>();
  const { data } = useAnswer(OfficialProcedures, {}, { staleTime: Number.POSITIVE_INFINITY });
  const chosenRegistration: string | undefined = Form.useWatch('registrationId', step.form);
  const chosenProcedure: string | undefined = Form.useWatch('procedure', step.form);
  const about = registrations.find(({ id }) => id === chosenRegistration);
  const procedures = (data?.procedures ?? []).filter(
    ({ professionType, channels }) =>
      professionType === about?.professionType && channels.some(({ channel }) => channel === 'EX_OFFICIO'),
  );
  const procedure = procedures.find(({ code }) => code === chosenProcedure);
  const reasons = (procedure?.fields.find(({ name }) => name === 'reason')?.options ?? []).filter(({ channels }) =>
    channels.includes('EX_OFFICIO'),
  );
  const [only] = registrations;
  if (!only) return <Alert type="info" showIcon title={t('tasks.noRegistration')} />;

  async function open(input: Values) {
    const opened = await step.take(async () => (await ask(OpenOfficialTask, { input })).openOfficialTask);
    if (opened?.__typename === 'OpenedApplication') await navigate(`/authority/applications/${opened.application.id}`);
  }

  return (
    <Section title={t('tasks.form')}>
      <StepAlerts
        step={step}
        existing={(id) => <Link to={`/authority/applications/${id}`}>{t('tasks.existing')}</Link>}
      />
      <Form<Values>
        form={step.form}
        layout="vertical"
        disabled={step.busy}
        onFinish={open}
        requiredMark="optional"
        scrollToFirstError
        initialValues={registrations.length === 1 ? { registrationId: only.id } : {}}
        onValuesChange={(changed: Partial<Values>) => {
          if ('registrationId' in changed) step.form.resetFields(['procedure', 'reason']);
          else if ('procedure' in changed) step.form.resetFields(['reason']);
        }}
      >
        <Form.Item name="registrationId" label={t('tasks.registration')} rules={[must(t('common:required'))]}>
          <Radio.Group
            vertical
            options={registrations.map(({ id, name, certificateCode, status }) => ({
              value: id,
              label: (
                <span className="desk-line">
                  {name} <span className="number">{certificateCode}</span>
                  <StatusTag type="RegistrationStatus" value={status} />
                </span>
              ),
            }))}
          />
        </Form.Item>
        <Form.Item name="procedure" label={t('tasks.procedure')} rules={[must(t('common:required'))]}>
          <Select
            placeholder={about === undefined ? t('tasks.registrationFirst') : undefined}
            options={procedures.map(({ code, name }) => ({ value: code, label: said(name) }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('tasks.reason')} rules={[must(t('common:required'))]}>
          <Select
            popupMatchSelectWidth={false}
            options={reasons.map(({ code, name }) => ({ value: code, label: said(name) }))}
          />
        </Form.Item>
        <Form.Item
          name="evidence"
          label={t('tasks.evidence')}
          extra={t('tasks.evidenceHint')}
          rules={[must(t('common:required'))]}
        >
          <Input.TextArea rows={5} maxLength={MOST_EVIDENCE} showCount />
        </Form.Item>
        <Alert type="info" showIcon title={t('tasks.next')} className="gap-below" />
        <Button type="primary" htmlType="submit" loading={step.busy}>
          {t('tasks.submit')}
        </Button>
      </Form>
    </Section>
  );
}

const must = (message: string) => ({ required: true, message });
