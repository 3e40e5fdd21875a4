import { regionCode } from '@medreg/codes';
import type { Place } from '../rules/facts.ts';

/** A division with those above it, as the institutions service answers. */
export interface Ancestor {
  code: string;
  name: string;
  fullName: string;
  level: 'NATIONAL' | 'PROVINCE' | 'CITY' | 'COUNTY';
  pseudo: boolean;
  parent?: Ancestor | null;
}

/**
 * The practice places around a division (domain 6.7): its province, and its county or what acts as one. A pseudo-region
 * (development zone, S2-Q56) counts as the county or city that it belongs to; a city without districts acts as a county.
 * @throws Error when the division lies in no province
 */
export function placesOf(region: Ancestor): { province: Place; county: Place } {
  const line: Ancestor[] = [];
  for (let at: Ancestor | null | undefined = region; at; at = at.parent) line.push(at);
  const province = line.find(({ level }) => level === 'PROVINCE');
  const county = line.find(({ pseudo }) => !pseudo);
  if (!province || !county) throw new Error(`The division ${region.code} lies in no province`);
  return { province: placeOf(province), county: placeOf(county) };
}

const placeOf = ({ code, fullName }: Ancestor): Place => ({ code: regionCode(code), name: fullName });
