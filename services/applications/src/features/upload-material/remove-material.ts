import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { findApplication } from '../../steps/find-step.ts';
import { applicationNotFound, stepNotAllowed } from '../../steps/outcomes.ts';
import { canTake } from '../../workflow.ts';

/**
 * 删除材料: marked, not deleted where somebody may have seen it already; a new version, so that nobody submits meanwhile what
 * lacks it. Twice is once.
 */
export async function removeMaterial(deps: Deps, viewer: Viewer, input: { applicationId: string; fileId: string }) {
  const application = await findApplication(deps, viewer, input.applicationId);
  if (!application) return applicationNotFound();
  if (!canTake('submit', application, viewer)) return stepNotAllowed(application, viewer);
  const id = possibleId(input.fileId);
  const file =
    id && (await deps.db.materialFile.findFirst({ where: { id, applicationId: application.id, removedAt: null } }));
  if (!file) return { kind: 'RemovedMaterial' as const, application };
  const at = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    const editable = await tx.application.updateMany({
      where: { id: application.id, status: application.status },
      data: { version: { increment: 1 } },
    });
    if (editable.count === 0) return;
    const { count } = await tx.materialFile.updateMany({
      where: { id: file.id, removedAt: null },
      data: { removedAt: at },
    });
    if (count === 0) return;
    await writeAudit(tx, {
      recordType: 'Application',
      recordId: application.id,
      action: 'removeMaterial',
      actor: actorOf(viewer),
      at,
      detail: { material: file.material, fileId: file.id },
    });
  });
  const present = await findApplication(deps, viewer, application.id);
  if (!present) return applicationNotFound();
  return canTake('submit', present, viewer)
    ? { kind: 'RemovedMaterial' as const, application: present }
    : stepNotAllowed(present, viewer);
}
