import { AutoComplete } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Edited } from '../draft-keeper.ts';

/** 拟执业科室: one of the institution's own where it keeps them (S2-Q53), otherwise a text. */
export function DepartmentField({
  application: { institution },
  ...control
}: {
  application: Edited;
  id?: string;
  value?: string | null;
  onChange?: (value: string) => void;
}) {
  const { t } = useTranslation('procedure');
  const departments = institution?.departments ?? [];
  return (
    <AutoComplete
      {...control}
      className="full"
      maxLength={50}
      allowClear
      placeholder={departments.length > 0 ? t('department.choose') : t('department.type')}
      options={departments.map((value) => ({ value }))}
      showSearch={{ filterOption: (text, option) => String(option?.value ?? '').includes(text) }}
    />
  );
}
