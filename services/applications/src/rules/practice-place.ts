import { provinceOf, type RegionCode, regionCode } from '@medreg/codes';
import type { Level } from '../forms/dictionaries.ts';
import type { InstitutionFacts, Place } from './facts.ts';

/** The unit in which somebody of a level practises (O13-7; S2-Q7, Q8; W22; domain 3.2, 3.5, 6.7). */
const PLACE_UNITS = {
  LICENSED: 'province',
  SPECIALTY: 'province',
  ASSISTANT: 'county',
  TOWNSHIP_ASSISTANT: 'county',
  RURAL_ASSISTANT: 'institution',
  NURSE: 'institution',
  HONG_KONG: 'institution',
  MACAO: 'institution',
  TAIWAN: 'institution',
  FOREIGN: 'institution',
} as const satisfies Record<Level, 'province' | 'county' | 'institution'>;

/** @returns where somebody of that level practises when he is registered at that institution */
export function practicePlace(level: Level, institution: InstitutionFacts): Place {
  switch (PLACE_UNITS[level]) {
    case 'province':
      return institution.province;
    case 'county':
      return institution.county;
    case 'institution':
      return { code: institution.regionCode, name: institution.name, institutionId: institution.id };
  }
}

/** @returns whether one division is the other or contains it (I1). `440000` contains `440100` contains `440103`. */
export function placesOverlap(a: string, b: string): boolean {
  const [wide, narrow] = significant(a).length <= significant(b).length ? [a, b] : [b, a];
  return narrow.startsWith(significant(wide));
}

/** @returns whether the institution lies inside the place */
export const liesIn = (place: string, institutionRegion: string): boolean =>
  institutionRegion.startsWith(significant(place));

/** @returns the province of a practice place, whatever its unit */
export const provinceOfPlace = (code: string): RegionCode => provinceOf(regionCode(code));

const significant = (code: string) => code.replace(/(00){1,2}$/, '');
