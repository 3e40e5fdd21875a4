import { today } from '@medreg/clock';
import type { Deps } from '../../context.ts';
import { possibleRegionCode } from '../../regions.ts';
import type { RegionRow } from '../../rows.ts';

/** 行政区划 below another, by code; those that a successor has taken the place of only on demand. */
export async function listRegions(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  typedCode: string,
  includeEnded: boolean,
): Promise<RegionRow[]> {
  const parentCode = possibleRegionCode(typedCode);
  if (!parentCode) return [];
  const used = { OR: [{ validTo: null }, { validTo: { gte: today(clock.now()) } }] };
  return db.region.findMany({ where: { parentCode, ...(includeEnded ? {} : used) }, orderBy: { code: 'asc' } });
}
