import { Alert, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { SendEmailLink } from '../../generated/person/begin/begin.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { SendCode, type Sending } from '../../session/code/SendCode.tsx';
import { useAct } from '../../session/use-act.ts';
import type { Account } from '../../session/use-me.ts';
import { useProblems } from '../../session/use-problems.ts';

/** 邮箱验证: a link to the address of the sign-up, or to the one that is typed here. S2-Q3 */
export function VerifyByEmail({ account }: { account: Account }) {
  const { t } = useTranslation(['begin', 'session']);
  const { said } = useWords();
  const dates = useDates();
  const [form] = Form.useForm<{ email?: string }>();
  const { show, rest, clear } = useProblems(form);
  const { problem, act } = useAct();
  const [told, setTold] = useState<{ kind: 'success' | 'warning'; text: string } | null>(null);
  const known = account.emailMasked ?? null;

  async function send(): Promise<Sending> {
    const typed = await form.validateFields().catch(() => null);
    let sending: Sending = { sent: false };
    if (typed === null) return sending;
    await act(async () => {
      clear();
      setTold(null);
      const { sendEmailLink: result } = await ask(SendEmailLink, { email: typed.email?.trim() || null });
      if (result.__typename === 'CodeSent') {
        const text = t('verify.linkSent', { to: result.to, until: dates.moment(result.expiresAt) });
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

  return (
    <Form form={form} layout="vertical">
      <Typography.Paragraph type="secondary">{t('verify.byEmail')}</Typography.Paragraph>
      <Form.Item
        name="email"
        label={t('details.email')}
        {...(known !== null && { extra: t('verify.emptyIsKnown', { email: known }) })}
        rules={[
          { required: known === null, message: t('common:required') },
          { type: 'email', transform: (text?: string) => text?.trim(), message: t('session:recover.emailFormat') },
        ]}
        validateTrigger="onBlur"
      >
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      {told && <Alert type={told.kind} showIcon role="status" title={told.text} className="gap-below" />}
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <SendCode send={send} label={t('verify.sendLink')} />
    </Form>
  );
}
