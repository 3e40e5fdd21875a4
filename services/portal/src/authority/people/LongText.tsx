import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

const MOST = 500;

/** Some sentences that have to be written, at most 500 characters. */
export function LongText({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint}
      className="whole"
      rules={[{ required: true, whitespace: true, message: t('required') }]}
    >
      <Input.TextArea rows={3} maxLength={MOST} showCount />
    </Form.Item>
  );
}
