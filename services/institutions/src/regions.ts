import type { RegionLevel } from './generated/resolvers.ts';
import type { RegionRow } from './rows.ts';

/** The whole country as a division: what national authorities govern. */
export const NATION = '000000';

/** @returns the code when it could be one of a division, null otherwise: anything else is simply not there, and no error */
export const possibleRegionCode = (code: string): string | null => (/^\d{6}$/.test(code) ? code : null);

/** @returns the level that a six-digit division code stands at; '441900' (a city without districts) is a CITY */
export function levelOf(code: string): RegionLevel {
  if (code === NATION) return 'NATIONAL';
  if (code.endsWith('0000')) return 'PROVINCE';
  return code.endsWith('00') ? 'CITY' : 'COUNTY';
}

/** @returns the digits that a division shares with everything below it: '' for the nation, '44', '4401', '440103' */
export function divisionPrefix(code: string): string {
  const digits = { NATIONAL: 0, PROVINCE: 2, CITY: 4, COUNTY: 6 } as const;
  return code.slice(0, digits[levelOf(code)]);
}

/** Codes of the divisions above, nearest first, the nation last; some may not exist (Beijing's districts have no city). */
export function divisionsAbove(code: string): string[] {
  const candidates = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, NATION];
  return [...new Set(candidates)].filter((candidate) => candidate !== code);
}

/** The divisions whose authorities govern this one, nearest first: itself, what a zone lies in (S2-Q56), those above. */
export function governedFrom({
  code,
  pseudo,
  parentCode,
}: Pick<RegionRow, 'code' | 'pseudo' | 'parentCode'>): string[] {
  return [...new Set([code, ...(pseudo && parentCode ? [parentCode] : []), ...divisionsAbove(code)])];
}

/** Whether a division is in use on a day. */
export function inUse({ validTo }: Pick<RegionRow, 'validTo'>, day: string): boolean {
  return validTo === null || validTo >= day;
}
