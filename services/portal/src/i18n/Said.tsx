import { useTranslation } from 'react-i18next';
import { useWords } from './use-words.ts';

const CHINESE = /[\u4e00-\u9fff]/;

/** What the graph tells in Chinese, in the reader's language; what English does not know stays Chinese, and is marked so for screen readers. */
export function Said({ text }: { text: string | null | undefined }) {
  const { i18n } = useTranslation();
  const { said } = useWords();
  const words = said(text);
  return i18n.language !== 'zh-CN' && CHINESE.test(words) ? <span lang="zh-CN">{words}</span> : words;
}
