import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { findApplication } from '../../steps/find-step.ts';
import { applicationNotFound, stepNotAllowed } from '../../steps/outcomes.ts';
import { canTake } from '../../workflow.ts';

/** 删除材料: marked, not deleted where somebody may have seen it already. Twice is once. */
export async function removeMaterial(deps: Deps, viewer: Viewer, input: { applicationId: string; fileId: string }) {
  const application = await findApplication(deps, viewer, input.applicationId);
  if (!application) return applicationNotFound();
  if (!canTake('submit', application, viewer)) return stepNotAllowed(application, viewer);
  const id = possibleId(input.fileId);
  const at = deps.clock.now();
  if (id) {
    await deps.db.$transaction(async (tx) => {
      const { count } = await tx.materialFile.updateMany({
        where: { id, applicationId: application.id, removedAt: null },
        data: { removedAt: at },
      });
      if (count === 0) return;
      await writeAudit(tx, {
        recordType: 'Application',
        recordId: application.id,
        action: 'removeMaterial',
        actor: actorOf(viewer),
        at,
        detail: { fileId: id },
      });
    });
  }
  return { kind: 'RemovedMaterial' as const, application };
}
