import { useTranslation } from 'react-i18next';

/**
 * What the graph says, in the reader's language: `enumName` for a value of an enum, `said` for a sentence or a term that the graph
 * tells in Chinese (where English knows it; otherwise it stays Chinese, which is what counts).
 */
export function useWords() {
  const { t, i18n } = useTranslation('graph');
  return {
    enumName: (type: string, value: string): string => t(`enums.${type}.${value}`),
    said: (text: string | null | undefined): string => {
      if (!text) return '';
      if (i18n.language !== 'en') return text;
      const texts = i18n.getResource('en', 'graph', 'texts') as Record<string, string> | undefined;
      return texts?.[text] ?? text;
    },
  };
}
