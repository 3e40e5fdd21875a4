import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** 理由、依据: why, and by which document. */
export function ReasonField({
  name = 'reason',
  label,
  hint,
  max = 500,
}: {
  name?: string;
  label?: string;
  /** Who reads it. */
  hint?: string;
  max?: number;
}) {
  const { t } = useTranslation('administration');
  return (
    <Form.Item
      name={name}
      label={label ?? t('reason.label')}
      extra={hint ?? t('reason.hint')}
      rules={[{ required: true, whitespace: true, message: t('common:required') }]}
    >
      <Input.TextArea rows={3} maxLength={max} />
    </Form.Item>
  );
}
