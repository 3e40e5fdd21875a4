import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Prisma } from './generated/prisma/client.ts';

/** Matches no row: whoever is not named below sees nothing, not even that there is something. */
const NOTHING = { id: { in: [] as string[] } };

const HANDLES_APPLICATIONS = ['ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS', 'SUPERVISE'] as const;

/**
 * Applications that the viewer may see, for the `where` of every read: whoever brought it in; from submission on the person
 * concerned, the institutions that review it and the responsible authority (drafts are the applicant's alone; S3: all three see
 * the progress); those of subordinate authorities with the right to supervise (domain 2.2).
 */
export function visibleTo(viewer: Viewer): Prisma.ApplicationWhereInput {
  const submitted = { submittedAt: { not: null } };
  switch (viewer.kind) {
    case 'PERSON': {
      const practitionerId = possibleId(viewer.practitionerId);
      return practitionerId ? { practitionerId, OR: [{ channel: 'PERSON' }, submitted] } : NOTHING;
    }
    case 'INSTITUTION': {
      const institutionId = possibleId(viewer.institutionId);
      if (!institutionId) return NOTHING;
      return { OR: [{ byInstitutionId: institutionId }, { reviewerIds: { has: institutionId }, ...submitted }] };
    }
    case 'AUTHORITY': {
      if (!HANDLES_APPLICATIONS.some((right) => viewer.rights.includes(right))) return NOTHING;
      const own = ownAuthority(viewer);
      const below = subordinate(viewer);
      const seen = [
        ...(own
          ? [{ authorityId: own, OR: [submitted, { channel: 'AUTHORITY' as const }] }, { examinedById: own }]
          : []),
        ...(below ? [{ authorityRegionCode: below, ...submitted }] : []),
      ];
      return seen.length === 0 ? NOTHING : { OR: seen };
    }
    case 'SERVICE':
      return {};
    default:
      return NOTHING;
  }
}

/**
 * Registrations that the viewer may see: his own; those of the institution's own people and of those filed there; those that the
 * authority issued, and of subordinate ones with the right to supervise.
 */
export function registrationsVisibleTo(viewer: Viewer): Prisma.RegistrationWhereInput {
  switch (viewer.kind) {
    case 'PERSON': {
      const practitionerId = possibleId(viewer.practitionerId);
      return practitionerId ? { practitionerId } : NOTHING;
    }
    case 'INSTITUTION': {
      const institutionId = possibleId(viewer.institutionId);
      if (!institutionId) return NOTHING;
      return { OR: [{ primaryInstitutionId: institutionId }, { filings: { some: { institutionId } } }] };
    }
    case 'AUTHORITY': {
      if (!HANDLES_APPLICATIONS.some((right) => viewer.rights.includes(right))) return NOTHING;
      const own = ownAuthority(viewer);
      const below = subordinate(viewer);
      const seen = [
        ...(own ? [{ issuingAuthorityId: own }] : []),
        ...(below ? [{ issuingAuthorityRegionCode: below }] : []),
      ];
      return seen.length === 0 ? NOTHING : { OR: seen };
    }
    case 'SERVICE':
      return {};
    default:
      return NOTHING;
  }
}

/** Applications that wait for exactly this authority. */
export const ownAuthority = (viewer: Viewer) => (viewer.kind === 'AUTHORITY' ? possibleId(viewer.authorityId) : null);

/** Whom the register of qualifications shows one: its holder, the national level, the province that assessed it; services all. */
export const seesQualification = (
  { kind, authorityLevel, regionCode }: Viewer,
  assessedIn: string | undefined,
): boolean =>
  kind === 'PERSON' ||
  kind === 'SERVICE' ||
  authorityLevel === 'NATIONAL' ||
  (authorityLevel === 'PROVINCE' && regionCode === assessedIn);

/** Divisions strictly below the viewer's, as a condition; null when he supervises none. */
function subordinate({ rights, authorityLevel, regionCode }: Viewer) {
  if (!rights.includes('SUPERVISE') || !authorityLevel || !regionCode) return null;
  const digits = { NATIONAL: 0, PROVINCE: 2, CITY: 4, COUNTY: null }[authorityLevel];
  return digits === null ? null : { startsWith: regionCode.slice(0, digits), not: regionCode };
}
