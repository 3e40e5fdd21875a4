import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { checkPasswordShape, type PasswordShapeProblem } from '@medreg/codes';
import { Form, Input, Typography } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordRules } from '../../generated/session/password/password.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import '../session.css';

/** The rules by what breaks them; the list of much-used passwords is the server's. S0-5.3, 11-A16 */
const RULES: readonly { name: string; broken: readonly PasswordShapeProblem[] }[] = [
  { name: 'length', broken: ['TOO_SHORT', 'TOO_LONG'] },
  { name: 'letter', broken: ['NO_LETTER'] },
  { name: 'digit', broken: ['NO_DIGIT'] },
  { name: 'characters', broken: ['CHARACTERS'] },
];

/** The lengths are this installation's. Until they are known nothing is refused for them; the server knows them anyway. */
function usePasswordRules() {
  const { data } = useAnswer(PasswordRules, {}, { staleTime: Number.POSITIVE_INFINITY });
  const lengths = data?.passwordRules;
  const check = (text: string) =>
    lengths
      ? checkPasswordShape(text, { minLength: lengths.minLength })
      : checkPasswordShape(text).filter((one) => one !== 'TOO_SHORT');
  return { lengths, check };
}

/** A new password, typed twice, and which of its rules are met so far. */
export function NewPassword({ label }: { label?: string }) {
  const { t } = useTranslation('session');
  const rules = useId();
  const typed: string = Form.useWatch('password') ?? '';
  const { lengths, check } = usePasswordRules();
  const problems = check(typed);
  return (
    <>
      <Form.Item
        name="password"
        label={label ?? t('password.new')}
        rules={[
          { required: true, message: t('common:required') },
          {
            validator: (_, text: string | undefined) =>
              text && check(text).length > 0 ? Promise.reject(new Error(t('password.rulesNotMet'))) : Promise.resolve(),
          },
        ]}
        validateTrigger="onBlur"
      >
        <Input.Password autoComplete="new-password" maxLength={128} aria-describedby={rules} />
      </Form.Item>
      <ul className="password-rules" id={rules} aria-label={t('password.rules')}>
        {RULES.filter(({ name }) => lengths !== undefined || name !== 'length').map(({ name, broken }) => {
          const met = typed !== '' && !broken.some((one) => problems.includes(one));
          return (
            <li key={name}>
              {met ? (
                <Typography.Text type="success">
                  <CheckCircleFilled role="img" aria-label={t('password.met')} />
                </Typography.Text>
              ) : (
                <Typography.Text type="secondary">
                  <MinusCircleOutlined role="img" aria-label={t('password.notMet')} />
                </Typography.Text>
              )}
              <Typography.Text type={met ? undefined : 'secondary'}>
                {t(`password.rule.${name}`, { ...lengths })}
              </Typography.Text>
            </li>
          );
        })}
      </ul>
      <Form.Item
        name="passwordConfirmation"
        label={t('password.confirmation')}
        dependencies={['password']}
        rules={[
          { required: true, message: t('common:required') },
          ({ getFieldValue }) => ({
            validator: (_, text: string | undefined) =>
              text && text !== getFieldValue('password')
                ? Promise.reject(new Error(t('password.differ')))
                : Promise.resolve(),
          }),
        ]}
        validateTrigger="onBlur"
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  );
}
