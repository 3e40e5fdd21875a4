import { Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../design/DayPicker.tsx';

const FORM = 'YYYY-MM-DD';

/** A calendar date in a form, kept as YYYY-MM-DD as the graph wants it. */
export function DayField({
  name,
  label,
  extra,
  required = true,
  earliest,
  latest,
}: {
  name: string;
  label: string;
  extra?: string;
  required?: boolean;
  /** The first day that can be chosen, and the last: YYYY-MM-DD. */
  earliest?: string;
  latest?: string;
}) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      getValueProps={(value: string | null | undefined) => ({ value: value ? dayjs(value) : null })}
      normalize={(value: Dayjs | null) => (value ? value.format(FORM) : null)}
      rules={[{ required, message: t('required') }]}
    >
      <DayPicker
        className="full-width"
        {...(earliest !== undefined && { minDate: dayjs(earliest) })}
        {...(latest !== undefined && { maxDate: dayjs(latest) })}
      />
    </Form.Item>
  );
}
