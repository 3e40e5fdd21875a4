/** Columns of the certification centre's file, in the words of its header (README.md). All of them must be there. */
export const COLUMNS = [
  '姓名',
  '身份证号',
  '资格证书编码',
  '考核省份代码',
  '中医药技术方法',
  '治疗病证范围',
  '发证日期',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Where each column stands in a line, and how many cells a line has. */
export type Header = { readonly placeOf: Readonly<Record<Column, number>>; readonly width: number };

export type HeaderProblem = { problem: 'MISSING_COLUMNS' | 'REPEATED_COLUMNS'; columns: Column[] };

/** Reads the header: the order is free, columns with other names are left alone. */
export function readHeader(cells: readonly string[]): Header | HeaderProblem {
  const names = cells.map((cell) => cell.normalize('NFKC').replace(/[\s\u200B\uFEFF]/gu, ''));
  const places = COLUMNS.map((column) => names.flatMap((name, place) => (name === column ? [place] : [])));
  const columnsWhere = (holds: (found: number[]) => boolean) =>
    COLUMNS.filter((_, index) => holds(places[index] ?? []));
  const missing = columnsWhere((found) => found.length === 0);
  if (missing.length > 0) return { problem: 'MISSING_COLUMNS', columns: missing };
  const repeated = columnsWhere((found) => found.length > 1);
  if (repeated.length > 0) return { problem: 'REPEATED_COLUMNS', columns: repeated };
  const placeOf = Object.fromEntries(COLUMNS.map((column, index) => [column, places[index]?.[0] ?? -1]));
  return { placeOf: placeOf as Record<Column, number>, width: cells.length };
}
