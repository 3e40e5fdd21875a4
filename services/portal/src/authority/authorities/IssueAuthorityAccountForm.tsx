import { Button, Flex, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/LinkButton.tsx';
import { type AuthorityRight, IssueAuthorityAccount } from '../../generated/authority/authorities/authorities.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Checklist } from '../forms/Checklist.tsx';
import type { IssuedAccount } from '../forms/HandOverSlip.tsx';
import { StepAlerts } from '../forms/StepAlerts.tsx';
import { useStepForm } from '../forms/use-step-form.ts';
import { useRights } from '../rights.ts';

interface Values {
  name: string;
  phone: string;
  rights: AuthorityRight[];
}

/** Only rights that the officer has himself can be given; each says what its holder can do. */
export function IssueAuthorityAccountForm({
  authorityId,
  back,
  onIssued,
}: {
  authorityId: string;
  back: string;
  onIssued: (issued: IssuedAccount) => void;
}) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const { rights } = useRights();
  const step = useStepForm<Values>();

  async function issue(values: Values) {
    const input = { ...values, authorityId };
    const done = await step.take(async () => (await ask(IssueAuthorityAccount, { input })).issueAuthorityAccount);
    if (done) onIssued({ ...done.user, organisation: done.user.authority.name });
  }
  return (
    <Form<Values>
      form={step.form}
      layout="vertical"
      disabled={step.busy}
      requiredMark="optional"
      scrollToFirstError={{ block: 'center', focus: true }}
      initialValues={{ rights: [] }}
      onFinish={(values) => void issue(values)}
    >
      <StepAlerts step={step} />
      <Form.Item
        name="name"
        label={t('authorities.officer')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t('accounts.phone')}
        extra={t('authorities.phoneHint')}
        rules={[{ required: true, pattern: /^1\d{10}$/, message: t('accounts.phoneFormat') }]}
      >
        <Input type="tel" inputMode="numeric" maxLength={11} autoComplete="off" className="number" />
      </Form.Item>
      <Form.Item
        name="rights"
        label={t('authorities.rights')}
        extra={t('authorities.rightsHint')}
        rules={[{ required: true, message: t('authorities.rightsRequired') }]}
      >
        <Checklist
          options={[...(rights ?? [])].map((right) => ({
            value: right,
            label: (
              <>
                <strong>{enumName('AuthorityRight', right)}</strong>
                <br />
                <Typography.Text type="secondary">{t(`rightsInWords.${right}`)}</Typography.Text>
              </>
            ),
          }))}
        />
      </Form.Item>
      <Flex gap="small" wrap>
        <Button type="primary" htmlType="submit" loading={step.busy}>
          {t('authorities.issue')}
        </Button>
        <LinkButton to={back}>{t('common:cancel')}</LinkButton>
      </Flex>
    </Form>
  );
}
