import { Alert, Button, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../design/Problem.tsx';
import { ChangePassword } from '../../generated/session/password/password.ts';
import { ask } from '../../graph/ask.ts';
import { useWords } from '../../i18n/use-words.ts';
import { goOnWith } from '../go-on.ts';
import { useAct } from '../use-act.ts';
import { useProblems } from '../use-problems.ts';
import { NewPassword } from './NewPassword.tsx';

interface Values {
  current: string;
  password: string;
  passwordConfirmation: string;
}

/** 修改密码 (S0-5.3): the old one, and the new one twice. Every other session of the account ends. */
export function ChangePasswordForm({
  first = false,
  onDone,
  onCancel,
}: {
  first?: boolean;
  onDone: () => void;
  onCancel?: () => void;
}) {
  const { t } = useTranslation('session');
  const { said } = useWords();
  const [form] = Form.useForm<Values>();
  const { show, rest, clear } = useProblems(form);
  const { busy, problem, act } = useAct();

  const change = (input: Values) =>
    act(async () => {
      clear();
      const { changePassword: result } = await ask(ChangePassword, { input });
      if (result.__typename === 'PasswordChanged') {
        form.resetFields();
        await goOnWith(result.session);
        onDone();
      } else if (result.__typename === 'InvalidInput') show(result);
      else form.setFields([{ name: 'current', errors: [said(result.message)] }]);
    });

  return (
    <Form
      form={form}
      name="password"
      layout="vertical"
      onFinish={change}
      disabled={busy}
      requiredMark={false}
      scrollToFirstError={{ block: 'center', focus: true }}
    >
      {rest !== null && <Alert type="error" showIcon role="alert" title={rest} className="gap-below" />}
      {problem !== null && <Problem problem={problem} />}
      <Form.Item
        name="current"
        label={t(first ? 'password.first' : 'password.current')}
        {...(first && { extra: t('password.firstHint') })}
        rules={[{ required: true, message: t('common:required') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <NewPassword />
      <Flex gap="small" wrap>
        <Button type="primary" htmlType="submit" loading={busy} block={first} size={first ? 'large' : 'middle'}>
          {t('password.change')}
        </Button>
        {onCancel && (
          <Button onClick={onCancel} disabled={busy}>
            {t('common:cancel')}
          </Button>
        )}
      </Flex>
    </Form>
  );
}
