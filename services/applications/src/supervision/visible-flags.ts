import type { Viewer } from '@medreg/viewer';
import { ownAuthority } from '../access.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { areaOf } from '../records/access.ts';

/** Matches no flag. */
const NOTHING = { id: { in: [] as string[] } };

/** 监督提示 that the viewer may see: with the right to supervise those of his jurisdiction, his own authority's included (domain 14). */
export function flagsVisibleTo(viewer: Viewer): Prisma.SupervisionFlagWhereInput {
  const area = areaOf(viewer);
  if (viewer.kind !== 'AUTHORITY' || !viewer.rights.includes('SUPERVISE') || area === null) return NOTHING;
  if (area === '') return {};
  const own = ownAuthority(viewer);
  return { OR: [{ regionCode: { startsWith: area } }, ...(own ? [{ authorityId: own }] : [])] };
}
