import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { materialsOf } from '../../materials/materials-of.ts';
import { mayAttach } from '../../materials/may-attach.ts';
import { MESSAGES } from '../../messages.ts';
import { mayAddToTask } from '../../official-tasks/materials.ts';
import { getProcedure } from '../../procedures/index.ts';
import { findApplication } from '../../steps/find-step.ts';
import { aboutRow, gatherFacts } from '../../steps/gather-facts.ts';
import { applicationNotFound, invalidInput, stepNotAllowed } from '../../steps/outcomes.ts';

/** Seconds in which the upload must begin. */
const UPLOAD_TTL_SECONDS = 600;
export const MATERIAL_MAX_BYTES = 10 * 1024 * 1024;

/** 上传材料: gives the applicant an address for one file of a material, as long as he may still change the application. */
export async function openMaterialUpload(
  deps: Deps,
  viewer: Viewer,
  { applicationId, material }: { applicationId: string; material: string },
) {
  const application = await findApplication(deps, viewer, applicationId);
  if (!application) return applicationNotFound();
  const mayAdd = mayAttach(application, material, viewer) || mayAddToTask(application, viewer, material);
  if (!mayAdd || !viewer.accountId) return stepNotAllowed(application, viewer);
  const facts = await gatherFacts(deps, aboutRow(deps, application), viewer);
  const known = facts ? materialsOf(getProcedure(application.procedure), facts) : [];
  if (!known.some(({ code }) => code === material)) {
    return invalidInput([{ field: 'material', problem: 'UNKNOWN', message: MESSAGES.materialUnknown }]);
  }
  const { materialUploads, materialUploadsOfStaff } = deps.limits;
  const decision = await (viewer.kind === 'PERSON' ? materialUploads : materialUploadsOfStaff).consume(
    viewer.accountId,
  );
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);
  const subject = `material|${application.id}|${material}`;
  const ticket = deps.tickets.sign(
    { purpose: 'UPLOAD', subject, owner: viewer.accountId, maxBytes: MATERIAL_MAX_BYTES },
    UPLOAD_TTL_SECONDS,
  );
  const expiresAt = new Date(deps.clock.now().getTime() + UPLOAD_TTL_SECONDS * 1000);
  return {
    kind: 'OpenedMaterialUpload' as const,
    upload: { url: `/files/applications/uploads/${ticket}`, expiresAt, maxBytes: MATERIAL_MAX_BYTES },
  };
}
