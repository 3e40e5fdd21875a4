import type { Viewer } from '@medreg/viewer';
import { mergesVisibleTo } from '../../access.ts';
import type { Database } from '../../database.ts';
import type { NameMergeStatus } from '../../generated/resolvers.ts';
import { newestFirst, type Paging } from '../../newest-first.ts';

/** 名称归并申请, newest first. */
export function listNameMerges(db: Database, viewer: Viewer, input: Paging & { status?: NameMergeStatus | null }) {
  const wanted = input.status ? { status: input.status } : {};
  return newestFirst(input, ({ before, take }) =>
    db.nameMerge.findMany({
      where: { AND: [mergesVisibleTo(viewer), wanted, before ? { id: { lt: before } } : {}] },
      orderBy: { id: 'desc' },
      take,
    }),
  );
}
