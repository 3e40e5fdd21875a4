import type { Viewer } from '@medreg/viewer';
import type { Prisma } from './generated/prisma/client.ts';

/** Whose e-licences somebody sees: the holder's own, and services all. Everybody else verifies instead. */
export function visibleTo(viewer: Viewer): Prisma.ELicenceWhereInput {
  if (viewer.kind === 'SERVICE') return {};
  if (viewer.kind === 'PERSON' && viewer.practitionerId) return { practitionerId: viewer.practitionerId };
  return { id: { in: [] } };
}
