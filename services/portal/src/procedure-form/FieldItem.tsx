import { Form } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-words.ts';
import type { Edited } from './draft-keeper.ts';
import type { ProcedureField } from './FormStep.tsx';
import { FieldInput } from './fields/FieldInput.tsx';

const WIDE = new Set(['INSTITUTION', 'SCOPES', 'YES_NO']);
/** Characters from which on a text has the whole width. */
const WIDE_TEXT = 60;

/** One field with its label, what it must be, and what is wrong with it. */
export function FieldItem({
  field,
  application,
  required,
  problem,
  reason,
}: {
  field: ProcedureField;
  application: Edited;
  required: boolean;
  /** What the server says against the value. */
  problem: string;
  /** Why the application came back, where that is about this field. */
  reason: string | undefined;
}) {
  const { t } = useTranslation('procedure');
  const { said } = useWords();
  const { name, label, kind, condition, max } = field;
  const wide = WIDE.has(kind) || (kind === 'TEXT' && (max ?? 0) > WIDE_TEXT);
  const wrong = problem !== '' || reason !== undefined;
  return (
    <Form.Item
      name={name}
      label={said(label)}
      required={required}
      className={wide ? 'wide' : ''}
      extra={condition ? said(condition) : undefined}
      validateTrigger={[]}
      rules={[{ required, message: t('field.missing', { label: said(label) }) }]}
      {...(wrong && { validateStatus: problem ? ('error' as const) : ('warning' as const), help: problem || reason })}
      {...(kind === 'DATE' && {
        getValueProps: (value: unknown) => ({ value: typeof value === 'string' ? dayjs(value) : null }),
        normalize: (value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD') ?? null,
      })}
    >
      <FieldInput field={field} application={application} required={required} />
    </Form.Item>
  );
}
