import type { Viewer } from '@medreg/viewer';
import { ownInstitutionsOf } from '../../access.ts';
import type { Database } from '../../database.ts';
import type { InstitutionStatus } from '../../generated/resolvers.ts';
import { newestFirst, type Paging } from '../../newest-first.ts';

/** 本机关登记、备案的机构, newest first; of one state, or of all. */
export function ownInstitutions(db: Database, viewer: Viewer, input: Paging & { status?: InstitutionStatus | null }) {
  const wanted = input.status ? { status: input.status } : {};
  return newestFirst(input, ({ before, take }) =>
    db.institution.findMany({
      where: { AND: [ownInstitutionsOf(viewer), wanted, before ? { id: { lt: before } } : {}] },
      orderBy: { id: 'desc' },
      take,
    }),
  );
}
