import i18next from 'i18next';
import { type Patterns, saidByPattern } from './said-patterns.ts';

type Texts = Record<string, string> | undefined;

/**
 * A sentence or a term that the graph tells in Chinese, in the reader's language; what English does not know stays Chinese, which is
 * what counts. Its texts are there after `useWords`, or `await sayings()`: they are many, and a first visit needs none of them.
 */
export function said(text: string | null | undefined): string {
  if (!text || i18next.language !== 'en') return text ?? '';
  const texts = i18next.getResource('en', 'said', 'texts') as Texts;
  const patterns = i18next.getResource('en', 'said', 'patterns') as Patterns | undefined;
  return texts?.[text] ?? (patterns && saidByPattern(patterns, text, said)) ?? provinceName(text);
}

export const sayings = (): Promise<void> => i18next.loadNamespaces('said');

/** A province, by its full Chinese name as the graph tells it. */
export function provinceName(name: string): string {
  const provinces = i18next.getResource(i18next.language, 'graph', 'provinces') as Texts;
  return provinces?.[name] ?? name;
}
