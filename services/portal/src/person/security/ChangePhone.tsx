import { parseMobilePhone } from '@medreg/codes';
import { Alert, Button, Flex, Form, Input, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import { Problem } from '../../design/Problem.tsx';
import {
  BeginPhoneChange,
  CompletePhoneChange,
  ContinuePhoneChange,
} from '../../generated/person/security/security.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CodeItem } from '../../session/code/CodeItem.tsx';
import { SendCode, type Sending } from '../../session/code/SendCode.tsx';
import { goOnWith } from '../../session/go-on.ts';
import { useAct } from '../../session/use-act.ts';
import { useProblems } from '../../session/use-problems.ts';

const STAGES = ['old', 'phone', 'new'] as const;
type Stage = (typeof STAGES)[number];
type Told = { kind: 'success' | 'warning'; text: string };

/** 更换手机号 (S0-5.1): the code of the old phone, the new number, the code of the new phone. */
export function ChangePhone({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation(['security', 'session']);
  const { said } = useWords();
  const dates = useDates();
  const [form] = Form.useForm<{ code: string; phone: string }>();
  const { show, rest, clear } = useProblems(form);
  const { busy, problem, act } = useAct();
  const [stage, setStage] = useState<Stage>('old');
  const [oldCode, setOldCode] = useState('');
  const [told, setTold] = useState<Told | null>(null);

  const goTo = (next: Stage, tell: Told | null = null) => {
    setStage(next);
    setTold(tell);
    form.resetFields(['code']);
  };
  const sentTo = ({ to, expiresAt }: { to: string; expiresAt: string }): Told => ({
    kind: 'success',
    text: t('session:code.sentTo', { to, until: dates.moment(expiresAt) }),
  });
  const words = ({ message, triesLeft }: { message: string; triesLeft: number }) =>
    t('session:code.triesLeft', { message: said(message), count: triesLeft });

  async function sendToOld(): Promise<Sending> {
    let sending: Sending = { sent: false };
    await act(async () => {
      clear();
      const { beginPhoneChange: result } = await ask(BeginPhoneChange, {});
      if (result.__typename === 'CodeSent') {
        setTold(sentTo(result));
        form.getFieldInstance('code')?.focus();
        sending = { sent: true };
        return;
      }
      if (result.__typename === 'TooSoon') sending = { sent: false, retryAfterSeconds: result.retryAfterSeconds };
      const [first] = result.__typename === 'InvalidInput' ? result.problems : [];
      setTold({ kind: 'warning', text: said(first?.message ?? result.message) });
    });
    return sending;
  }

  const goOn = ({ code, phone }: { code: string; phone: string }) =>
    act(async () => {
      clear();
      if (stage === 'old') {
        setOldCode(code.trim());
        return goTo('phone');
      }
      if (stage === 'phone') {
        const { continuePhoneChange: result } = await ask(ContinuePhoneChange, { code: oldCode, phone });
        switch (result.__typename) {
          case 'CodeSent':
            return goTo('new', sentTo(result));
          case 'CodeRefused':
            return goTo('old', { kind: 'warning', text: words(result) });
          case 'InvalidInput':
            return show(result);
          case 'PhoneTaken':
            return form.setFields([{ name: 'phone', errors: [said(result.message)] }]);
          default:
            return setTold({ kind: 'warning', text: said(result.message) });
        }
      }
      const { completePhoneChange: result } = await ask(CompletePhoneChange, { code: code.trim() });
      switch (result.__typename) {
        case 'ContactVerified':
          await goOnWith(result.session);
          return onDone();
        case 'CodeRefused':
          return form.setFields([{ name: 'code', errors: [words(result)] }]);
        case 'InvalidInput':
          return show(result);
        case 'PhoneTaken':
          return goTo('old', { kind: 'warning', text: said(result.message) });
      }
    });

  return (
    <div className="section-form">
      <Steps
        size="small"
        titlePlacement="vertical"
        responsive={false}
        className="gap-below"
        current={STAGES.indexOf(stage)}
        items={STAGES.map((one) => ({ title: t(`phone.stage.${one}`) }))}
      />
      {told && <Alert type={told.kind} showIcon role="status" title={told.text} className="gap-below" />}
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <Form form={form} name="phone-change" layout="vertical" onFinish={goOn} requiredMark={false} preserve>
        {stage === 'phone' ? (
          <Form.Item
            name="phone"
            label={t('phone.new')}
            rules={[
              { required: true, whitespace: true, message: t('common:required') },
              {
                validator: (_, text: string | undefined) =>
                  text && !parseMobilePhone(text)
                    ? Promise.reject(new Error(t('session:recover.phoneFormat')))
                    : Promise.resolve(),
              },
            ]}
            validateTrigger="onBlur"
          >
            <Input type="tel" inputMode="tel" className="number" autoComplete="tel" maxLength={20} />
          </Form.Item>
        ) : (
          <CodeItem
            key={stage}
            label={t(`phone.code.${stage}`)}
            {...(stage === 'old' && { action: <SendCode send={sendToOld} label={t('phone.send')} disabled={busy} /> })}
          />
        )}
        <Flex gap="small" wrap>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t(`phone.goOn.${stage}`)}
          </Button>
          {stage !== 'old' && (
            <Button onClick={() => goTo('old')} disabled={busy}>
              {t('phone.again')}
            </Button>
          )}
          <Button onClick={onCancel} disabled={busy}>
            {t('common:cancel')}
          </Button>
        </Flex>
      </Form>
    </div>
  );
}
