import type { RecordRegistrationsMutationVariables } from '../../generated/authority/people/recorded.ts';
import enumNames from '../../generated/enum-names.json';

type Rows = RecordRegistrationsMutationVariables['rows'];
export type Row = Extract<Rows, readonly unknown[]>[number];
/** A line of the table: ready but for its institution, or what keeps it from being sent. */
export interface TableLine {
  line: number;
  name: string;
  /** Name or registration number, as the table has it. */
  institution: string;
  row: Omit<Row, 'institutionId'> | null;
  /** A key of the texts `older.problems`. */
  problem: string | null;
}

/** The columns by the fields that they fill; a table has them under the names of `older.columns`, in any order. */
export const COLUMNS = [
  'name',
  'documentType',
  'idNumber',
  'professionType',
  'qualificationCodes',
  'scopes',
  'institution',
  'certificateCode',
  'status',
  'statusSince',
  'statusReason',
  'issuedOn',
  'firstRegisteredOn',
  'periodFrom',
  'periodUntil',
  'department',
  'staffKind',
  'trainingEnd',
  'originInstitution',
] as const;
export type ColumnName = (typeof COLUMNS)[number];
export const MUST: ReadonlySet<ColumnName> = new Set([
  'name',
  'idNumber',
  'professionType',
  'qualificationCodes',
  'institution',
  'certificateCode',
  'status',
  'statusSince',
  'issuedOn',
  'firstRegisteredOn',
]);

/** @returns the text of a file in UTF-8, or in the encoding of Chinese spreadsheets */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * Reads a table. What a line says wrongly is the graph's to tell; here it only has to be a line.
 * @param headings the column names by field
 * @throws Error when it is no CSV; @returns null with the columns that are missing
 */
export async function readTable(text: string, headings: Readonly<Record<ColumnName, string>>) {
  const { parse } = await import('csv-parse/browser/esm/sync');
  const records = parse(text, {
    bom: true,
    columns: true,
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
    info: true,
  });
  const rows = records as unknown as { record: Record<string, string>; info: { lines: number } }[];
  const found = new Set(Object.keys(rows[0]?.record ?? {}));
  const missing = [...MUST].filter((column) => !found.has(headings[column]));
  if (missing.length > 0) return { missing, lines: [] };
  return { missing, lines: rows.map(({ record, info }) => readLine(record, info.lines, headings)) };
}

function readLine(
  record: Record<string, string>,
  line: number,
  headings: Readonly<Record<ColumnName, string>>,
): TableLine {
  const cell = (column: ColumnName) => record[headings[column]]?.trim() ?? '';
  const or = (column: ColumnName) => cell(column) || null;
  const professionType = codeOf('ProfessionType', cell('professionType'));
  const status = codeOf('RegistrationStatus', cell('status'));
  const empty = [...MUST].some((column) => cell(column) === '');
  const problem = empty ? 'EMPTY' : professionType === null ? 'PROFESSION' : status === null ? 'STATUS' : null;
  const whole = { line, name: cell('name'), institution: cell('institution') };
  if (problem !== null || professionType === null || status === null) return { ...whole, row: null, problem };
  return {
    ...whole,
    problem: null,
    row: {
      key: String(line),
      name: cell('name'),
      idNumber: cell('idNumber'),
      documentType: cell('documentType') || '01',
      professionType: professionType as Row['professionType'],
      qualificationCodes: listOf(cell('qualificationCodes')),
      scopes: listOf(cell('scopes')),
      certificateCode: cell('certificateCode'),
      status: status as Row['status'],
      statusSince: dayOf(cell('statusSince')),
      statusReason: or('statusReason'),
      issuedOn: dayOf(cell('issuedOn')),
      firstRegisteredOn: dayOf(cell('firstRegisteredOn')),
      periodFrom: or('periodFrom') && dayOf(cell('periodFrom')),
      periodUntil: or('periodUntil') && dayOf(cell('periodUntil')),
      department: or('department'),
      staffKind: or('staffKind'),
      trainingEnd: or('trainingEnd') && dayOf(cell('trainingEnd')),
      originInstitution: or('originInstitution'),
    },
  };
}

const listOf = (cell: string): string[] =>
  cell
    .split(/[；;、|｜\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** 2022/3/5, 2022年3月5日 → 2022-03-05; anything else as it is, for the graph to refuse. */
function dayOf(cell: string): string {
  const [, year, month, day] = /^(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?$/.exec(cell) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell;
}

/** A value of an enum by its code or by its Chinese name. */
function codeOf(type: 'ProfessionType' | 'RegistrationStatus', cell: string): string | null {
  const names = enumNames[type] as Record<string, string>;
  if (Object.hasOwn(names, cell)) return cell;
  return Object.entries(names).find(([, name]) => name === cell)?.[0] ?? null;
}
