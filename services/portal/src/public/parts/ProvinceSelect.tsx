import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Provinces } from '../../generated/public/parts/provinces.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useNames } from '../../i18n/use-words.ts';
import { Choice } from './Choice.tsx';

const AN_HOUR = 3_600_000;

/** 省份 */
export function ProvinceSelect(props: Omit<ComponentProps<typeof Choice>, 'options' | 'none'>) {
  const { t } = useTranslation('public');
  const { provinceName } = useNames();
  const { data } = useAnswer(Provinces, {}, { staleTime: AN_HOUR });
  const provinces = data?.regions.map(({ code, name }) => ({ value: code, label: provinceName(name) })) ?? [];
  return <Choice {...props} options={provinces} none={t('province.placeholder')} />;
}
