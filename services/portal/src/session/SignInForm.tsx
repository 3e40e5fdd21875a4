import { Alert, Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../design/Problem.tsx';
import type { Account } from './use-me.ts';
import { type Credentials, useSignIn } from './use-sign-in.ts';

/** 登录: name and password. */
export function SignInForm({
  onDone,
  loginName,
  staff = false,
}: {
  onDone: (account: Account) => void;
  loginName?: string;
  /** Accounts that were issued have a user name, and no phone to sign in with. */
  staff?: boolean;
}) {
  const { t } = useTranslation('session');
  const { signIn, busy, refused, problem } = useSignIn(onDone);
  const [form] = Form.useForm<Credentials>();
  // Whose name is known has only the password to type.
  useEffect(() => {
    if (loginName) form.getFieldInstance('password')?.focus();
  }, [form, loginName]);
  return (
    <Form<Credentials>
      form={form}
      layout="vertical"
      onFinish={signIn}
      disabled={busy}
      requiredMark={false}
      initialValues={{ loginName }}
      className="sign-in"
    >
      {refused !== null && <Alert type="error" showIcon role="alert" title={refused} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <Form.Item
        name="loginName"
        label={t(staff ? 'signIn.userName' : 'signIn.loginName')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('common:required') }]}
      >
        <Input.Password size="large" autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('common:signIn')}
      </Button>
    </Form>
  );
}
