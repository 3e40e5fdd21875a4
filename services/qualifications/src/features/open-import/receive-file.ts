import { Readable } from 'node:stream';
import { actorOf, writeAudit } from '@medreg/audit';
import { FileProblem } from '@medreg/files';
import { publish } from '@medreg/outbox';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import { batchesVisibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';

export type ReceivedFile =
  | { kind: 'Received' }
  /** Its file is there already, or another upload was faster. */
  | { kind: 'AlreadyUploaded' }
  | { kind: 'TooLarge' }
  /** Fewer bytes came than were declared: a file that is cut off must not come in by half. */
  | { kind: 'Incomplete' };

/**
 * 上传资格信息文件: stores the file and queues the batch, with its message in one transaction. Each upload has a key of its
 * own, so of two at once one wins and the other leaves nothing behind.
 */
export async function receiveFile(
  deps: Deps,
  viewer: Viewer,
  batchId: string,
  body: AsyncIterable<Uint8Array>,
): Promise<ReceivedFile> {
  const waiting = { AND: [batchesVisibleTo(viewer), { id: batchId, state: 'AWAITING_FILE' }] };
  const batch = await deps.db.importBatch.findFirst({ where: waiting });
  if (!batch) return { kind: 'AlreadyUploaded' };

  const fileKey = `qualifications/imports/${batch.id}/${uuidv7()}.csv`;
  const stored = await store(deps, fileKey, body, batch.bytesTotal);
  if (!stored) return { kind: 'TooLarge' };
  const queued =
    stored.size === batch.bytesTotal && (await queue(deps, viewer, waiting, { ...stored, batchId, fileKey }));
  if (queued) return { kind: 'Received' };
  await deps.files.delete(fileKey);
  return { kind: stored.size === batch.bytesTotal ? 'AlreadyUploaded' : 'Incomplete' };
}

/** @returns null when it is more than was declared */
async function store({ files }: Deps, fileKey: string, body: AsyncIterable<Uint8Array>, maxBytes: number) {
  try {
    return await files.put(fileKey, Readable.from(body), { contentType: 'text/csv', maxBytes });
  } catch (error) {
    if (error instanceof FileProblem && error.kind === 'TOO_LARGE') return null;
    throw error;
  }
}

/** @returns false when the batch no longer waits for a file */
async function queue(
  { db, clock }: Deps,
  viewer: Viewer,
  waiting: object,
  { batchId, fileKey, sha256, size }: { batchId: string; fileKey: string; sha256: string; size: number },
): Promise<boolean> {
  const at = clock.now();
  return db.$transaction(async (tx) => {
    const data = { state: 'QUEUED', fileKey, sha256, uploadedAt: at };
    const { count } = await tx.importBatch.updateMany({ where: waiting, data });
    if (count === 0) return false;
    await writeAudit(tx, {
      recordType: 'ImportBatch',
      recordId: batchId,
      action: 'upload-file',
      actor: actorOf(viewer),
      at,
      detail: { sha256, size },
    });
    await publish(tx, 'qualificationImport.uploaded', { key: batchId, payload: { batchId } });
    return true;
  });
}
