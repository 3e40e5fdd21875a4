import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ScopeChoices } from '../../generated/procedure-form/choices.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Edited } from '../draft-keeper.ts';

/** 执业范围 by the catalogue of the province in which it is decided, of the category that is registered or applied for. */
export function ScopesField({
  application,
  ...control
}: {
  application: Edited;
  id?: string;
  value?: readonly string[] | null;
  onChange?: (value: string[]) => void;
}) {
  const { t } = useTranslation('procedure');
  const { said, enumName } = useWords();
  const province = provinceOf(application);
  const catalogue = useAnswer(ScopeChoices, { province: province ?? '' }, { enabled: province !== null });
  const category = useCategory(application);
  const entries = (catalogue.data?.scopeCatalogue.entries ?? []).filter(
    (entry) => category === null || entry.category === category,
  );
  const categories = [...new Set(entries.map((entry) => entry.category))];
  // What the catalogue has dropped still stands where it is registered.
  const known = application.concerns?.scopes ?? [];
  return (
    <Select<string[]>
      {...control}
      value={[...(control.value ?? [])]}
      mode="multiple"
      className="full"
      allowClear
      loading={catalogue.isFetching}
      disabled={province === null}
      placeholder={province === null ? t('scopes.institutionFirst') : t('scopes.choose')}
      optionFilterProp="label"
      labelRender={({ label, value }) => label ?? said(known.find(({ code }) => code === value)?.name ?? String(value))}
      options={categories.map((one) => ({
        label: enumName('ScopeCategory', one),
        title: one,
        options: entries
          .filter((entry) => entry.category === one)
          .map(({ code, name }) => ({ value: code, label: said(name) })),
      }))}
    />
  );
}

function provinceOf({ institution, concerns }: Edited): string | null {
  const code = institution?.region.code ?? concerns?.practicePlace.code;
  return code ? `${code.slice(0, 2)}0000` : null;
}

/** The category that is applied for; else that of the qualification, or of the registration. */
function useCategory({ procedure, usedQualification, concerns }: Edited): string | null {
  const chosen = Form.useWatch('category', Form.useFormInstance()) as string | null | undefined;
  const asks = procedure.fields.some(({ name }) => name === 'category');
  if (asks && chosen) return chosen;
  const registered = concerns?.category.code;
  return usedQualification?.category?.code ?? (registered && registered !== 'NONE' ? registered : null);
}
