import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../design/dates.tsx';
import { Problem } from '../design/Problem.tsx';
import { SignIn } from '../generated/session/session.ts';
import { ask } from '../graph/ask.ts';
import { queries } from '../graph/client.ts';
import { adoptSession } from '../graph/session.ts';
import { useWords } from '../i18n/use-words.ts';
import { solveCaptcha } from './captcha.ts';
import type { Account } from './use-me.ts';

interface Values {
  loginName: string;
  password: string;
}

/** 登录: name and password; the captcha is done by the browser itself when the server asks for one. */
export function SignInForm({ onDone, loginName }: { onDone: (account: Account) => void; loginName?: string }) {
  const { t } = useTranslation('session');
  const { said } = useWords();
  const dates = useDates();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  async function signIn(values: Values) {
    setBusy(true);
    setRefused(null);
    setProblem(null);
    try {
      let { signIn: result } = await ask(SignIn, { input: values });
      if (result.__typename === 'CaptchaRequired') {
        ({ signIn: result } = await ask(SignIn, { input: { ...values, captcha: await solveCaptcha() } }));
      }
      if (result.__typename === 'SignedIn') {
        await adoptSession(result.session);
        await queries.invalidateQueries();
        onDone(result.session.account);
      } else if (result.__typename === 'AccountLocked') {
        setRefused(`${said(result.message)}（${t('signIn.lockedUntil', { until: dates.moment(result.until) })}）`);
      } else setRefused(said(result.message));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Form<Values>
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
        label={t('signIn.loginName')}
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
