import { useMemo } from 'react';
import { DictionaryEntries, type DictionaryEntriesQuery } from '../../generated/authority/institutions/institutions.ts';
import { useAnswer } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

type Name = 'INSTITUTION_CLASS' | 'CLINICAL_SUBJECT';
const HOUR = 3_600_000;
export type Entry = DictionaryEntriesQuery['dictionary'][number];

/** A dictionary of the graph; it changes with a release, not while somebody works. */
export function useDictionary(name: Name) {
  const { said } = useWords();
  const { data } = useAnswer(DictionaryEntries, { name }, { staleTime: HOUR });
  const entries = data?.dictionary;
  const names = useMemo(() => new Map(entries?.map((entry) => [entry.code, entry.name])), [entries]);
  return {
    entries: entries ?? [],
    /** A210 中医（综合）医院 */
    inWords: (code: string) => (names.has(code) ? `${code} ${said(names.get(code))}` : code),
  };
}
