import { Alert, Button, Checkbox, Flex, Form } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isDevelopment } from '../../app/nonce.ts';
import { Problem } from '../../design/Problem.tsx';
import { BeginSignUp, PrivacyNotice as PrivacyNoticeQuestion } from '../../generated/person/sign-up/sign-up.ts';
import { ask } from '../../graph/ask.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import { solveCaptcha } from '../../session/captcha.ts';
import { useAct } from '../../session/use-act.ts';
import { useProblems } from '../../session/use-problems.ts';
import { IdentityItems } from './IdentityItems.tsx';
import { PrivacyNotice } from './PrivacyNotice.tsx';
import type { Begun, IdentityTyped } from './sign-up.ts';

/** Development only: not even fetched anywhere else. */
const DemoCandidates = lazy(() =>
  import('./DemoCandidates.tsx').then((module) => ({ default: module.DemoCandidates })),
);

/** First page: who one is, and that one agrees to the privacy notice. */
export function IdentityStep({
  typed,
  onTyped,
  onBegun,
}: {
  typed: Partial<IdentityTyped>;
  onTyped: (typed: Partial<IdentityTyped>) => void;
  onBegun: (begun: Begun) => void;
}) {
  const { t } = useTranslation(['begin', 'session']);
  const { said } = useWords();
  const [form] = Form.useForm<IdentityTyped>();
  const { show, rest, clear } = useProblems(form, { privacyNoticeVersion: 'agreed' });
  const notice = useAnswer(PrivacyNoticeQuestion, {}, { staleTime: 60_000 });
  const { busy, problem, act } = useAct();
  const [registered, setRegistered] = useState<string | null>(null);

  const begin = ({ name, idNumber }: IdentityTyped) =>
    act(async () => {
      clear();
      setRegistered(null);
      const version = notice.data?.privacyNotice.version;
      if (version === undefined) return;
      const once = async () =>
        ask(BeginSignUp, {
          input: { name, idNumber, captcha: await solveCaptcha(), privacyNoticeVersion: version },
        });
      let { beginSignUp: result } = await once();
      // A challenge may run out on a slow machine; nobody needs to hear of it.
      if (result.__typename === 'CaptchaRefused') ({ beginSignUp: result } = await once());
      switch (result.__typename) {
        case 'SignUpBegun':
          return onBegun(result);
        case 'InvalidInput':
          // The notice may have changed since it was read: what is agreed to is the present one.
          await notice.refetch();
          return show(result);
        case 'UnderAge':
          return form.setFields([{ name: 'idNumber', errors: [said(result.message)] }]);
        case 'IdentityAlreadyRegistered':
          return setRegistered(said(result.message));
        case 'CaptchaRefused':
          return show({ message: result.message, problems: [] });
      }
    });

  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={typed}
      onValuesChange={(_, all) => onTyped(all)}
      onFinish={begin}
      disabled={busy}
      scrollToFirstError={{ block: 'center', focus: true }}
    >
      {isDevelopment && (
        <Suspense>
          <DemoCandidates
            onChosen={({ name, idNumber }) => {
              form.setFieldsValue({ name, idNumber });
              onTyped(form.getFieldsValue(true));
              void form.validateFields(['name', 'idNumber']);
            }}
          />
        </Suspense>
      )}
      {registered !== null && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="gap-below"
          title={registered}
          description={
            <Flex gap="middle" wrap>
              <Link to="/person/sign-in">{t('common:signIn')}</Link>
              <Link to="/recover?end=person">{t('session:signIn.forgotten')}</Link>
            </Flex>
          }
        />
      )}
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      {notice.error && <Problem problem={notice.error} again={() => void notice.refetch()} />}
      <IdentityItems />
      <Form.Item
        name="agreed"
        valuePropName="checked"
        rules={[
          {
            validator: (_, agreed: boolean | undefined) =>
              agreed ? Promise.resolve() : Promise.reject(new Error(t('identity.agreeFirst'))),
          },
        ]}
      >
        <Checkbox>{t('identity.agree')}</Checkbox>
      </Form.Item>
      <PrivacyNotice text={notice.data?.privacyNotice.text} version={notice.data?.privacyNotice.version} />
      <Button
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={busy}
        disabled={notice.data === undefined || busy}
      >
        {t('signUp.goOn')}
      </Button>
    </Form>
  );
}
