import { isLoginName, parseMobilePhone } from '@medreg/codes';
import { Alert, Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '../../design/Problem.tsx';
import { CompleteSignUp } from '../../generated/person/sign-up/sign-up.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { NewPassword } from '../../session/password/NewPassword.tsx';
import { useAct } from '../../session/use-act.ts';
import { useProblems } from '../../session/use-problems.ts';
import { Deadline, Expired } from './Deadline.tsx';
import type { Begun, Completed, DetailsTyped } from './sign-up.ts';

/** Third page: how one is reached, and how one signs in. S0 图1.1.5 */
export function DetailsStep({
  begun,
  typed,
  onTyped,
  onBack,
  onStartOver,
  onCompleted,
}: {
  begun: Begun;
  typed: Partial<DetailsTyped>;
  onTyped: (typed: Partial<DetailsTyped>) => void;
  onBack: () => void;
  onStartOver: () => void;
  onCompleted: (account: Completed) => void;
}) {
  const { t } = useTranslation(['begin', 'session']);
  const { said } = useWords();
  const [form] = Form.useForm<DetailsTyped>();
  const { show, rest, clear } = useProblems(form);
  const { busy, problem, act } = useAct();
  const [expired, setExpired] = useState<string | null>(null);
  const [registered, setRegistered] = useState<string | null>(null);

  const complete = ({ email, ...values }: DetailsTyped) =>
    act(async () => {
      clear();
      const input = { ticket: begun.ticket, ...values, email: email?.trim() || null };
      const { completeSignUp: result } = await ask(CompleteSignUp, { input });
      const at = (name: 'loginName' | 'phone', message: string) => {
        form.setFields([{ name, errors: [said(message)] }]);
        form.getFieldInstance(name)?.focus();
      };
      switch (result.__typename) {
        case 'SignUpCompleted':
          return onCompleted(result.account);
        case 'InvalidInput':
          return show(result);
        case 'LoginNameTaken':
          return at('loginName', result.message);
        case 'PhoneTaken':
          return at('phone', result.message);
        case 'SignUpTicketExpired':
          return setExpired(said(result.message));
        case 'IdentityAlreadyRegistered':
          return setRegistered(said(result.message));
      }
    });

  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={typed}
      onValuesChange={(_, all) => onTyped(all)}
      onFinish={complete}
      disabled={busy}
      scrollToFirstError={{ block: 'center', focus: true }}
    >
      {expired === null ? (
        <Deadline until={begun.expiresAt} onStartOver={onStartOver} />
      ) : (
        <Expired message={expired} onStartOver={onStartOver} />
      )}
      {registered !== null && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="gap-below"
          title={registered}
          description={<Link to="/person/sign-in">{t('common:signIn')}</Link>}
        />
      )}
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <Form.Item
        name="phone"
        label={t('details.phone')}
        extra={t('details.phoneHint')}
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
        <Input type="tel" className="number" autoComplete="tel" inputMode="tel" maxLength={20} />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('details.email')}
        extra={t('details.emailHint')}
        rules={[
          { type: 'email', transform: (text?: string) => text?.trim(), message: t('session:recover.emailFormat') },
        ]}
        validateTrigger="onBlur"
      >
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      <Form.Item
        name="loginName"
        label={t('details.loginName')}
        extra={t('details.loginNameHint')}
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          {
            validator: (_, text: string | undefined) =>
              text && !isLoginName(text.trim())
                ? Promise.reject(new Error(t('details.loginNameFormat')))
                : Promise.resolve(),
          },
        ]}
        validateTrigger="onBlur"
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={20} />
      </Form.Item>
      <NewPassword label={t('details.password')} />
      <Flex gap="middle" wrap justify="end">
        <Button size="large" onClick={onBack} disabled={busy}>
          {t('common:previous')}
        </Button>
        <Button size="large" type="primary" htmlType="submit" loading={busy}>
          {t('signUp.complete')}
        </Button>
      </Flex>
    </Form>
  );
}
