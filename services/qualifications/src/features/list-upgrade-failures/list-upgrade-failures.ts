import { possibleId } from '@medreg/database';
import { badUserInput, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { upgradeFailuresVisibleTo } from '../../access.ts';
import type { Database } from '../../database.ts';

/** 15位身份证号未能自动升级的人员 (S2-Q47), the oldest first: ids are in the order of time. */
export async function listUpgradeFailures(
  db: Database,
  viewer: Viewer,
  { first, after }: { first?: number | null; after?: string | null },
) {
  const size = pageSize(first, 20);
  const from = after ? possibleId(String(decodeCursor(after, 1)[0])) : undefined;
  if (from === null) throw badUserInput('Unknown cursor');
  const rows = await db.idUpgradeFailure.findMany({
    where: { AND: [upgradeFailuresVisibleTo(viewer), { resolvedAt: null }, from ? { id: { gt: from } } : {}] },
    orderBy: { id: 'asc' },
    take: size + 1,
  });
  return connection(rows, size, ({ id }) => [id]);
}
