import { actorOf, writeAudit } from '@medreg/audit';
import type { Viewer } from '@medreg/viewer';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../../context.ts';
import { mayAttach } from '../../materials/may-attach.ts';
import { mayAddToTask } from '../../official-tasks/materials.ts';
import { findApplication } from '../../steps/find-step.ts';
import { MATERIAL_MAX_BYTES } from './open-material-upload.ts';

export type SavedMaterial =
  | { kind: 'SavedMaterial'; fileId: string }
  | { kind: 'RefusedMaterial'; problem: 'TOO_LARGE' | 'NOT_A_DOCUMENT' | 'TOO_MANY' }
  /** Submitted meanwhile, or not there for the viewer. */
  | { kind: 'NotEditable' };

/** Files of one material: pages that were photographed one by one, and not a disk full of them. */
export const MOST_FILES = 20;
const MOST_PIXELS = 100_000_000;

/** Keeps one file of a material. Its key is new every time: what a reviewer has seen never changes under him. */
export async function saveMaterial(
  deps: Deps,
  viewer: Viewer,
  { applicationId, material }: { applicationId: string; material: string },
  bytes: Buffer,
): Promise<SavedMaterial> {
  const application = await findApplication(deps, viewer, applicationId);
  const mayAdd =
    application && (mayAttach(application, material, viewer) || mayAddToTask(application, viewer, material));
  if (!mayAdd) return { kind: 'NotEditable' };
  if (bytes.length > MATERIAL_MAX_BYTES) return { kind: 'RefusedMaterial', problem: 'TOO_LARGE' };
  const mediaType = await mediaTypeOf(bytes);
  if (!mediaType) return { kind: 'RefusedMaterial', problem: 'NOT_A_DOCUMENT' };

  const fileId = uuidv7();
  const fileKey = `applications/materials/${fileId}`;
  const { sha256 } = await deps.files.put(fileKey, bytes, { contentType: mediaType });
  const at = deps.clock.now();
  const saved = await deps.db.$transaction(async (tx) => {
    const { count } = await tx.application.updateMany({
      where: { id: application.id, status: application.status },
      data: { status: application.status },
    });
    if (count === 0) return 'NOT_EDITABLE';
    const there = await tx.materialFile.count({ where: { applicationId: application.id, material, removedAt: null } });
    if (there >= MOST_FILES) return 'TOO_MANY';
    await tx.materialFile.create({
      data: {
        id: fileId,
        applicationId: application.id,
        material,
        fileKey,
        mediaType,
        bytes: bytes.length,
        sha256,
        uploadedBy: viewer.accountId ?? '',
        uploadedAt: at,
      },
    });
    await writeAudit(tx, {
      recordType: 'Application',
      recordId: application.id,
      action: 'saveMaterial',
      actor: actorOf(viewer),
      at,
      detail: { material, fileId, sha256 },
    });
    return 'SAVED';
  });
  if (saved === 'SAVED') return { kind: 'SavedMaterial', fileId };
  await deps.files.delete(fileKey);
  return saved === 'TOO_MANY' ? { kind: 'RefusedMaterial', problem: 'TOO_MANY' } : { kind: 'NotEditable' };
}

/** What a file is by its own bytes, whatever it calls itself; null when it is nothing that reviewers can open to its end. */
async function mediaTypeOf(bytes: Buffer): Promise<'application/pdf' | 'image/jpeg' | 'image/png' | null> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
    return bytes.subarray(-2048).includes('%%EOF') ? 'application/pdf' : null;
  }
  try {
    const image = sharp(bytes, { failOn: 'truncated', limitInputPixels: MOST_PIXELS });
    const { format } = await image.metadata();
    if (format !== 'jpeg' && format !== 'png') return null;
    // Decoded to its end: an upload that broke off is found now and not by the reviewer.
    await image.resize(16).raw().toBuffer();
    return `image/${format}`;
  } catch {
    return null;
  }
}
