import { isRegionCode, provinceOf, regionCode } from '@medreg/codes';
import type { Viewer } from '@medreg/viewer';
import type { Refusal } from '../rules/refusal.ts';
import { PROVINCE_MESSAGES } from './messages.ts';

/** @returns whether it is the code of a province, pseudo-provinces included (domain 6.7) */
export const isProvince = (code: string): boolean => isRegionCode(code) && provinceOf(regionCode(code)) === code;

/** @returns the province that a provincial authority may speak for; null for all others */
export function ownProvince({ kind, authorityLevel, regionCode: code, rights }: Viewer): string | null {
  const speaks = kind === 'AUTHORITY' && authorityLevel === 'PROVINCE' && rights.includes('CONFIGURE_PROVINCE');
  return speaks && code && isProvince(code) ? code : null;
}

/** @returns whether the viewer may decide for the province: its own authority, or the national level (domain 2.3) */
export function mayConfigure(viewer: Viewer, provinceCode: string): boolean {
  const national = viewer.authorityLevel === 'NATIONAL' && viewer.rights.includes('CONFIGURE_PROVINCE');
  return isProvince(provinceCode) && (national || ownProvince(viewer) === provinceCode);
}

/** Who may not decide for it is told so; what a province has decided is public anyway. */
export const notYourProvince: Refusal = {
  code: 'NOT_YOUR_PROVINCE',
  message: PROVINCE_MESSAGES.notYourProvince,
  basis: null,
};
