import { Alert, Button, Form, Input, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import {
  type ActivateMutation,
  Activate as ActivateQuestion,
  ActivateWithCode,
} from '../../generated/person/begin/begin.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDemo } from '../../session/demo/demo-accounts.ts';
import { goOnWith } from '../../session/go-on.ts';
import { useAct } from '../../session/use-act.ts';
import type { Account } from '../../session/use-me.ts';
import { ActivationLock } from './ActivationLock.tsx';
import { useNews } from './use-news.ts';

type Outcome = ActivateMutation['activate'];
type Elsewhere = Extract<Outcome, { __typename: 'ActivatedElsewhere' }>;
type Locked = Extract<Outcome, { __typename: 'ActivationLocked' }>;
const WAYS = ['certificate', 'institution'] as const;
type WayIn = (typeof WAYS)[number];

/** 账户激活 (manual 1.2, S2-Q5, Q29): by the code of one's own certificate, or by the code that the institution had sent. */
export function Activate({ account, onReady }: { account: Account; onReady: () => void }) {
  const { t } = useTranslation(['begin', 'session']);
  const { said } = useWords();
  const [form] = Form.useForm<{ code: string }>();
  const { busy, problem, act } = useAct();
  const [way, setWay] = useState<WayIn>('certificate');
  const [elsewhere, setElsewhere] = useState<Elsewhere | null>(null);
  const [locked, setLocked] = useState<Locked | null>(null);
  const [told, setTold] = useState<string | null>(null);
  // Development only: an invented person has no certificate at hand to read the code from.
  const demo = useDemo().candidates.find(({ name }) => name === account.name);
  // The institution may activate meanwhile, or an application take effect.
  useNews(account, true, onReady);

  const choose = (next: WayIn) => {
    setWay(next);
    form.resetFields();
  };

  async function settle(outcome: Outcome): Promise<void> {
    switch (outcome.__typename) {
      case 'Activated':
        onReady();
        return goOnWith(outcome.session);
      case 'CodeRefused': {
        const error = t('session:code.triesLeft', { message: said(outcome.message), count: outcome.triesLeft });
        return form.setFields([{ name: 'code', errors: [error] }]);
      }
      case 'ActivationLocked':
        return setLocked(outcome);
      case 'NotReadyToActivate':
        return setTold(said(outcome.message));
      case 'ActivatedElsewhere':
        setElsewhere(outcome);
        if (outcome.way === 'INSTITUTION_CODE') choose('institution');
    }
  }

  const activate = ({ code }: { code: string }) =>
    act(async () => {
      setTold(null);
      setElsewhere(null);
      const typed = { code: code.trim() };
      await settle(
        way === 'certificate'
          ? (await ask(ActivateQuestion, typed)).activate
          : (await ask(ActivateWithCode, typed)).activateWithCode,
      );
    });

  if (locked) {
    return (
      <>
        <Typography.Title level={2}>{t('activate.title')}</Typography.Title>
        <ActivationLock message={said(locked.message)} until={locked.until} />
      </>
    );
  }
  return (
    <>
      <Typography.Title level={2}>{t('activate.title')}</Typography.Title>
      <Typography.Paragraph>{t('activate.text')}</Typography.Paragraph>
      <Segmented<WayIn>
        block
        value={way}
        onChange={choose}
        disabled={busy}
        aria-label={t('activate.way')}
        options={WAYS.map((value) => ({ value, label: t(`activate.by.${value}`) }))}
        className="gap-below"
      />
      <Typography.Paragraph type="secondary">{t(`activate.who.${way}`)}</Typography.Paragraph>
      {elsewhere && (
        <Alert
          type="info"
          showIcon
          role="alert"
          className="gap-below"
          title={t(`activate.elsewhere.${elsewhere.way}`)}
          description={said(elsewhere.message)}
        />
      )}
      {told !== null && <Alert type="error" showIcon role="alert" title={told} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <Form form={form} layout="vertical" onFinish={activate} disabled={busy} requiredMark={false}>
        <Form.Item
          name="code"
          label={t(`activate.code.${way}`)}
          extra={t(`activate.hint.${way}`)}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input
            className="number"
            size="large"
            autoComplete={way === 'institution' ? 'one-time-code' : 'off'}
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
          />
        </Form.Item>
        {way === 'certificate' && demo && (
          <Button
            type="dashed"
            block
            className="gap-below demo-fill"
            onClick={() => form.setFieldsValue({ code: demo.code })}
          >
            {t('demo.code', { code: demo.code })}
          </Button>
        )}
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('activate.submit')}
        </Button>
      </Form>
    </>
  );
}
