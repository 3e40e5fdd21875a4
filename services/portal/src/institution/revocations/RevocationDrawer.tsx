import { Alert, App, Button, Checkbox, Drawer, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { Refusal, type Refused } from '../../design/Refusal.tsx';
import {
  RequestAccountRevocation,
  type RequestAccountRevocationMutationVariables,
} from '../../generated/institution/revocations/revocations.ts';
import { useStep } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

type Values = RequestAccountRevocationMutationVariables['input'];

/** The person has come with the identity document: whose account it is, why it goes, where the copy is kept. */
export function RevocationDrawer({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTranslation('revocations');
  const { said } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [refused, setRefused] = useState<Refused | null>(null);
  const request = useStep(RequestAccountRevocation);
  const { reset } = request;
  useEffect(() => {
    if (!open) return;
    form.resetFields();
    setRefused(null);
    reset();
  }, [open, form, reset]);

  async function send(values: Values) {
    setRefused(null);
    const input = { ...values, name: values.name.trim(), idNumber: values.idNumber.trim().toUpperCase() };
    const { requestAccountRevocation: result } = await request.mutateAsync({ input });
    if (result.__typename === 'AccountRevocationRequested') {
      message.success(said(result.message));
      close();
    } else if (result.__typename === 'InvalidInput') {
      form.setFields(
        result.problems.map((problem) => ({
          name: (problem.field.split('.').at(-1) ?? 'name') as keyof Values,
          errors: [said(problem.message)],
        })),
      );
    } else setRefused(result);
  }

  const required = { required: true, whitespace: true, message: t('common:required') };
  return (
    <Drawer
      open={open}
      onClose={close}
      title={t('request')}
      size="large"
      destroyOnHidden
      extra={
        <Button type="primary" danger loading={request.isPending} onClick={() => form.submit()}>
          {t('send')}
        </Button>
      }
    >
      <Form form={form} layout="vertical" scrollToFirstError onFinish={(values) => void send(values).catch(() => null)}>
        <Alert
          type="warning"
          showIcon
          title={t('warning.title')}
          description={t('warning.text')}
          className="gap-below"
        />
        <Form.Item name="name" label={t('realName')} rules={[required]}>
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="idNumber" label={t('idNumber')} rules={[required]}>
          <Input autoComplete="off" maxLength={18} />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[required]}>
          <Input.TextArea maxLength={200} showCount rows={2} />
        </Form.Item>
        <Form.Item name="evidence" label={t('evidence')} extra={t('evidenceExtra')} rules={[required]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="identitySeen"
          valuePropName="checked"
          rules={[
            {
              validator: (_, seen: boolean | undefined) =>
                seen ? Promise.resolve() : Promise.reject(new Error(t('identitySeenNeeded'))),
            },
          ]}
        >
          <Checkbox>{t('identitySeen')}</Checkbox>
        </Form.Item>
        {refused && <Refusal refused={refused} />}
        {request.error && <Problem problem={request.error} />}
      </Form>
    </Drawer>
  );
}
