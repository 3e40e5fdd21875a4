import {
  InstitutionsByText,
  RecordRegistrations,
  type RecordRegistrationsMutation,
} from '../../generated/authority/people/recorded.ts';
import { ask } from '../../graph/ask.ts';
import type { Row, TableLine } from './read-table.ts';

type Recorded = Extract<RecordRegistrationsMutation['recordRegistrations'], { __typename: 'RecordedRegistrations' }>;

/** What became of a line. */
export interface LineOutcome {
  line: number;
  name: string;
  outcome: Recorded['rows'][number]['outcome'];
  message: string | null;
}

/** The graph takes so many at once. */
const MOST_ROWS = 100;

/**
 * Sends a table in chunks, telling after each what became of its lines; a line that is there already is not entered again, so a table
 * may be sent twice.
 * @throws GraphProblem, with everything before it entered; Error with the graph's words where it takes no line at all
 */
export async function sendTable(
  source: string,
  lines: readonly TableLine[],
  words: { problem: (key: string) => string },
  told: (outcomes: LineOutcome[], sent: number) => void,
): Promise<void> {
  const institutions = new Map<string, string | null>();
  for (let start = 0; start < lines.length; start += MOST_ROWS) {
    const chunk = lines.slice(start, start + MOST_ROWS);
    const refused: LineOutcome[] = [];
    const rows: Row[] = [];
    for (const one of chunk) {
      const institutionId = one.row === null ? null : await institutionOf(one.institution, institutions);
      if (one.row !== null && institutionId !== null) rows.push({ ...one.row, institutionId });
      else refused.push({ ...one, outcome: 'REFUSED', message: words.problem(one.problem ?? 'INSTITUTION') });
    }
    const entered = rows.length === 0 ? [] : await enter(source, rows, chunk);
    told(
      [...refused, ...entered].sort((a, b) => a.line - b.line),
      Math.min(start + MOST_ROWS, lines.length),
    );
  }
}

async function enter(source: string, rows: Row[], chunk: readonly TableLine[]): Promise<LineOutcome[]> {
  const { recordRegistrations: answer } = await ask(RecordRegistrations, { source, rows });
  if (answer.__typename === 'InvalidInput') throw new Error(answer.problems[0]?.message ?? answer.message);
  return answer.rows.map(({ key, outcome, problem }) => ({
    line: Number(key),
    name: chunk.find(({ line }) => String(line) === key)?.name ?? '',
    outcome,
    message: problem?.message ?? null,
  }));
}

/** The institution of exactly that name or registration number, asked once. */
async function institutionOf(text: string, known: Map<string, string | null>): Promise<string | null> {
  const before = known.get(text);
  if (before !== undefined) return before;
  const { institutions } = await ask(InstitutionsByText, { text });
  const exact = institutions.edges.find(({ node }) => node.name === text || node.registrationNo === text);
  const id = exact?.node.id ?? null;
  known.set(text, id);
  return id;
}
