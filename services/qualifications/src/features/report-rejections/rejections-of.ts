import { connection, cursorInteger, decodeCursor, pageSize } from '@medreg/subgraph';
import type { Database } from '../../database.ts';
import type { Loaders } from '../../loaders.ts';
import type { ImportRejectionRow } from '../../rows.ts';

/** 未通过的行 of a batch that the viewer has already been let see, by line. */
export async function rejectionsOf(
  load: Pick<Loaders, 'rejections'>,
  batchId: string,
  { first, after }: { first?: number | null; after?: string | null },
) {
  const size = pageSize(first, 50);
  const afterLine = after ? cursorInteger(decodeCursor(after, 1)[0]) : 0;
  const rows = await load.rejections.load({ batchId, afterLine, take: size + 1 });
  return connection(rows, size, ({ line }) => [line]);
}

export interface RejectionsPage {
  batchId: string;
  afterLine: number;
  take: number;
}

/** The same page of many batches in one question. */
export async function readPages(db: Database, pages: readonly RejectionsPage[]): Promise<ImportRejectionRow[][]> {
  const wanted = JSON.stringify(pages.map((page, place) => ({ ...page, place })));
  const rows = await db.$queryRaw<(ImportRejectionRow & { place: number })[]>`
    SELECT wanted.place, found.batch_id AS "batchId", found.line, found.reasons
    FROM jsonb_to_recordset(${wanted}::jsonb) AS wanted(place int, "batchId" uuid, "afterLine" int, take int)
    CROSS JOIN LATERAL (
      SELECT batch_id, line, reasons FROM import_rejection
      WHERE batch_id = wanted."batchId" AND line > wanted."afterLine"
      ORDER BY line LIMIT wanted.take
    ) AS found
    ORDER BY wanted.place, found.line`;
  return pages.map((_, place) => rows.filter((row) => row.place === place));
}
