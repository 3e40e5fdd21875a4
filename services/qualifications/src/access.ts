import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Prisma } from './generated/prisma/client.ts';

/** Matches no row. */
const NOTHING = { id: { in: [] as string[] } };

/**
 * Whose records somebody sees: one's own; the national level all; a province those that it assessed (谁考核、谁提供、谁负责,
 * S0 165号 一); any authority whom it entered by hand; services all. Cities and counties see a person through the applications
 * that lie before them.
 */
export function visibleTo(viewer: Viewer): Prisma.PractitionerWhereInput {
  if (viewer.kind === 'PERSON') return ownRecord(viewer);
  const province = assessingProvince(viewer);
  if (province === 'ALL') return {};
  const enteredBy = viewer.kind === 'AUTHORITY' ? possibleId(viewer.authorityId) : null;
  const seen: Prisma.PractitionerWhereInput[] = [
    ...(province ? [{ qualifications: { some: { provinceCode: province } } }] : []),
    ...(enteredBy ? [{ providedBy: enteredBy }] : []),
  ];
  return seen.length > 0 ? { OR: seen } : NOTHING;
}

/** As `visibleTo`, for one qualification: a province does not see what the same person holds of another. */
export function qualificationsVisibleTo(viewer: Viewer): Prisma.QualificationWhereInput {
  if (viewer.kind === 'PERSON') return { practitioner: ownRecord(viewer) };
  const province = assessingProvince(viewer);
  if (province === 'ALL') return {};
  return province ? { provinceCode: province } : NOTHING;
}

/** 15位身份证号未能自动升级: the national level sees all of them, a province its own. The right is asked for by the schema. */
export function upgradeFailuresVisibleTo(viewer: Viewer): Prisma.IdUpgradeFailureWhereInput {
  if (viewer.kind !== 'AUTHORITY') return NOTHING;
  const province = assessingProvince(viewer);
  if (province === 'ALL') return {};
  return province ? { provinceCode: province } : NOTHING;
}

/** Imports: the national level sees all of them, any other authority its own. The right is asked for by the schema. */
export function batchesVisibleTo(viewer: Viewer): Prisma.ImportBatchWhereInput {
  if (viewer.kind !== 'AUTHORITY') return NOTHING;
  if (viewer.authorityLevel === 'NATIONAL') return {};
  const authorityId = possibleId(viewer.authorityId);
  return authorityId ? { authorityId } : NOTHING;
}

function ownRecord(viewer: Viewer): Prisma.PractitionerWhereInput {
  const id = possibleId(viewer.practitionerId);
  return id ? { id } : NOTHING;
}

function assessingProvince(viewer: Viewer): string | 'ALL' | null {
  if (viewer.kind === 'SERVICE') return 'ALL';
  if (viewer.kind !== 'AUTHORITY') return null;
  if (viewer.authorityLevel === 'NATIONAL') return 'ALL';
  return viewer.authorityLevel === 'PROVINCE' ? (viewer.regionCode ?? null) : null;
}
