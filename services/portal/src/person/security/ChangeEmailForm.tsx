import { Alert, Button, Flex, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { ChangeEmail } from '../../generated/person/security/security.ts';
import { ask } from '../../graph/ask.ts';
import { queries } from '../../graph/client.ts';
import { useWords } from '../../i18n/use-words.ts';
import { solveCaptcha } from '../../session/captcha.ts';
import { SendCode, type Sending } from '../../session/code/SendCode.tsx';
import { useAct } from '../../session/use-act.ts';
import { useProblems } from '../../session/use-problems.ts';

const LOOK_EVERY_MS = 5_000;

/** The address twice; the captcha is done by the browser itself. */
export function ChangeEmailForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['security', 'session']);
  const { said } = useWords();
  const dates = useDates();
  const [form] = Form.useForm<{ email: string; emailConfirmation: string }>();
  const { show, rest, clear } = useProblems(form);
  const { problem, act } = useAct();
  const [told, setTold] = useState<{ kind: 'success' | 'warning'; text: string } | null>(null);

  async function send(): Promise<Sending> {
    const typed = await form.validateFields().catch(() => null);
    let sending: Sending = { sent: false };
    if (typed === null) return sending;
    await act(async () => {
      clear();
      setTold(null);
      const { changeEmail: result } = await ask(ChangeEmail, { input: { ...typed, captcha: await solveCaptcha() } });
      if (result.__typename === 'CodeSent') {
        const text = t('email.sent', { to: result.to, until: dates.moment(result.expiresAt) });
        setTold({ kind: 'success', text });
        sending = { sent: true };
      } else if (result.__typename === 'InvalidInput') show(result);
      else {
        setTold({ kind: 'warning', text: said(result.message) });
        if (result.__typename === 'TooSoon') sending = { sent: false, retryAfterSeconds: result.retryAfterSeconds };
      }
    });
    return sending;
  }
  // The link is followed elsewhere.
  const waiting = told?.kind === 'success';
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['Me'] }), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [waiting]);

  return (
    <Form form={form} name="email-change" layout="vertical" requiredMark={false} className="section-form">
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <Form.Item
        name="email"
        label={t('email.new')}
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          { type: 'email', transform: (text?: string) => text?.trim(), message: t('session:recover.emailFormat') },
        ]}
        validateTrigger="onBlur"
      >
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      <Form.Item
        name="emailConfirmation"
        label={t('email.again')}
        dependencies={['email']}
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          ({ getFieldValue }) => ({
            validator: (_, text: string | undefined) =>
              text &&
              text.trim().toLowerCase() !==
                String(getFieldValue('email') ?? '')
                  .trim()
                  .toLowerCase()
                ? Promise.reject(new Error(t('email.differ')))
                : Promise.resolve(),
          }),
        ]}
        validateTrigger="onBlur"
      >
        <Input type="email" autoComplete="off" maxLength={254} />
      </Form.Item>
      {told && <Alert type={told.kind} showIcon role="status" title={told.text} className="gap-below" />}
      <Flex gap="small" wrap>
        <SendCode send={send} label={t('email.send')} />
        <Button onClick={onClose}>{t('common:close')}</Button>
      </Flex>
    </Form>
  );
}
