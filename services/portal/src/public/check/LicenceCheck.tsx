import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** A live code or an identifier; anything longer is neither. */
const LONGEST = 200;

/** What somebody has copied: the code itself, or the whole address that a QR code holds. */
const codeIn = (typed: string): string => typed.trim().replace(/^.*\/verify\//, '');

/** Leads to the register's own page behind the QR codes, which needs no JavaScript. */
export function LicenceCheck({ id }: { id: string }) {
  const { t } = useTranslation('public');
  return (
    <Form<{ code: string }>
      name={id}
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => location.assign(`/verify/${encodeURIComponent(codeIn(code))}`)}
      className="public-form"
      role="search"
      aria-label={t('check.title')}
    >
      <Form.Item
        name="code"
        label={t('check.identifier')}
        extra={t('check.identifierHelp')}
        className="public-form-long"
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input
          size="large"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={LONGEST}
          placeholder={t('check.placeholder')}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" icon={<SafetyCertificateOutlined aria-hidden />}>
        {t('check.button')}
      </Button>
    </Form>
  );
}
