import { parseMobilePhone } from '@medreg/codes';
import { Alert, Button, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { ResetPassword } from '../../generated/session/recover/recover.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CodeItem } from '../code/CodeItem.tsx';
import { SendCode, type Sending } from '../code/SendCode.tsx';
import { NewPassword } from '../password/NewPassword.tsx';
import { useAct } from '../use-act.ts';
import { useProblems } from '../use-problems.ts';
import type { Recovered } from './RecoverPage.tsx';
import { requestReset } from './request-reset.ts';

interface Values {
  userName?: string;
  phone: string;
  code: string;
  password: string;
  passwordConfirmation: string;
}

/** By a code to the verified phone of a person; or to the reserved one of an institution, together with its user name. */
export function ByPhone({ institution = false, onDone }: { institution?: boolean; onDone: (how: Recovered) => void }) {
  const { t } = useTranslation('session');
  const { said } = useWords();
  const [form] = Form.useForm<Values>();
  const { show, rest, clear } = useProblems(form);
  const { busy, problem, act } = useAct();
  const [told, setTold] = useState<{ kind: 'success' | 'warning'; text: string } | null>(null);

  async function send(): Promise<Sending> {
    const fields = institution ? (['userName', 'phone'] as const) : (['phone'] as const);
    const typed = await form.validateFields([...fields]).catch(() => null);
    let sending: Sending = { sent: false };
    if (typed === null) return sending;
    await act(async () => {
      clear();
      const result = await requestReset({
        phone: typed.phone,
        ...(institution && { userName: typed.userName?.trim() ?? '' }),
      });
      if (result.__typename === 'InvalidInput') return show(result);
      if (result.__typename === 'PasswordResetRequested') sending = { sent: true };
      if (result.__typename === 'TooSoon') sending = { sent: false, retryAfterSeconds: result.retryAfterSeconds };
      setTold({ kind: sending.sent ? 'success' : 'warning', text: said(result.message) });
    });
    return sending;
  }

  const reset = ({ userName, ...values }: Values) =>
    act(async () => {
      clear();
      const input = { ...values, code: values.code.trim(), ...(institution && { userName: userName?.trim() ?? '' }) };
      const { resetPassword: result } = await ask(ResetPassword, { input });
      if (result.__typename === 'PasswordReset') onDone(result);
      else if (result.__typename === 'InvalidInput') show(result);
      else {
        const error = t('code.triesLeft', { message: said(result.message), count: result.triesLeft });
        form.setFields([{ name: 'code', errors: [error] }]);
      }
    });

  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={reset}
      requiredMark={false}
      scrollToFirstError={{ block: 'center', focus: true }}
    >
      <Typography.Paragraph type="secondary">
        {t(institution ? 'recover.hint.institution' : 'recover.hint.phone')}
      </Typography.Paragraph>
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      {institution && (
        <Form.Item
          name="userName"
          label={t('recover.userName')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />
        </Form.Item>
      )}
      <Form.Item
        name="phone"
        label={t(institution ? 'recover.reservedPhone' : 'recover.phone')}
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          {
            validator: (_, text: string | undefined) =>
              text && !parseMobilePhone(text) ? Promise.reject(new Error(t('recover.phoneFormat'))) : Promise.resolve(),
          },
        ]}
        validateTrigger="onBlur"
      >
        <Input type="tel" inputMode="tel" className="number" autoComplete="tel" maxLength={20} />
      </Form.Item>
      {told && <Alert type={told.kind} showIcon role="status" title={told.text} className="gap-below" />}
      <CodeItem action={<SendCode send={send} label={t('recover.sendCode')} disabled={busy} />} />
      <NewPassword />
      <Button type="primary" htmlType="submit" size="large" block loading={busy} className="gap-below">
        {t('recover.reset')}
      </Button>
    </Form>
  );
}
