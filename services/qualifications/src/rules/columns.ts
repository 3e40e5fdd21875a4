/** Every column that a file of some kind may have, in the words of its header (README.md). */
export const COLUMNS = [
  '姓名',
  '证件类型',
  '身份证号',
  '性别',
  '出生日期',
  '国籍',
  '民族',
  '资格证书编码',
  '考试合格证书编码',
  '考核省份代码',
  '资格省份代码',
  '考试省份代码',
  '医师级别',
  '执业类别',
  '取得方式',
  '中医药技术方法',
  '治疗病证范围',
  '发证日期',
  '考试合格日期',
  '学历',
  '毕业院校',
  '专业',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Where each column stands in a line, and how many cells a line has. An optional column may be nowhere. */
export type Header = { readonly placeOf: Readonly<Partial<Record<Column, number>>>; readonly width: number };

export type HeaderProblem = { problem: 'MISSING_COLUMNS' | 'REPEATED_COLUMNS'; columns: Column[] };

/** Reads the header: the order is free, columns with other names are left alone. */
export function readHeader(
  cells: readonly string[],
  columns: readonly { column: Column; optional?: boolean }[],
): Header | HeaderProblem {
  const names = cells.map((cell) => cell.normalize('NFKC').replace(/[\s\u200B\uFEFF]/gu, ''));
  const found = columns.map(({ column, optional = false }) => ({
    column,
    optional,
    places: names.flatMap((name, place) => (name === column ? [place] : [])),
  }));
  const missing = found.filter(({ optional, places }) => !optional && places.length === 0);
  if (missing.length > 0) return { problem: 'MISSING_COLUMNS', columns: missing.map(({ column }) => column) };
  const repeated = found.filter(({ places }) => places.length > 1);
  if (repeated.length > 0) return { problem: 'REPEATED_COLUMNS', columns: repeated.map(({ column }) => column) };
  const placeOf = Object.fromEntries(found.flatMap(({ column, places }) => places.map((place) => [column, place])));
  return { placeOf, width: cells.length };
}
