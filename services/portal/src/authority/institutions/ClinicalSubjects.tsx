import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.ts';
import { useDictionary } from './use-dictionary.ts';

/** 诊疗科目 of the official catalogue, found by number or by part of the name; their names are what is kept. */
export function ClinicalSubjects({
  value,
  onChange,
  id,
}: {
  value?: string[];
  onChange?: (names: string[]) => void;
  id?: string;
}) {
  const { t } = useTranslation('administration');
  const { said } = useWords();
  const { entries } = useDictionary('CLINICAL_SUBJECT');
  return (
    <Select
      mode="multiple"
      {...(id !== undefined && { id })}
      value={value ?? []}
      onChange={(names: string[]) => onChange?.(names)}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('register.subjectsChoose')}
      options={entries.map(({ code, name }) => ({ value: name, label: `${code} ${said(name)}` }))}
    />
  );
}
