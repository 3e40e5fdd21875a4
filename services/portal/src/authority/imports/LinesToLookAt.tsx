import { useTranslation } from 'react-i18next';
import { Section } from '../../applications/Section.tsx';
import { More } from '../../design/More.tsx';
import { Problem } from '../../design/Problem.tsx';
import { ImportRejections, ImportWarnings } from '../../generated/authority/imports/imports.ts';
import { type Connection, usePages } from '../../graph/use-graph.ts';
import { useWords } from '../../i18n/use-words.ts';

interface Line {
  line: number;
  reasons: { column: string | null; problem: string; message: string }[];
}
const NOTHING: Connection<Line> = { edges: [], pageInfo: { hasNextPage: false } };

/** Lines that were refused, or taken with something to look at: by their number in the file and with every reason. */
export function LinesToLookAt({
  batch: { id, rejected, warned, state },
  which,
}: {
  batch: { id: string; rejected: number; warned: number; state: string };
  which: 'rejections' | 'warnings';
}) {
  const { t } = useTranslation('desk');
  const { said } = useWords();
  const isRefused = which === 'rejections';
  // While the file is read, more come: asked as often as the report itself.
  const live = state === 'RUNNING' ? { refetchInterval: 2_000 } : {};
  const rejections = usePages(ImportRejections, { id }, (answer) => answer.importBatch?.rejections ?? NOTHING, {
    enabled: isRefused,
    ...live,
  });
  const warnings = usePages(ImportWarnings, { id }, (answer) => answer.importBatch?.warnings ?? NOTHING, {
    enabled: !isRefused,
    ...live,
  });
  const { rows, problem, again, hasMore, isLoadingMore, more } = isRefused ? rejections : warnings;
  return (
    <Section title={t(`imports.${which}`, { count: isRefused ? rejected : warned })}>
      {problem !== null && <Problem problem={problem} again={again} />}
      <ol className="desk-list">
        {rows.map(({ line, reasons }) => (
          <li key={line}>
            <strong>{t('imports.line', { line })}</strong>
            {reasons.map(({ column, problem: word, message }) => (
              <div key={`${column} ${word}`} className="desk-note">
                {column !== null && `${column}：`}
                {said(message)}
              </div>
            ))}
          </li>
        ))}
      </ol>
      {rows.length > 0 && <More hasMore={hasMore} isLoading={isLoadingMore} more={more} />}
    </Section>
  );
}
