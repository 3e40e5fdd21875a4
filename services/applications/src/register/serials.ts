import type { CalendarDate } from '@medreg/clock';
import { type BusinessCode, type ERegId, formatERegId, type RegionCode } from '@medreg/codes';
import type { Transaction } from '../database.ts';

/** Takes the next electronic registration code 电子化注册识别码 (S3 3.(1); domain 6.8). */
export async function nextERegId(
  tx: Transaction,
  parts: { regionCode: RegionCode; date: CalendarDate; business: BusinessCode },
): Promise<ERegId> {
  const [row] = await tx.$queryRaw<{ serial: bigint }[]>`SELECT nextval('e_reg_serial') AS "serial"`;
  return formatERegId({ ...parts, serial: Number(row?.serial) });
}

/** Takes the next 业务编号: date 8 + business 2 + serial 8, e.g. 202611220100000042. */
export async function nextApplicationNumber(
  tx: Transaction,
  { date, business }: { date: CalendarDate; business: BusinessCode },
): Promise<string> {
  const [row] = await tx.$queryRaw<{ serial: bigint }[]>`SELECT nextval('application_serial') AS "serial"`;
  return `${date.replaceAll('-', '')}${business}${String(row?.serial).padStart(8, '0')}`;
}
