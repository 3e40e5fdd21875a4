import { Alert, Button, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { type AccountDocument, IssueInstitutionAccount } from '../../generated/authority/institutions/accounts.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Checklist } from '../forms/Checklist.tsx';
import type { IssuedAccount } from '../forms/HandOverSlip.tsx';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import type { Institution } from './steps.ts';

interface Values {
  documentsSeen: AccountDocument[];
  agentName?: string;
  name: string;
  phone: string;
}
const DOCUMENTS = [
  'LICENCE_OR_FILING_CERTIFICATE',
  'LETTER_OF_AUTHORISATION',
  'IDENTITY_OF_PERSON_IN_CHARGE',
  'IDENTITY_OF_AGENT',
  'OTHER',
] as const satisfies readonly AccountDocument[];

/** The checklist of the window comes first: without the documents nothing is issued. */
export function IssueAccountForm({
  institution,
  onIssued,
}: {
  institution: Institution;
  onIssued: (issued: IssuedAccount) => void;
}) {
  const { t } = useTranslation('administration');
  const { enumName, listed } = useWords();
  const step = useStepForm<Values>();
  const seen = Form.useWatch('documentsSeen', step.form) ?? [];
  const agent = seen.includes('IDENTITY_OF_AGENT');

  async function issue({ agentName, ...values }: Values) {
    const input = { ...values, institutionId: institution.id, agentName: agent ? (agentName ?? null) : null };
    const done = await step.take(async () => {
      const { issueInstitutionAccount: answer } = await ask(IssueInstitutionAccount, { input });
      if (answer.__typename === 'DocumentsMissing') {
        const names = answer.missing.map((one) => enumName('AccountDocument', one));
        step.form.setFields([{ name: 'documentsSeen', errors: [t('accounts.missing', { names: listed(names) })] }]);
      }
      return answer;
    });
    if (done) onIssued({ ...done.user, organisation: done.user.institution.name });
  }
  return (
    <Form<Values>
      form={step.form}
      layout="vertical"
      disabled={step.busy}
      requiredMark="optional"
      scrollToFirstError={{ block: 'center', focus: true }}
      initialValues={{ documentsSeen: [], name: institution.principal }}
      onFinish={(values) => void issue(values)}
    >
      <StepAlerts step={step} />
      <Form.Item
        name="documentsSeen"
        label={t('accounts.checklist')}
        extra={t('accounts.checklistHint')}
        rules={[{ required: true, message: t('accounts.checklistRequired') }]}
      >
        <Checklist
          options={DOCUMENTS.map((value) => ({
            value,
            label: `${enumName('AccountDocument', value)}${t(`accounts.when.${value}`)}`,
          }))}
        />
      </Form.Item>
      {agent && (
        <Form.Item
          name="agentName"
          label={t('accounts.agentName')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item
        name="name"
        label={t('accounts.holder')}
        extra={t('accounts.holderHint')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('accounts.phone')}
        extra={t('accounts.phoneHint')}
        rules={[{ required: true, pattern: /^1\d{10}$/, message: t('accounts.phoneFormat') }]}
      >
        <Input type="tel" inputMode="numeric" maxLength={11} autoComplete="off" className="number" />
      </Form.Item>
      <Alert type="info" showIcon className="gap-below" title={t('accounts.then')} />
      <Flex gap="small" wrap>
        <Button type="primary" htmlType="submit" loading={step.busy}>
          {t('accounts.issue')}
        </Button>
        <LinkButton to={`/authority/institutions/${institution.id}`}>{t('common:cancel')}</LinkButton>
      </Flex>
    </Form>
  );
}
