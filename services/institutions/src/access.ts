import type { Viewer } from '@medreg/viewer';
import { divisionPrefix, possibleRegionCode } from './regions.ts';
import type { InstitutionRow } from './rows.ts';

/**
 * Whether a division lies in the viewer's jurisdiction (domain 2.2): its own division and everything below. The operator
 * of the installation stands above the national level and nothing else.
 */
export function governs(viewer: Viewer, regionCode: string): boolean {
  if (!possibleRegionCode(regionCode)) return false;
  if (viewer.kind === 'OPERATOR') return regionCode === '000000';
  if (viewer.kind !== 'AUTHORITY' || !viewer.regionCode) return false;
  return regionCode.startsWith(divisionPrefix(viewer.regionCode));
}

/** Accounts of an institution are issued by the authority that licensed or filed it, or by its TCM authority (S2-Q15). */
export function issuesAccountsOf(viewer: Viewer, institution: InstitutionRow): boolean {
  return (
    viewer.kind === 'AUTHORITY' &&
    viewer.authorityId !== undefined &&
    [institution.licensingAuthorityId, institution.tcmAuthorityId].includes(viewer.authorityId)
  );
}

/** Who sees the accounts of an institution: the institution itself, and whoever issues them. */
export function seesAccountsOf(viewer: Viewer, institution: InstitutionRow): boolean {
  return (
    (viewer.kind === 'INSTITUTION' && viewer.institutionId === institution.id) || issuesAccountsOf(viewer, institution)
  );
}
