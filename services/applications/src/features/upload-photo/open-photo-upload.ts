import { rateLimited } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { PHOTO_LIMITS } from '../../photo/index.ts';
import { findApplication } from '../../steps/find-step.ts';
import { applicationNotFound, stepNotAllowed } from '../../steps/outcomes.ts';
import { canTake } from '../../workflow.ts';

/** Seconds in which the upload must begin. */
const UPLOAD_TTL_SECONDS = 600;

/** 上传个人照片 (S0-2.1): gives the applicant an address for one photo, as long as he may still change the application. */
export async function openPhotoUpload(deps: Deps, viewer: Viewer, { applicationId }: { applicationId: string }) {
  const application = await findApplication(deps, viewer, applicationId);
  if (!application) return applicationNotFound();
  if (!canTake('submit', application, viewer) || !viewer.accountId) return stepNotAllowed(application, viewer);
  const { photoUploads, photoUploadsOfStaff } = deps.limits;
  const decision = await (viewer.kind === 'PERSON' ? photoUploads : photoUploadsOfStaff).consume(viewer.accountId);
  if (!decision.allowed) throw rateLimited(decision.retryAfterSeconds);

  const { maxBytes } = PHOTO_LIMITS;
  const ticket = deps.tickets.sign(
    { purpose: 'UPLOAD', subject: application.id, owner: viewer.accountId, maxBytes },
    UPLOAD_TTL_SECONDS,
  );
  const expiresAt = new Date(deps.clock.now().getTime() + UPLOAD_TTL_SECONDS * 1000);
  return {
    kind: 'OpenedPhotoUpload' as const,
    upload: { url: `/files/applications/uploads/${ticket}`, expiresAt, maxBytes },
  };
}
