import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { mayAddToTask } from '../official-tasks/materials.ts';
import { getProcedure } from '../procedures/index.ts';
import type { ApplicationRow } from '../rows.ts';
import { aboutRow, gatherFacts } from '../steps/gather-facts.ts';
import { type MaterialLine, materialsOf } from './materials-of.ts';
import { mayAttach } from './may-attach.ts';

/** @returns the checklist of an application with what has been uploaded and what was received at the window */
export async function checklist(deps: Deps, viewer: Viewer, row: ApplicationRow) {
  const [facts, files, receipts] = await Promise.all([
    gatherFacts(deps, aboutRow(deps, row), viewer),
    deps.db.materialFile.findMany({ where: { applicationId: row.id, removedAt: null }, orderBy: { id: 'asc' } }),
    deps.db.materialReceipt.findMany({ where: { applicationId: row.id } }),
  ]);
  const lines: MaterialLine[] = facts ? materialsOf(getProcedure(row.procedure), facts) : [];
  return lines.map((line) => {
    const receipt = receipts.find(({ material }) => material === line.code);
    return {
      ...line,
      files: files.filter(({ material }) => material === line.code),
      mayAttach: mayAttach(row, line.code, viewer) || mayAddToTask(row, viewer, line.code),
      receivedAt: receipt?.receivedAt ?? null,
      returnedAt: receipt?.returnedAt ?? null,
    };
  });
}
