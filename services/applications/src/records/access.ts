import type { CalendarDate } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { ownAuthority } from '../access.ts';
import { type Database, toColumn } from '../database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { PersonRecordKind, ProfessionType } from '../generated/resolvers.ts';
import { RECORDS } from './index.ts';

/** Matches no record. */
const NOTHING = { id: { in: [] as string[] } };

const HANDLES_RECORDS = ['RECORD_PENALTIES', 'ACCEPT_APPLICATIONS', 'DECIDE_APPLICATIONS', 'SUPERVISE'] as const;

/** Somebody who has left or was deregistered is nobody's staff any more. */
const ON_THE_STAFF = ['VALID', 'FILED', 'EXPIRED', 'REVOKED'] as const;

/**
 * Registrations through which somebody is in the viewer's reach, for the `where` of every read of records: of an institution those
 * registered or filed there today, of an authority those of its jurisdiction (domain 2.3, 3.7). Null: none at all.
 */
export function reach(viewer: Viewer, today: CalendarDate): Prisma.RegistrationWhereInput | null {
  switch (viewer.kind) {
    case 'INSTITUTION': {
      const institutionId = possibleId(viewer.institutionId);
      if (!institutionId) return null;
      const day = toColumn(today);
      const days = {
        validFrom: { lte: day },
        validUntil: { gte: day },
        OR: [{ endedOn: null }, { endedOn: { gte: day } }],
      };
      return {
        OR: [
          { primaryInstitutionId: institutionId, status: { in: [...ON_THE_STAFF] } },
          { status: 'VALID', filings: { some: { institutionId, ...days } } },
        ],
      };
    }
    case 'AUTHORITY': {
      if (!HANDLES_RECORDS.some((right) => viewer.rights.includes(right))) return null;
      const area = areaOf(viewer);
      const own = ownAuthority(viewer);
      if (area === '') return {};
      const ways: Prisma.RegistrationWhereInput[] = own ? [{ issuingAuthorityId: own }] : [];
      if (area !== null) {
        ways.push(
          { issuingAuthorityRegionCode: { startsWith: area } },
          { primaryInstitutionRegionCode: { startsWith: area } },
          { filings: { some: { institutionRegionCode: { startsWith: area } } } },
        );
      }
      return ways.length === 0 ? null : { OR: ways };
    }
    default:
      return null;
  }
}

/** @returns the digits with which the divisions of the viewer's jurisdiction begin; '' for the country, null for none */
export function areaOf({ authorityLevel, regionCode }: Viewer): string | null {
  if (!authorityLevel || !regionCode) return null;
  return regionCode.slice(0, { NATIONAL: 0, PROVINCE: 2, CITY: 4, COUNTY: 6 }[authorityLevel]);
}

type Reader = Pick<Database, 'registration' | 'application'>;

/**
 * @returns in which professions the person is in the viewer's reach; null where he is not, which looks the same as nobody. Of
 * an authority also somebody who has only applied to it.
 */
export async function reached(
  db: Reader,
  viewer: Viewer,
  practitionerId: string,
  today: CalendarDate,
): Promise<ProfessionType[] | null> {
  const through = reach(viewer, today);
  if (!through) return null;
  const registrations = await db.registration.findMany({
    where: { practitionerId, AND: through },
    select: { professionType: true },
    distinct: ['professionType'],
  });
  if (registrations.length > 0) return registrations.map(({ professionType }) => professionType);
  const authorityId = ownAuthority(viewer);
  if (!authorityId) return null;
  const application = await db.application.findFirst({
    where: { practitionerId, authorityId, submittedAt: { not: null } },
  });
  return application ? [] : null;
}

/**
 * Records of one person that the viewer may see (domain 2.3): his own; of an institution's people the kinds that concern it, what
 * it has reported itself in any state; of an authority's people all.
 */
export async function recordsVisibleTo(
  db: Reader,
  viewer: Viewer,
  practitionerId: string,
  today: CalendarDate,
): Promise<Prisma.PersonRecordWhereInput> {
  if (viewer.kind === 'PERSON') {
    const own = possibleId(viewer.practitionerId);
    return own === practitionerId ? { practitionerId } : NOTHING;
  }
  const professions = await reached(db, viewer, practitionerId, today);
  if (!professions) return NOTHING;
  if (viewer.kind === 'AUTHORITY') return { practitionerId };
  const kinds = (Object.keys(RECORDS) as PersonRecordKind[]).filter((kind) => RECORDS[kind].institution !== 'NONE');
  return {
    practitionerId,
    kind: { in: kinds },
    AND: [
      { OR: [{ professionType: null }, { professionType: { in: professions } }] },
      {
        OR: [{ state: { in: ['CONFIRMED', 'SUPERSEDED'] } }, { providedById: possibleId(viewer.institutionId) ?? '' }],
      },
    ],
  };
}
