import { parseIdNumber } from '@medreg/codes';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../design/dates.tsx';
import './sign-up.css';

/** A real name: letters of any script, middle dots and blanks; a user name usually holds a digit (identity, identity-input). */
const NAME = /^[\p{L}\p{M}·•.'’\- ]{2,50}$/u;
/** Characters of a number that is typed to its end. */
const WHOLE = 18;

/** Name and ID number as they stand on the card; the number is checked while it is typed. S0 图1.1.4, domain 6.1 */
export function IdentityItems() {
  const { t } = useTranslation('begin');
  const dates = useDates();
  const typed: string = Form.useWatch('idNumber') ?? '';
  const parsed = parseIdNumber(typed);
  return (
    <>
      <Form.Item
        name="name"
        label={t('identity.name')}
        extra={t('identity.nameHint')}
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          { pattern: NAME, transform: (name: string) => name.trim(), message: t('identity.nameFormat') },
        ]}
        validateTrigger="onBlur"
      >
        <Input autoComplete="name" maxLength={50} />
      </Form.Item>
      <Form.Item
        name="idNumber"
        label={t('identity.idNumber')}
        hasFeedback
        {...(parsed.ok && {
          validateStatus: 'success',
          extra: t('identity.readAs', {
            born: dates.day(parsed.birthDate),
            sex: t(`identity.sex.${parsed.sex}`),
          }),
        })}
        rules={[
          { required: true, whitespace: true, message: t('common:required') },
          {
            validateTrigger: 'onBlur',
            validator: (_, text: string | undefined) =>
              checkNumber(text, (problem) => t(`identity.problem.${problem}`)),
          },
          {
            // While it is being typed it may be too short still.
            validateTrigger: 'onChange',
            validator: (_, text: string | undefined) =>
              (text?.trim().length ?? 0) < WHOLE
                ? Promise.resolve()
                : checkNumber(text, (problem) => t(`identity.problem.${problem}`)),
          },
        ]}
        validateTrigger={['onBlur', 'onChange']}
        validateFirst
      >
        <Input
          className="number id-number"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={24}
        />
      </Form.Item>
    </>
  );
}

function checkNumber(text: string | undefined, words: (problem: string) => string): Promise<void> {
  if (!text?.trim()) return Promise.resolve();
  const parsed = parseIdNumber(text);
  return parsed.ok ? Promise.resolve() : Promise.reject(new Error(words(parsed.problem)));
}
