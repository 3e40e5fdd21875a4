import { Select, type SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Provinces } from '../../generated/public/parts/provinces.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

const AN_HOUR = 3_600_000;

/** 省份, found by typing its name in either language. */
export function ProvinceSelect(
  props: Pick<SelectProps<string>, 'id' | 'value' | 'onChange' | 'allowClear' | 'size' | 'className'>,
) {
  const { t } = useTranslation('public');
  const { said } = useWords();
  const { data, isLoading } = useAnswer(Provinces, {}, { staleTime: AN_HOUR });
  return (
    <Select<string>
      {...props}
      showSearch={{
        filterOption: (typed, option) =>
          `${option?.label}${option?.title}`.toLowerCase().includes(typed.trim().toLowerCase()),
      }}
      loading={isLoading}
      placeholder={t('province.placeholder')}
      options={data?.regions.map(({ code, name }) => ({ value: code, label: said(name), title: name })) ?? []}
    />
  );
}
