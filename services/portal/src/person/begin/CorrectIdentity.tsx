import { Alert, Button, Descriptions, Flex, Form, Skeleton, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import {
  CheckMyIdentity,
  type CheckMyIdentityMutation,
  CorrectMyIdentity,
} from '../../generated/person/begin/begin.ts';
import { ask } from '../../graph/ask.ts';
import { queries } from '../../graph/client.ts';
import { useWords } from '../../i18n/use-words.ts';
import { goOnWith } from '../../session/go-on.ts';
import { useAct } from '../../session/use-act.ts';
import type { Account } from '../../session/use-me.ts';
import { useProblems } from '../../session/use-problems.ts';
import { IdentityItems } from '../sign-up/IdentityItems.tsx';

type Outcome = CheckMyIdentityMutation['checkMyIdentity'];
type Mismatch = Extract<Outcome, { __typename: 'IdentityMismatch' }>;

/** 检查和更新我的身份信息 (S2-Q4): what does not match, what to do, and three corrections of name and number. */
export function CorrectIdentity({ account }: { account: Account }) {
  const { t } = useTranslation('begin');
  const { said } = useWords();
  const [form] = Form.useForm<{ name: string; idNumber: string }>();
  const { show, rest, clear } = useProblems(form);
  const { busy, problem, act } = useAct();
  const [mismatch, setMismatch] = useState<Mismatch | null>(null);
  const [usedUp, setUsedUp] = useState<string | null>(null);

  async function settle(outcome: Outcome): Promise<void> {
    switch (outcome.__typename) {
      case 'IdentityVerified':
        return goOnWith(outcome.session);
      case 'IdentityMismatch':
        return setMismatch(outcome);
      case 'IdentityCorrectionsUsedUp':
        return setUsedUp(said(outcome.message));
      case 'InvalidInput':
        return show(outcome);
      case 'IdentityAlreadyRegistered':
        return form.setFields([{ name: 'idNumber', errors: [said(outcome.message)] }]);
    }
  }
  const check = () => act(async () => settle((await ask(CheckMyIdentity, {})).checkMyIdentity));
  const correct = (typed: { name: string; idNumber: string }) =>
    act(async () => {
      clear();
      await settle((await ask(CorrectMyIdentity, typed)).correctMyIdentity);
      await queries.invalidateQueries({ queryKey: ['Me'] });
    });
  // Checking changes nothing; its answer says what does not match.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the step is opened
  useEffect(() => {
    void check();
  }, []);

  const left = mismatch?.correctionsLeft ?? null;
  return (
    <>
      <Typography.Title level={2}>{t('correct.title')}</Typography.Title>
      {problem !== null && <Problem problem={problem} again={() => void check()} />}
      {mismatch === null && problem === null && <Skeleton active />}
      {mismatch && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="gap-below"
          title={said(mismatch.message)}
          description={
            <>
              <strong>{t('correct.advice')}</strong>
              <ol className="advice">
                {mismatch.advice.map((line) => (
                  <li key={line}>{said(line)}</li>
                ))}
              </ol>
            </>
          }
        />
      )}
      <Descriptions
        column={1}
        size="small"
        bordered
        title={t('correct.present')}
        className="gap-below"
        items={[
          { key: 'name', label: t('identity.name'), children: account.name },
          {
            key: 'idNumber',
            label: t('identity.idNumber'),
            children: <span className="number">{account.idNumberMasked}</span>,
          },
        ]}
      />
      <Button onClick={() => void check()} loading={busy} className="gap-below">
        {t('correct.check')}
      </Button>
      {usedUp !== null || left === 0 ? (
        <Alert type="error" showIcon role="alert" title={usedUp ?? t('correct.noneLeft')} />
      ) : (
        <Form form={form} layout="vertical" onFinish={correct} disabled={busy} initialValues={{ name: account.name }}>
          <Flex justify="space-between" wrap gap="small">
            <Typography.Title level={3}>{t('correct.correct')}</Typography.Title>
            {left !== null && <Typography.Text type="secondary">{t('correct.left', { count: left })}</Typography.Text>}
          </Flex>
          {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
          <IdentityItems />
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('correct.submit')}
          </Button>
        </Form>
      )}
    </>
  );
}
