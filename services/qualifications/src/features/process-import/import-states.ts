import { type AuditActor, writeAudit } from '@medreg/audit';
import { publish } from '@medreg/outbox';
import type { Deps } from '../../context.ts';
import type { ImportBatchRow } from '../../rows.ts';
import type { Failure } from '../../rules/reasons.ts';
import { ImportOvertaken } from './take-chunk.ts';

/** Nobody's hand: the file was handed over when it was uploaded, and that is on record. */
const SYSTEM: AuditActor = { kind: 'SYSTEM' };

/** @returns the batch, RUNNING from now on unless it has ended; null when there is none with a file */
export async function beginImport({ db, clock }: Deps, id: string): Promise<ImportBatchRow | null> {
  await db.importBatch.updateMany({
    where: { id, state: 'QUEUED' },
    data: { state: 'RUNNING', startedAt: clock.now() },
  });
  return db.importBatch.findUnique({ where: { id, state: { in: ['RUNNING', 'FINISHED', 'FAILED'] } } });
}

/** 导入完成. @throws ImportOvertaken when the batch is not where the file ends */
export function finishImport(deps: Deps, { id, bytesTotal }: ImportBatchRow, linesRead: number): Promise<void> {
  return end(deps, { id, linesRead }, { state: 'FINISHED', bytesRead: bytesTotal });
}

/** 导入失败: the lines before the fault stay in. @throws ImportOvertaken when the batch has ended meanwhile */
export function failImport(deps: Deps, { id }: ImportBatchRow, failure: Failure): Promise<void> {
  return end(deps, { id }, { state: 'FAILED', failure });
}

/** Whichever way it ends, identity hears of it: persons who were refused for want of a record are checked again (S0 三.3). */
async function end(
  { db, clock }: Deps,
  guard: { id: string; linesRead?: number },
  ending: { state: 'FINISHED'; bytesRead: number } | { state: 'FAILED'; failure: Failure },
): Promise<void> {
  const { id } = guard;
  const at = clock.now();
  await db.$transaction(
    async (tx) => {
      const where = { ...guard, state: 'RUNNING' };
      const { count } = await tx.importBatch.updateMany({ where, data: { ...ending, finishedAt: at } });
      if (count === 0) throw new ImportOvertaken();
      await tx.importedCode.deleteMany({ where: { batchId: id } });
      const { added, unchanged, rejected } = await tx.importBatch.findUniqueOrThrow({ where: { id } });
      const { problem, line } = ending.state === 'FAILED' ? ending.failure : {};
      await writeAudit(tx, {
        recordType: 'ImportBatch',
        recordId: id,
        action: ending.state === 'FINISHED' ? 'finish-import' : 'fail-import',
        actor: SYSTEM,
        at,
        detail: { added, unchanged, rejected, problem, line },
      });
      await publish(tx, 'qualificationImport.finished', { key: id, payload: { batchId: id, added } });
    },
    { timeout: 60_000 },
  );
}
