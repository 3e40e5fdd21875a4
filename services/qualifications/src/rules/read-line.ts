import type { Header } from './columns.ts';
import { CHINA, type QualificationFacts } from './facts.ts';
import type { Kind } from './kinds.ts';
import { LAYOUTS } from './layouts.ts';
import { type ReadingRules, startReading } from './reading.ts';
import type { Reason } from './reasons.ts';
import { tidy } from './written-values.ts';

/** A line as read: `facts` are whole when there is no reason to refuse it. */
export interface QualificationLine {
  line: number;
  reasons: Reason[];
  /** What somebody should look at although the line is taken. */
  warnings: Reason[];
  facts: Partial<QualificationFacts>;
}

export interface LineRules extends ReadingRules {
  kind: Kind;
  header: Header;
}

/** What a line says where it says nothing. */
const UNSAID = {
  oldNumber: null,
  upgradeProblem: null,
  ethnicGroup: null,
  nationality: CHINA,
  techniques: [],
  diseases: [],
  education: null,
  school: null,
  major: null,
  title: null,
  codeHolder: null,
} satisfies Partial<QualificationFacts>;

/**
 * Reads one line by the layout of its kind and gives every reason to refuse it at once: whoever mends the file mends it once.
 * Domain 3.4 (source and scope), 6.1 (ID number), 6.2 (code), 9.1 (level and category).
 */
export function readLine(
  line: number,
  cells: readonly string[],
  { header, kind, ...rules }: LineRules,
): QualificationLine {
  const { columns, given, settle } = LAYOUTS[kind];
  const reasons: Reason[] = [];
  const warnings: Reason[] = [];
  if (cells.length !== header.width) {
    return { line, reasons: [{ column: null, problem: 'COLUMN_COUNT' }], warnings, facts: {} };
  }
  const reading = startReading(rules, { kind, ...given }, { reasons, warnings });
  for (const { column, optional, read } of columns) {
    const text = tidy(cells[header.placeOf[column] ?? -1] ?? '');
    // A quotation mark that is left over shows that the quoting of the line is broken (import-file/csv-lines.ts).
    if (text.includes('"')) reading.refuse(column, 'QUOTES');
    else if (text !== '') read(text, reading);
    else if (!optional) reading.refuse(column, 'REQUIRED');
  }
  for (const conclude of settle) conclude(reading);
  return { line, reasons, warnings, facts: { ...UNSAID, ...withoutGaps(reading.facts) } };
}

const withoutGaps = (facts: Partial<QualificationFacts>): Partial<QualificationFacts> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

/** The facts of a line that nothing speaks against. */
export function wholeFacts({
  reasons,
  facts,
}: Pick<QualificationLine, 'reasons' | 'facts'>): QualificationFacts | null {
  return reasons.length === 0 ? (facts as QualificationFacts) : null;
}
