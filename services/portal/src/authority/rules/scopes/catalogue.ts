import type { ScopeCategory, ScopesOfProvinceQuery } from '../../../generated/authority/rules/scopes.ts';

type Entry = ScopesOfProvinceQuery['scopeCatalogue']['entries'][number];
/** One line of the catalogue as it is being written; `key` stays while code and name change. */
export interface Line {
  key: number;
  code: string;
  name: string;
  category: ScopeCategory;
  nationalCode: string;
}
export const CATEGORIES = [
  'CLINICAL',
  'DENTAL',
  'PUBLIC_HEALTH',
  'TCM',
  'CLINICAL_AND_TCM',
] as const satisfies readonly ScopeCategory[];

let last = 0;
const nextKey = () => {
  last += 1;
  return last;
};
export const emptyLine = (category: ScopeCategory): Line => ({
  key: nextKey(),
  code: '',
  name: '',
  category,
  nationalCode: '',
});
export const linesOf = (entries: readonly Entry[]): Line[] =>
  entries.map(({ code, name, category, nationalCode }) => ({
    key: nextKey(),
    code,
    name,
    category,
    nationalCode: nationalCode ?? '',
  }));
export const entriesOf = (lines: readonly Line[]) =>
  lines.map(({ code, name, category, nationalCode }) => ({
    code: code.trim(),
    name: name.trim(),
    category,
    nationalCode: nationalCode.trim() || null,
  }));

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A file that spreadsheets open: the mark at its beginning tells them that it is UTF-8. */
export const toCsv = (
  heads: readonly string[],
  lines: readonly Line[],
  categoryName: (category: ScopeCategory) => string,
): string =>
  `\uFEFF${[
    heads,
    ...lines.map(({ code, name, category, nationalCode }) => [code, name, categoryName(category), nationalCode]),
  ]
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n')}\r\n`;

/** Cells of a CSV file, line by line; quotes as spreadsheets write them. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inQuotes = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  const body = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    if (inQuotes) {
      if (sign !== '"') cell += sign;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else inQuotes = false;
    } else if (sign === '"') inQuotes = true;
    else if (sign === ',' || sign === '\t') endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  endRow();
  return rows;
}

/**
 * Lines of a file with the columns code, name, category, national code; a heading is passed over.
 * @param categoryOf the category of a word, null where there is none such
 * @returns the lines, and the numbers of those whose category nobody knows
 */
export function fromCsv(
  text: string,
  categoryOf: (word: string) => ScopeCategory | null,
): { lines: Line[]; unknown: number[] } {
  const lines: Line[] = [];
  const unknown: number[] = [];
  for (const [at, [code = '', name = '', word = '', nationalCode = '']] of cellsOf(text).entries()) {
    const category = categoryOf(word);
    if (category) lines.push({ key: nextKey(), code, name, category, nationalCode });
    else if (at > 0) unknown.push(at + 1);
  }
  return { lines, unknown };
}
