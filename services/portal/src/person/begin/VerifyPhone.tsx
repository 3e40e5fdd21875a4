import { Alert, Button, Form, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import { SendPhoneCode, VerifyPhone as VerifyPhoneQuestion } from '../../generated/person/begin/begin.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CodeItem } from '../../session/code/CodeItem.tsx';
import { SendCode, type Sending } from '../../session/code/SendCode.tsx';
import { goOnWith } from '../../session/go-on.ts';
import { useAct } from '../../session/use-act.ts';
import type { Account } from '../../session/use-me.ts';
import { useProblems } from '../../session/use-problems.ts';

/** A code to the phone of the sign-up, and back. */
export function VerifyPhone({ account, onReady }: { account: Account; onReady: () => void }) {
  const { t } = useTranslation(['begin', 'session']);
  const { said } = useWords();
  const dates = useDates();
  const [form] = Form.useForm<{ code: string }>();
  const { show, rest, clear } = useProblems(form);
  const { busy, problem, act } = useAct();
  const [told, setTold] = useState<{ kind: 'success' | 'warning'; text: string } | null>(null);

  async function send(): Promise<Sending> {
    let sending: Sending = { sent: false };
    await act(async () => {
      clear();
      const { sendPhoneCode: result } = await ask(SendPhoneCode, {});
      if (result.__typename === 'CodeSent') {
        const text = t('session:code.sentTo', { to: result.to, until: dates.moment(result.expiresAt) });
        setTold({ kind: 'success', text });
        form.getFieldInstance('code')?.focus();
        sending = { sent: true };
      } else {
        setTold({ kind: 'warning', text: said(result.message) });
        if (result.__typename === 'TooSoon') sending = { sent: false, retryAfterSeconds: result.retryAfterSeconds };
      }
    });
    return sending;
  }

  const verify = ({ code }: { code: string }) =>
    act(async () => {
      clear();
      const { verifyPhone: result } = await ask(VerifyPhoneQuestion, { code: code.trim() });
      if (result.__typename === 'ContactVerified') {
        // The institution may have switched on that it activates at once.
        if (result.session.account.nextStep === null) onReady();
        await goOnWith(result.session);
      } else if (result.__typename === 'InvalidInput') show(result);
      else if (result.__typename === 'CodeRefused') {
        const error = t('session:code.triesLeft', { message: said(result.message), count: result.triesLeft });
        form.setFields([{ name: 'code', errors: [error] }]);
      } else setTold({ kind: 'warning', text: said(result.message) });
    });

  return (
    <Form form={form} layout="vertical" onFinish={verify} requiredMark={false}>
      <Typography.Paragraph>
        {t('verify.phone')} <strong className="number">{account.phoneMasked}</strong>
      </Typography.Paragraph>
      {told && <Alert type={told.kind} showIcon role="status" title={told.text} className="gap-below" />}
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <CodeItem action={<SendCode send={send} label={t('verify.send')} disabled={busy} />} />
      <Button type="primary" htmlType="submit" size="large" loading={busy}>
        {t('verify.submit')}
      </Button>
    </Form>
  );
}
