import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { useProvince } from './use-province.ts';

/** The national level chooses whose rules it looks at; a province has its own only. */
export function ProvinceChoice({ of: { province, provinces, choose } }: { of: ReturnType<typeof useProvince> }) {
  const { t } = useTranslation('administration');
  if (provinces.length === 0) return null;
  return (
    <Select
      aria-label={t('rules.province')}
      className="filter"
      value={province?.code ?? null}
      onChange={(code: string | null) => code && choose(code)}
      showSearch={{ optionFilterProp: 'label' }}
      options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}
