import { Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayPicker } from '../../design/DayPicker.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Edited } from '../draft-keeper.ts';
import type { ProcedureField } from '../FormStep.tsx';
import { DepartmentField } from './DepartmentField.tsx';
import { InstitutionField } from './InstitutionField.tsx';
import { ScopesField } from './ScopesField.tsx';

const FEW = 4;
/** Characters from which on a text has several lines. */
const LONG_TEXT = 100;

/** The control that a kind of field is filled in with. Form.Item hands it value, onChange and id. */
export function FieldInput({
  field: { kind, max, options },
  application,
  required,
  ...control
}: {
  field: ProcedureField;
  application: Edited;
  required: boolean;
  id?: string;
  value?: never;
  onChange?: (value: unknown) => void;
}) {
  const { t } = useTranslation('procedure');
  const { said } = useWords();
  switch (kind) {
    case 'CHOICE': {
      // What this way of applying may give, and what is there already.
      const choices = options
        .filter(({ code, channels }) => channels.includes(application.channel) || code === control.value)
        .map(({ code, name }) => ({ value: code, label: said(name) }));
      if (required && choices.length <= FEW) return <Radio.Group {...control} options={choices} />;
      // All of them at once: what is not drawn is not heard of by whoever listens.
      return (
        <Select {...control} options={choices} virtual={false} allowClear={!required} placeholder={t('field.choose')} />
      );
    }
    case 'YES_NO':
      return (
        <Radio.Group
          {...control}
          options={[
            { value: true, label: t('common:yes') },
            { value: false, label: t('common:no') },
          ]}
        />
      );
    case 'DATE':
      return <DayPicker {...control} className="full" placeholder={t('field.date')} />;
    case 'INSTITUTION':
      return <InstitutionField {...control} application={application} />;
    case 'DEPARTMENT':
      return <DepartmentField {...control} application={application} />;
    case 'SCOPES':
      return <ScopesField {...control} application={application} />;
    case 'ID_NUMBER':
      return <Input {...control} maxLength={18} autoCapitalize="characters" autoComplete="off" spellCheck={false} />;
    default:
      return (max ?? 0) > LONG_TEXT ? (
        <Input.TextArea {...control} {...(max && { maxLength: max })} showCount rows={max && max > 300 ? 4 : 2} />
      ) : (
        <Input {...control} {...(max && { maxLength: max })} />
      );
  }
}
