import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import type { ImportBatchRow } from '../../rows.ts';
import { compareWithRegister } from '../../rules/compare-with-register.ts';
import type { QualificationLine } from '../../rules/read-line.ts';
import { addToRegister, noteCodes, noteRejections } from './add-to-register.ts';
import { findKnown, indexLines } from './find-known.ts';

/** Another process has taken these lines, or ended the batch. */
export class ImportOvertaken extends Error {
  override readonly name = 'ImportOvertaken';
}

/** Any number will do as long as every import of a database uses the same. */
const REGISTER_LOCK = 0x7175616c; // "qual"

export interface Chunk {
  /** Data lines that were taken before this one's. */
  checkpoint: number;
  lines: QualificationLine[];
  bytesRead: number;
}

/**
 * Takes some lines in one transaction. Imports that run at once take turns, so what a line is compared with does not change
 * meanwhile; the unique constraints stand behind that.
 * @throws ImportOvertaken when the batch is not where the chunk begins
 */
export async function takeChunk(deps: Deps, batch: ImportBatchRow, chunk: Chunk): Promise<void> {
  const lines = indexLines(deps.pii, chunk.lines);
  await deps.db.$transaction(
    async (tx) => {
      await holdBatch(tx, batch.id, chunk.checkpoint);
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${REGISTER_LOCK}::bigint)`;
      const { added, unchanged, rejected } = compareWithRegister(lines, await findKnown(tx, batch.id, lines));
      await addToRegister(tx, deps, batch, added);
      await noteCodes(tx, batch.id, [...added, ...unchanged]);
      await noteRejections(tx, batch.id, rejected);
      await tx.importBatch.update({
        where: { id: batch.id },
        data: {
          linesRead: chunk.checkpoint + lines.length,
          added: { increment: added.length },
          unchanged: { increment: unchanged.length },
          rejected: { increment: rejected.length },
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
