import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import { addToRegister } from '../../register/add-to-register.ts';
import { findKnown, indexLines } from '../../register/find-known.ts';
import { lockRegister } from '../../register/register-lock.ts';
import { type ImportBatchRow, kindOf } from '../../rows.ts';
import { compareWithRegister } from '../../rules/compare-with-register.ts';
import type { QualificationLine } from '../../rules/read-line.ts';
import { noteCodes, noteReasons } from './note-lines.ts';

/** Another process has taken these lines, or ended the batch. */
export class ImportOvertaken extends Error {
  override readonly name = 'ImportOvertaken';
}

export interface Chunk {
  /** Data lines that were taken before this one's. */
  checkpoint: number;
  lines: QualificationLine[];
  bytesRead: number;
}

/**
 * Takes some lines in one transaction. Imports that run at once take turns.
 * @throws ImportOvertaken when the batch is not where the chunk begins
 */
export async function takeChunk(deps: Deps, batch: ImportBatchRow, chunk: Chunk): Promise<void> {
  const lines = indexLines(deps.pii, chunk.lines);
  await deps.db.$transaction(
    async (tx) => {
      await holdBatch(tx, batch.id, chunk.checkpoint);
      await lockRegister(tx);
      const known = await findKnown(tx, { kind: kindOf(batch), batchId: batch.id }, lines);
      const { added, unchanged, rejected, warned } = compareWithRegister(lines, known);
      await addToRegister(tx, deps, { authorityId: batch.authorityId, batchId: batch.id, basis: null }, added);
      await noteCodes(tx, batch.id, [...added, ...unchanged]);
      await noteReasons(tx, batch.id, { rejected, warned });
      await tx.importBatch.update({
        where: { id: batch.id },
        data: {
          linesRead: chunk.checkpoint + lines.length,
          added: { increment: added.length },
          unchanged: { increment: unchanged.length },
          rejected: { increment: rejected.length },
          warned: { increment: warned.length },
          bytesRead: chunk.bytesRead,
        },
      });
    },
    { timeout: 60_000 },
  );
}

async function holdBatch(tx: Transaction, id: string, checkpoint: number): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM import_batch
    WHERE id = ${id}::uuid AND state = 'RUNNING' AND lines_read = ${checkpoint}
    FOR UPDATE`;
  if (held.length === 0) throw new ImportOvertaken();
}
