import type { Transaction } from '../../database.ts';
import type { Taken } from '../../rules/compare-with-register.ts';

/** Remembers which lines of the file have claimed their code, for the lines that follow. */
export async function noteCodes(
  tx: Transaction,
  batchId: string,
  claimed: readonly { line: number; codeIndex: string }[],
): Promise<void> {
  if (claimed.length === 0) return;
  const rows = JSON.stringify(claimed.map(({ line, codeIndex }) => ({ line, codeIndex })));
  await tx.$executeRaw`
    INSERT INTO imported_code (batch_id, code_index, line)
    SELECT ${batchId}::uuid, "codeIndex", line
    FROM jsonb_to_recordset(${rows}::jsonb) AS given("codeIndex" text, line int)`;
}

/** Lines that were refused, and those that were taken with something to look at. */
export async function noteReasons(
  tx: Transaction,
  batchId: string,
  { rejected, warned }: Pick<Taken, 'rejected' | 'warned'>,
): Promise<void> {
  const noted = [
    ...rejected.map((line) => ({ ...line, taken: false })),
    ...warned.map((line) => ({ ...line, taken: true })),
  ];
  if (noted.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO import_rejection (batch_id, line, taken, reasons)
    SELECT ${batchId}::uuid, line, taken, reasons
    FROM jsonb_to_recordset(${JSON.stringify(noted)}::jsonb) AS given(line int, taken boolean, reasons jsonb)`;
}
