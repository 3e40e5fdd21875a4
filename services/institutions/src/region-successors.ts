import type { CalendarDate } from '@medreg/clock';
import type { Database } from './database.ts';
import { divisionPrefix } from './regions.ts';

/**
 * What divisions have become by a day (domain 6.7, 10.1.10): successors are followed as far as they have taken effect.
 * @returns the code of each division that has become another one
 */
export async function findCurrentCodes(
  db: Database,
  codes: readonly string[],
  day: CalendarDate,
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ origin: string; code: string }[]>`
    WITH RECURSIVE step AS (
      SELECT code AS origin, successor_code AS code, 1 AS n FROM region
      WHERE code = ANY(${[...codes]}::bpchar[]) AND successor_code IS NOT NULL AND valid_to < ${day}
      UNION ALL
      SELECT step.origin, region.successor_code, step.n + 1 FROM step JOIN region ON region.code = step.code
      WHERE region.successor_code IS NOT NULL AND region.valid_to < ${day}
    )
    SELECT DISTINCT ON (origin) origin, code FROM step ORDER BY origin, n DESC`;
  return new Map(rows.map(({ origin, code }) => [origin, code]));
}

/**
 * What to look below when something is sought in a division: itself, the zones that lie in it (S2-Q56), and every division
 * that has become part of it (domain 10.1.10).
 * @returns patterns for LIKE
 */
export async function patternsWithin(db: Database, regionCode: string): Promise<string[]> {
  const own = `${divisionPrefix(regionCode)}%`;
  const others = await db.$queryRaw<{ code: string }[]>`
    WITH RECURSIVE former AS (
      SELECT code FROM region WHERE successor_code LIKE ${own}
      UNION
      SELECT region.code FROM region JOIN former ON region.successor_code = former.code
    )
    SELECT code FROM former UNION SELECT code FROM region WHERE pseudo AND parent_code = ${regionCode}`;
  return [own, ...others.map(({ code }) => `${divisionPrefix(code)}%`)];
}
