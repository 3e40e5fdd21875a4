import { COLUMNS, type Column } from '../src/rules/columns.ts';

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

/** The n-th person's line by column. */
export function aLine(n: number, over: Partial<Record<Column, string>> = {}): Record<Column, string> {
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

export const cells = (line: Record<Column, string>, columns: readonly Column[] = COLUMNS) =>
  columns.map((column) => line[column]);

/** A file with the header and these lines, each given by column or as it stands. */
export function csvOf(lines: readonly (Record<Column, string> | string)[], newline = '\r\n'): string {
  const rows = lines.map((line) => (typeof line === 'string' ? line : cells(line).join(',')));
  return [COLUMNS.join(','), ...rows, ''].join(newline);
}

export const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => aLine(from + place));
