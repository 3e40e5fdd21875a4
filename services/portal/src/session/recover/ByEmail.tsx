import { Alert, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { SendCode, type Sending } from '../code/SendCode.tsx';
import { useAct } from '../use-act.ts';
import { useProblems } from '../use-problems.ts';
import { requestReset } from './request-reset.ts';

/** By a link to the verified address; the page behind it works without this one. */
export function ByEmail() {
  const { t } = useTranslation('session');
  const { said } = useWords();
  const [form] = Form.useForm<{ email: string }>();
  const { show, rest, clear } = useProblems(form);
  const { problem, act } = useAct();
  const [told, setTold] = useState<{ kind: 'success' | 'warning'; text: string } | null>(null);

  async function send(): Promise<Sending> {
    const typed = await form.validateFields().catch(() => null);
    let sending: Sending = { sent: false };
    if (typed === null) return sending;
    await act(async () => {
      clear();
      const result = await requestReset({ email: typed.email.trim() });
      if (result.__typename === 'InvalidInput') return show(result);
      if (result.__typename === 'PasswordResetRequested') sending = { sent: true };
      if (result.__typename === 'TooSoon') sending = { sent: false, retryAfterSeconds: result.retryAfterSeconds };
      setTold({ kind: sending.sent ? 'success' : 'warning', text: said(result.message) });
    });
    return sending;
  }

  return (
    <Form form={form} layout="vertical" requiredMark={false}>
      <Typography.Paragraph type="secondary">{t('recover.hint.email')}</Typography.Paragraph>
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <Form.Item
        name="email"
        label={t('recover.email')}
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          { type: 'email', transform: (text?: string) => text?.trim(), message: t('recover.emailFormat') },
        ]}
        validateTrigger="onBlur"
      >
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      {told && <Alert type={told.kind} showIcon role="status" title={told.text} className="gap-below" />}
      <div className="gap-below">
        <SendCode send={send} label={t('recover.sendLink')} />
      </div>
    </Form>
  );
}
