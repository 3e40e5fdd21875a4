import { possibleId } from '@medreg/database';
import { badUserInput, connection, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import { batchesVisibleTo } from '../../access.ts';
import type { Database } from '../../database.ts';
import type { ImportBatchRow } from '../../rows.ts';

/** 导入批次, the newest first: ids are in the order of time. */
export async function listImports(
  db: Database,
  viewer: Viewer,
  { first, after }: { first?: number | null; after?: string | null },
) {
  const size = pageSize(first, 20);
  const before = after ? possibleId(String(decodeCursor(after, 1)[0])) : undefined;
  if (before === null) throw badUserInput('Unknown cursor');
  const rows = await db.importBatch.findMany({
    where: { AND: [batchesVisibleTo(viewer), before ? { id: { lt: before } } : {}] },
    orderBy: { id: 'desc' },
    take: size + 1,
  });
  return connection(rows, size, ({ id }) => [id]);
}

/** @returns the batch when the viewer may see it */
export async function findImport(db: Database, viewer: Viewer, id: string): Promise<ImportBatchRow | null> {
  const batchId = possibleId(id);
  return batchId === null
    ? null
    : db.importBatch.findFirst({ where: { AND: [batchesVisibleTo(viewer), { id: batchId }] } });
}
