import { useTranslation } from 'react-i18next';
import { provinceName, said } from './said.ts';

/** What the graph says, in the reader's language: `enumName` for a value of an enum, `said` for a sentence or a term. */
export function useWords() {
  useTranslation('said');
  return { ...useNames(), said };
}

/** Names of closed lists alone, which are few: values of enums, and provinces. */
export function useNames() {
  const { t } = useTranslation('graph');
  return {
    enumName: (type: string, value: string): string => t(`enums.${type}.${value}`),
    provinceName,
    /** Several beside each other, as the language separates them. */
    listed: (texts: readonly string[]): string => texts.join(t('common:list')),
  };
}
