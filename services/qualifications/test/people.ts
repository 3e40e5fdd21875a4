import type { Column } from '../src/rules/columns.ts';
import type { Kind } from '../src/rules/kinds.ts';
import { LAYOUTS } from '../src/rules/layouts.ts';

/** The columns that a file of some kind must have. */
export const columnsOf = (kind: Kind): Column[] =>
  LAYOUTS[kind].columns.flatMap(({ column, optional }) => (optional ? [] : [column]));

/** Of the certification centre's file. */
export const COLUMNS = columnsOf('TCM_SPECIALTY');

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The n-th invented ID number of Yuexiu district, valid for n up to some seven million. */
export function idNumberOf(n: number): string {
  const day = new Date(Date.UTC(1950, 0, 1 + (n % 18_000)));
  const body = `440104${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(100 + Math.floor(n / 18_000)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(body.charAt(place)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

export const codeOf = (n: number) => `ZYZC44${String(n).padStart(10, '0')}`;

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
const GIVEN = [...'明华芳敏静丽强磊军洋勇艳杰娟涛超'];
export const nameOf = (n: number) =>
  `${SURNAMES[n % 16]}${GIVEN[Math.floor(n / 16) % 16]}${GIVEN[Math.floor(n / 256) % 16]}`;

/** A line by column. */
export type Line = Partial<Record<Column, string>>;

/** The n-th person's line by column. */
export function aLine(n: number, over: Line = {}): Line {
  return {
    姓名: nameOf(n),
    身份证号: idNumberOf(n),
    资格证书编码: codeOf(n),
    考核省份代码: '440000',
    中医药技术方法: '外治技术-推拿；内服方药',
    治疗病证范围: '腰痛（腰椎间盘突出症）；颈椎病',
    发证日期: '2022-03-15',
    ...over,
  };
}

export const cells = (line: Line, columns: readonly Column[] = COLUMNS) => columns.map((column) => line[column] ?? '');

/** A file with the header and these lines, each given by column or as it stands. */
export function csvOf(
  lines: readonly (Line | string)[],
  newline = '\r\n',
  columns: readonly Column[] = COLUMNS,
): string {
  const rows = lines.map((line) => (typeof line === 'string' ? line : cells(line, columns).join(',')));
  return [columns.join(','), ...rows, ''].join(newline);
}

export const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => aLine(from + place));

export const physicianCodeOf = (n: number, levelAndCategory = '110', year = 2009) =>
  `${year}44${levelAndCategory}${idNumberOf(n)}`;

/** The n-th person as a physician: licensed, clinical, examined. */
export function aPhysician(n: number, over: Line = {}): Line {
  return {
    姓名: nameOf(n),
    身份证号: idNumberOf(n),
    资格证书编码: physicianCodeOf(n),
    资格省份代码: '440000',
    医师级别: '执业医师',
    执业类别: '临床',
    取得方式: '考试',
    发证日期: '2009-12-01',
    ...over,
  };
}

/** The n-th person as a nurse. */
export function aNurse(n: number, over: Line = {}): Line {
  return {
    姓名: nameOf(n),
    身份证号: idNumberOf(n),
    考试合格证书编码: `2019HS${String(n).padStart(8, '0')}`,
    考试省份代码: '440000',
    考试合格日期: '2019-06-30',
    ...over,
  };
}

/** A file of that kind with every column that some line has. */
export function fileOf(kind: Kind, lines: readonly Line[]): string {
  const columns = LAYOUTS[kind].columns
    .filter(({ column, optional }) => !optional || lines.some((line) => line[column] !== undefined))
    .map(({ column }) => column);
  return csvOf(lines, '\r\n', columns);
}
