import enumNames from '../../generated/enum-names.json';
import { COLUMNS, type ColumnName } from './read-table.ts';
import type { LineOutcome } from './send-table.ts';

/** Spreadsheets take a file without it for one in the encoding of their system. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What begins like a formula is not calculated by whoever opens the file. */
const quoted = (cell: string): string => `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;

function download(rows: readonly (readonly string[])[], fileName: string): void {
  const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
  const address = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** An empty table with every column. */
export const downloadTemplate = (headings: Readonly<Record<ColumnName, string>>, fileName: string): void =>
  download([COLUMNS.map((column) => headings[column])], fileName);

/** What became of every line, beside its number. */
export const downloadOutcomes = (outcomes: readonly LineOutcome[], fileName: string): void =>
  download(
    outcomes.map(({ line, name, outcome, message }) => [
      String(line),
      name,
      enumNames.RecordingOutcome[outcome],
      message ?? '',
    ]),
    fileName,
  );
