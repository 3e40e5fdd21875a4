import { DatePicker, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecordDefinitionsQuery } from '../../generated/institution/records/records.ts';
import { useWords } from '../../i18n/use-words.ts';

type Field = RecordDefinitionsQuery['recordDefinitions'][number]['fields'][number];

const SHORT = 60;

/** One field of a record, by its kind. */
export function RecordField({ field }: { field: Field }) {
  const { t } = useTranslation('records');
  const { said } = useWords();
  return (
    <Form.Item
      name={['details', field.name]}
      label={said(field.label)}
      {...(field.condition !== null && { extra: said(field.condition) })}
      rules={[{ required: field.required, message: t('common:required') }]}
    >
      {control(field, said)}
    </Form.Item>
  );
}

function control({ kind, max, options }: Field, said: (text: string) => string) {
  if (kind === 'DATE') return <DatePicker className="record-full" />;
  if (kind === 'CHOICE') {
    return <Select allowClear options={options.map(({ code, name }) => ({ value: code, label: said(name) }))} />;
  }
  const most = max ?? 200;
  return most <= SHORT ? (
    <Input maxLength={most} />
  ) : (
    <Input.TextArea maxLength={most} showCount autoSize={{ minRows: 2 }} />
  );
}
