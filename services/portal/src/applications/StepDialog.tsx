import { Alert, Flex, Form, type FormInstance, Input, Modal, Typography } from 'antd';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-words.ts';
import { Comparison } from './Comparison.tsx';
import type { Case } from './case.ts';
import { Facts } from './Facts.tsx';
import { ReasonFields } from './ReasonFields.tsx';
import { type Said, stepForm, type Taken, verbOf } from './step-forms.ts';
import type { Untaken } from './use-taking.ts';
import { WhyNot } from './WhyNot.tsx';

/** What a step asks of whoever takes it, and what it will say beside his words: shown before it is sent. */
export function StepDialog({
  application,
  step,
  busy,
  untaken,
  onTake,
  onClose,
}: {
  application: Case;
  step: Taken;
  busy: boolean;
  untaken: Untaken | null;
  onTake: (said: Said) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('case');
  const [form] = Form.useForm<Said>();
  const { asks, look, topics = ['OTHER'] } = stepForm(step);
  const explained = application.reasonedSteps.find((one) => one.step === verbOf(step));
  useProblemsAtFields(untaken, form.setFields);
  return (
    <Modal
      open
      title={t(`steps.${step}`)}
      okText={t(`steps.${step}`)}
      okButtonProps={{ danger: look === 'danger' }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={asks === 'NOTHING' ? 480 : 640}
    >
      <Typography.Paragraph>{t(`step.about.${step}`)}</Typography.Paragraph>
      {(step === 'approve' || step === 'pass') && <WhatIsGranted application={application} />}
      {step === 'requestCorrection' && application.corrections > 0 && (
        <Alert type="warning" showIcon className="gap-below" title={t('step.secondCorrection')} />
      )}
      <Form
        form={form}
        layout="vertical"
        className="case-form"
        onFinish={onTake}
        requiredMark={false}
        scrollToFirstError
      >
        {asks === 'OPINION' && <Words name="opinion" required={false} />}
        {asks === 'STATEMENT' && <Words name="statement" required />}
        {asks === 'REASON' && <Words name="reason" required />}
        {(asks === 'REASONS' || asks === 'DECISION') && (
          <ReasonFields
            grounds={explained?.grounds ?? []}
            topics={topics}
            suggested={step === 'requestCorrection' || step === 'sendBack' ? whatIsMissing(application, t) : []}
          />
        )}
        {step === 'requestCorrection' && application.corrections > 0 && <Words name="secondReason" required />}
        {asks === 'DECISION' && (
          <Form.Item
            name="officer"
            label={t('step.officer')}
            rules={[{ required: true, whitespace: true, message: t('common:required') }]}
          >
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
        )}
      </Form>
      {explained && <WhatIsAdded basis={explained.basis} remedies={explained.remedies} />}
      {untaken && <WhyNot untaken={untaken} />}
    </Modal>
  );
}

/** What whoever grants it should see once more. */
function WhatIsGranted({ application: { applicant, procedure, institution, comparison } }: { application: Case }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  return (
    <Flex vertical gap="small">
      <Facts
        facts={[
          { label: t('applicant.title'), value: applicant.name },
          { label: t('procedure'), value: said(procedure.name) },
          institution !== null && { label: t('queue.institutionName'), value: institution.name },
        ]}
      />
      {comparison.length > 0 && <Comparison values={comparison} />}
    </Flex>
  );
}

function Words({ name, required }: { name: 'opinion' | 'statement' | 'reason' | 'secondReason'; required: boolean }) {
  const { t } = useTranslation('case');
  const label = t(`step.${name}`);
  return (
    <Form.Item
      name={name}
      label={required ? label : t('step.optional', { label })}
      rules={required ? [{ required: true, whitespace: true, message: t('common:required') }] : []}
    >
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  );
}

/** 法律依据、救济途径: the system puts them beside the reasons. */
function WhatIsAdded({ basis, remedies }: { basis: string | null; remedies: string | null }) {
  const { t } = useTranslation('case');
  const { said } = useWords();
  if (basis === null && remedies === null) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="gap-below"
      title={t('step.added')}
      description={
        <>
          {basis !== null && <div>{t('common:basis', { basis: said(basis) })}</div>}
          {remedies !== null && <div>{t('remedies', { remedies: said(remedies) })}</div>}
        </>
      }
    />
  );
}

function useProblemsAtFields(untaken: Untaken | null, setFields: FormInstance<Said>['setFields']) {
  const { said } = useWords();
  useEffect(() => {
    if (untaken?.outcome?.__typename !== 'InvalidInput') return;
    setFields(untaken.outcome.problems.map(({ field, message }) => ({ name: pathOf(field), errors: [said(message)] })));
  }, [untaken, setFields, said]);
}

/** reasons.0.message → ['reasons', 0, 'message'] */
const pathOf = (field: string) =>
  field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)) as Parameters<
    FormInstance<Said>['setFields']
  >[0][number]['name'];

/** Mandatory materials of which there is neither a file nor a paper. */
function whatIsMissing({ materials }: Case, t: TFunction<'case'>) {
  return materials
    .filter(({ mandatory, files, receivedAt }) => mandatory && files.length === 0 && receivedAt === null)
    .map(({ name }) => ({ code: 'MATERIALS', message: t('reason.missing', { name }) }));
}
