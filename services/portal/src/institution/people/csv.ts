import { stringify } from 'csv-stringify/browser/esm/sync';
import { todayInChina } from '../../design/dates.tsx';

/**
 * Hands the reader a table as a file that spreadsheets read: UTF-8 with its mark, and nothing in it that they would take for a
 * formula.
 */
export function downloadCsv(name: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const text = stringify([[...header], ...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}-${todayInChina()}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
