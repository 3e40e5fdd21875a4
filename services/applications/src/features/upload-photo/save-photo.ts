import { actorOf, writeAudit } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { acceptPhoto, type RefusedPhoto } from '../../photo/index.ts';
import { findApplication } from '../../steps/find-step.ts';
import { canTake } from '../../workflow.ts';

export type SavedPhoto =
  | { kind: 'SavedPhoto'; photoKey: string; width: number; height: number }
  | { kind: 'RefusedPhoto'; problem: RefusedPhoto['problem']; limits: RefusedPhoto['limits'] }
  /** Submitted meanwhile, or not there for the viewer. */
  | { kind: 'NotEditable' };

/**
 * Checks a photo, draws it anew and makes it the application's. Its key is new every time: what an institution has seen, or a
 * licence shows, never changes under them. A crash in between leaves a file that nothing points to, never a pointer to none.
 */
export async function savePhoto(deps: Deps, viewer: Viewer, applicationId: string, bytes: Buffer): Promise<SavedPhoto> {
  const application = await findApplication(deps, viewer, applicationId);
  if (!application || !canTake('submit', application, viewer)) return { kind: 'NotEditable' };
  const photo = await acceptPhoto(bytes);
  if (!photo.ok) return { kind: 'RefusedPhoto', problem: photo.problem, limits: photo.limits };

  const photoKey = `applications/photos/${uuidv7()}.jpg`;
  const { sha256 } = await deps.files.put(photoKey, photo.jpeg, { contentType: 'image/jpeg' });
  const at = deps.clock.now();
  const saved = await deps.db.$transaction(async (tx) => {
    // The version stays: a form that is being filled beside the upload is not overtaken by it. The state decides.
    const { count } = await tx.application.updateMany({
      where: { id: application.id, status: application.status },
      data: { photoKey, photoAcceptedAt: at },
    });
    if (count === 0) return false;
    await writeAudit(tx, {
      recordType: 'Application',
      recordId: application.id,
      action: 'savePhoto',
      actor: actorOf(viewer),
      at,
      detail: { photoKey, sha256 },
    });
    return true;
  });
  if (!saved) {
    await deps.files.delete(photoKey);
    return { kind: 'NotEditable' };
  }
  const neverShown = application.submittedAt === null ? application.photoKey : null;
  if (neverShown) await deps.files.delete(neverShown);
  return { kind: 'SavedPhoto', photoKey, width: photo.width, height: photo.height };
}
