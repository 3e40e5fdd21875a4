import { parseIdNumber } from '@medreg/codes';
import { Alert, Button, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { ResetPasswordByPersonalInformation } from '../../generated/session/recover/recover.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { solveCaptcha } from '../captcha.ts';
import { NewPassword } from '../password/NewPassword.tsx';
import { useAct } from '../use-act.ts';
import { useProblems } from '../use-problems.ts';
import type { Recovered } from './RecoverPage.tsx';

interface Values {
  name: string;
  idNumber: string;
  certificateCode: string;
  password: string;
  passwordConfirmation: string;
}

/** 通过个人信息找回: only while no contact has ever been verified. */
export function ByPersonalInformation({ onDone }: { onDone: (how: Recovered) => void }) {
  const { t } = useTranslation(['session', 'begin']);
  const { said } = useWords();
  const [form] = Form.useForm<Values>();
  const { show, rest, clear } = useProblems(form);
  const { busy, problem, act } = useAct();
  const [refused, setRefused] = useState<string | null>(null);

  const reset = (values: Values) =>
    act(async () => {
      clear();
      setRefused(null);
      const input = { ...values, captcha: await solveCaptcha() };
      const { resetPasswordByPersonalInformation: result } = await ask(ResetPasswordByPersonalInformation, { input });
      if (result.__typename === 'PasswordReset') onDone(result);
      else if (result.__typename === 'InvalidInput') show(result);
      else setRefused(said(result.message));
    });

  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={reset}
      disabled={busy}
      requiredMark={false}
      scrollToFirstError={{ block: 'center', focus: true }}
    >
      <Typography.Paragraph type="secondary">{t('recover.hint.person')}</Typography.Paragraph>
      {refused !== null && <Alert type="warning" showIcon role="alert" title={refused} className="gap-below" />}
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <Form.Item
        name="name"
        label={t('recover.name')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input autoComplete="name" maxLength={50} />
      </Form.Item>
      <Form.Item
        name="idNumber"
        label={t('recover.idNumber')}
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          {
            validator: (_, text: string | undefined) => {
              const parsed = text ? parseIdNumber(text) : null;
              return parsed?.ok === false
                ? Promise.reject(new Error(t(`begin:identity.problem.${parsed.problem}`)))
                : Promise.resolve();
            },
          },
        ]}
        validateTrigger="onBlur"
      >
        <Input className="number" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={24} />
      </Form.Item>
      <Form.Item
        name="certificateCode"
        label={t('recover.certificateCode')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input className="number" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} />
      </Form.Item>
      <NewPassword />
      <Button type="primary" htmlType="submit" size="large" block loading={busy} className="gap-below">
        {t('recover.reset')}
      </Button>
    </Form>
  );
}
