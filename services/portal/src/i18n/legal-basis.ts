import { useTranslation } from 'react-i18next';
import { type Basis, basesOf } from './bases-of.ts';
import { useWords } from './use-words.ts';

/** The legal basis of a rule as a reader would look it up. */
export function useBasis(): (source: string | null | undefined) => string {
  const { t } = useTranslation();
  const { said } = useWords();
  const separator = t('law.separator');
  const articles = (at: string) =>
    at
      .split(/,\s*/)
      .map((one) => {
        const [, article, items] = /^(\d+)(\(.+\))$/.exec(one) ?? [];
        return article
          ? t('law.item', { article, items: items?.replaceAll(/[()]/g, '') })
          : t('law.article', { at: one });
      })
      .join(separator);
  const words = ({ law, kind, at }: Basis): string => {
    if (law === null) return said(at);
    const name = t(`law.laws.${law}`);
    if (kind === 'whole') return name;
    if (kind === 'article') return t('law.of', { law: name, at: articles(at) });
    if (kind === 'question')
      return t('law.of', { law: name, at: t('law.question', { at: at.replaceAll(/,\s*/g, separator) }) });
    return t('law.ofSection', { law: name, at });
  };
  return (source) => (source ? basesOf(source).map(words).join(t('law.join')) : '');
}
