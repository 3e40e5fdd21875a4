import { provinceOf, type RegionCode } from '@medreg/codes';

/** @returns the practice place of a TCM-specialty physician at an institution: its province (domain 3.4, 6.7) */
export const tcmPracticePlace = (institutionRegion: RegionCode): RegionCode => provinceOf(institutionRegion);

/** @returns whether one division is the other or contains it (I1). `440000` contains `440100` contains `440103`. */
export function placesOverlap(a: string, b: string): boolean {
  const [wide, narrow] = significant(a).length <= significant(b).length ? [a, b] : [b, a];
  return narrow.startsWith(significant(wide));
}

const significant = (code: string) => code.replace(/(00){1,2}$/, '');
