import { actorOf, writeAudit } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { Transaction } from '../../database.ts';
import { materialsOf } from '../../materials/materials-of.ts';
import { MESSAGES } from '../../messages.ts';
import { getProcedure } from '../../procedures/index.ts';
import type { ApplicationRow } from '../../rows.ts';
import { findApplication } from '../../steps/find-step.ts';
import { aboutRow, gatherFacts } from '../../steps/gather-facts.ts';
import { applicationNotFound, invalidInput } from '../../steps/outcomes.ts';
import { partiesOf } from '../../workflow.ts';

/** 收件登记: each paper once, with date and user (domain 3.1.15). Received again changes nothing. */
export async function recordReceipts(
  deps: Deps,
  viewer: Viewer,
  input: { applicationId: string; materials: string[] },
) {
  const sought = await findAtWindow(deps, viewer, input.applicationId, input.materials);
  if (sought.outcome) return sought.outcome;
  const receivedAt = deps.clock.now();
  const receivedBy = viewer.accountId ?? '';
  return write(deps, viewer, sought.application, 'receiveMaterials', async (tx) => {
    const applicationId = sought.application.id;
    const received = await tx.materialReceipt.createManyAndReturn({
      data: [...new Set(input.materials)].map((material) => ({ applicationId, material, receivedBy, receivedAt })),
      skipDuplicates: true,
    });
    return received.map(({ material }) => material);
  });
}

/** 退还登记: an original on which the change was printed goes back to its holder (domain 16). */
export async function recordReturn(deps: Deps, viewer: Viewer, input: { applicationId: string; material: string }) {
  const sought = await findAtWindow(deps, viewer, input.applicationId, [input.material]);
  if (sought.outcome) return sought.outcome;
  const where = { applicationId: sought.application.id, material: input.material };
  if ((await deps.db.materialReceipt.count({ where })) === 0) return invalidInput([neverReceived]);
  const data = { returnedAt: deps.clock.now(), returnedBy: viewer.accountId ?? '' };
  return write(deps, viewer, sought.application, 'returnMaterial', async (tx) => {
    const returned = await tx.materialReceipt.updateManyAndReturn({ where: { ...where, returnedAt: null }, data });
    return returned.map(({ material }) => material);
  });
}

const neverReceived = { field: 'material', problem: 'NOT_RECEIVED', message: MESSAGES.materialNotReceived };

type Sought =
  | { application: ApplicationRow; outcome?: undefined }
  | { outcome: ReturnType<typeof applicationNotFound> | ReturnType<typeof invalidInput> };

async function findAtWindow(
  deps: Deps,
  viewer: Viewer,
  applicationId: string,
  materials: readonly string[],
): Promise<Sought> {
  const application = await findApplication(deps, viewer, applicationId);
  if (!application || !partiesOf(viewer, application).includes('OFFICER')) return { outcome: applicationNotFound() };
  const facts = await gatherFacts(deps, aboutRow(deps, application), viewer);
  const known = facts ? materialsOf(getProcedure(application.procedure), facts).map(({ code }) => code) : [];
  const strange = materials.filter((code) => !known.includes(code));
  if (materials.length === 0 || strange.length > 0) {
    const problem = { field: 'materials', problem: 'UNKNOWN', message: MESSAGES.materialUnknown };
    return { outcome: invalidInput([problem]) };
  }
  return { application };
}

async function write(
  deps: Deps,
  viewer: Viewer,
  application: ApplicationRow,
  action: string,
  work: (tx: Transaction) => Promise<string[]>,
) {
  await deps.db.$transaction(async (tx) => {
    const materials = await work(tx);
    // What had been registered before is no news.
    if (materials.length === 0) return;
    await writeAudit(tx, {
      recordType: 'Application',
      recordId: application.id,
      action,
      actor: actorOf(viewer),
      at: deps.clock.now(),
      detail: { materials },
    });
  });
  return { kind: 'RecordedReceipts' as const, application };
}
