import type { Viewer } from '@medreg/viewer';
import type { Prisma } from './generated/prisma/client.ts';
import { divisionPrefix, levelOf, possibleRegionCode } from './regions.ts';
import type { InstitutionRow, RegionRow } from './rows.ts';

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

/** As `governs`; a zone without a division code of its own (S2-Q56) belongs to whoever governs what it lies in, too. */
export function governsRegion(viewer: Viewer, code: string, region: RegionRow | null): boolean {
  return governs(viewer, code) || (region?.pseudo === true && governs(viewer, region.parentCode ?? ''));
}

/** An officer of the national level. */
export function isNational(viewer: Viewer): boolean {
  return viewer.kind === 'AUTHORITY' && levelOf(viewer.regionCode ?? '') === 'NATIONAL';
}

/** An officer of the national or of a provincial level. */
export function isProvincialOrNational(viewer: Viewer): boolean {
  return viewer.kind === 'AUTHORITY' && ['NATIONAL', 'PROVINCE'].includes(levelOf(viewer.regionCode ?? ''));
}

/** An institution is changed by the authority that licensed or filed it, and by no other (domain 2.2). */
export function licenses(viewer: Viewer, institution: InstitutionRow): boolean {
  return viewer.kind === 'AUTHORITY' && viewer.authorityId === institution.licensingAuthorityId;
}

/**
 * Accounts of an institution are issued by the authority that licensed or filed it, or by its TCM authority (S2-Q15); those
 * of military and armed-police bodies by the national level (S2-Q33).
 */
export function issuesAccountsOf(viewer: Viewer, institution: InstitutionRow): boolean {
  if (institution.kind === 'MILITARY') return isNational(viewer);
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

/** Who sees what was changed and why: the institution itself, its authorities, and those above them. */
export function seesChangesOf(viewer: Viewer, institution: InstitutionRow): boolean {
  return (
    seesAccountsOf(viewer, institution) || (viewer.kind === 'AUTHORITY' && governs(viewer, institution.regionCode))
  );
}

/** 本机关登记、备案的机构: what the authority licensed or filed, and what it decides TCM matters of. */
export function ownInstitutionsOf(viewer: Viewer): Prisma.InstitutionWhereInput {
  if (viewer.kind !== 'AUTHORITY' || !viewer.authorityId) return NOTHING;
  return { OR: [{ licensingAuthorityId: viewer.authorityId }, { tcmAuthorityId: viewer.authorityId }] };
}

/** An institution sees its own requests to merge names, an authority those that it decides. */
export function mergesVisibleTo(viewer: Viewer): Prisma.NameMergeWhereInput {
  if (viewer.kind === 'INSTITUTION' && viewer.institutionId) return { institutionId: viewer.institutionId };
  if (viewer.kind === 'AUTHORITY' && viewer.authorityId) {
    return { institution: { licensingAuthorityId: viewer.authorityId } };
  }
  return NOTHING;
}

/** An institution sees the trusteeships that it has a side in, an authority those with a client in its jurisdiction. */
export function trusteeshipsVisibleTo(viewer: Viewer): Prisma.TrusteeshipWhereInput {
  if (viewer.kind === 'SERVICE') return {};
  if (viewer.kind === 'INSTITUTION' && viewer.institutionId) {
    return { OR: [{ trusteeId: viewer.institutionId }, { clientId: viewer.institutionId }] };
  }
  if (viewer.kind === 'AUTHORITY' && viewer.authorityId && viewer.regionCode) {
    const { authorityId, regionCode } = viewer;
    return {
      client: {
        OR: [
          { licensingAuthorityId: authorityId },
          { tcmAuthorityId: authorityId },
          { regionCode: { startsWith: divisionPrefix(regionCode) } },
        ],
      },
    };
  }
  return NOTHING;
}

/** In a `where`: no row at all. */
const NOTHING = { id: { in: [] as string[] } };
