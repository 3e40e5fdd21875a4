import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../design/DayPicker.tsx';
import { useWords } from '../../i18n/use-words.ts';
import './fields.css';

/** A field of a definition that needs nothing but itself to be filled in. */
export interface Plain {
  name: string;
  label: string;
  kind: string;
  max: number | null;
  required: boolean;
  condition: string | null;
  options: readonly { code: string; name: string }[];
}

/** The kinds that a form without an application can show. */
export const PLAIN_KINDS: ReadonlySet<string> = new Set(['TEXT', 'CHOICE', 'DATE', 'YES_NO', 'DECLARATION']);

const SHORT = 60;
const LONGEST = 200;

/** One field by its kind, kept in the form under `within`. */
export function PlainField({
  field,
  within,
  required = field.required,
}: {
  field: Plain;
  within: string;
  required?: boolean;
}) {
  const { t } = useTranslation();
  const { said } = useWords();
  const ticked = field.kind === 'YES_NO' || field.kind === 'DECLARATION';
  return (
    <Form.Item
      name={[within, field.name]}
      {...(ticked ? { valuePropName: 'checked' } : { label: said(field.label) })}
      {...(field.condition !== null && { extra: said(field.condition) })}
      rules={[{ required, message: t('required') }]}
    >
      {ticked ? <Tick field={field} /> : control(field, said)}
    </Form.Item>
  );
}

/** 声明 says what is declared; Form.Item hands it checked and onChange. */
function Tick({ field: { kind, label }, ...control }: { field: Plain }) {
  const { t } = useTranslation('procedure');
  const { said } = useWords();
  return (
    <Checkbox {...control}>
      {said(label)}
      {kind === 'DECLARATION' && t('declaration.INSTITUTION')}
    </Checkbox>
  );
}

function control({ kind, max, options }: Plain, said: (text: string) => string) {
  if (kind === 'DATE') return <DayPicker className="plain-full" />;
  if (kind === 'CHOICE') {
    return <Select allowClear options={options.map(({ code, name }) => ({ value: code, label: said(name) }))} />;
  }
  const most = max ?? LONGEST;
  return most <= SHORT ? <Input maxLength={most} /> : <Input.TextArea maxLength={most} showCount rows={2} />;
}
