import { connection, cursorInteger, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Database } from '../../database.ts';
import type { Loaders } from '../../loaders.ts';
import type { ImportRejectionRow } from '../../rows.ts';

/** 未通过的行 of a batch that the viewer has already been let see, or (`taken`) those taken with a warning, by line. */
export async function rejectionsOf(
  load: Pick<Loaders, 'rejections'>,
  { batchId, taken }: { batchId: string; taken: boolean },
  { first, after }: { first?: number | null; after?: string | null },
) {
  const size = pageSize(first, 50);
  const afterLine = after ? cursorInteger(decodeCursor(after, 1)[0]) : 0;
  const rows = await load.rejections.load({ batchId, taken, afterLine, take: size + 1 });
  return connection(rows, size, ({ line }) => [line]);
}

export interface RejectionsPage {
  batchId: string;
  taken: boolean;
  afterLine: number;
  take: number;
}

/** The same page of many batches in one question. */
export async function readPages(db: Database, pages: readonly RejectionsPage[]): Promise<ImportRejectionRow[][]> {
  const wanted = JSON.stringify(pages.map((page, place) => ({ ...page, place })));
  const rows = await db.$queryRaw<(ImportRejectionRow & { place: number })[]>`
    SELECT wanted.place, found.batch_id AS "batchId", found.line, found.taken, found.reasons
    FROM jsonb_to_recordset(${wanted}::jsonb) AS wanted(place int, "batchId" uuid, taken boolean, "afterLine" int, take int)
    CROSS JOIN LATERAL (
      SELECT batch_id, line, import_rejection.taken, reasons FROM import_rejection
      WHERE batch_id = wanted."batchId" AND import_rejection.taken = wanted.taken AND line > wanted."afterLine"
      ORDER BY line LIMIT wanted.take
    ) AS found
    ORDER BY wanted.place, found.line`;
  return pages.map((_, place) => rows.filter((row) => row.place === place));
}
