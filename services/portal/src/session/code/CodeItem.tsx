import { Form, Input, Space } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import '../session.css';

/** 校验码: six digits, which phones fill in from the message by themselves, and beside them what sends the code. */
export function CodeItem({ label, action }: { label?: string; action?: ReactNode }) {
  const { t } = useTranslation('session');
  const id = useId();
  return (
    <Form.Item label={label ?? t('code.label')} htmlFor={id}>
      <Space.Compact block>
        <Form.Item
          name="code"
          noStyle
          rules={[
            { required: true, message: t('common:required') },
            { pattern: /^\s*\d{6}\s*$/, message: t('code.sixDigits') },
          ]}
          validateTrigger="onBlur"
        >
          <Input id={id} className="number code-input" inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
        </Form.Item>
        {action}
      </Space.Compact>
    </Form.Item>
  );
}
