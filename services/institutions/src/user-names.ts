import type { Transaction } from './database.ts';

/** 用户名: division code (6) + serial (6), S2-Q56; a serial is used once, even when its transaction fails later. */
export async function nextUserName(tx: Transaction, regionCode: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO user_name_serial (region_code, last) VALUES (${regionCode}, 1)
    ON CONFLICT (region_code) DO UPDATE SET last = user_name_serial.last + 1
    RETURNING last`;
  if (!row) throw new Error('No serial came back');
  return `${regionCode}${String(row.last).padStart(6, '0')}`;
}
