import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { requirementNotMet } from '../../steps/outcomes.ts';
import { archiveNotFound } from '../read-archive/read-archive.ts';

/** 删除本人填报: marked, while nobody has confirmed it. Twice is once. */
export async function removeArchiveEntry(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  input: { entryId: string },
) {
  const id = possibleId(input.entryId);
  const practitionerId = possibleId(viewer.practitionerId);
  if (id === null || practitionerId === null) return archiveNotFound();
  const at = clock.now();
  await db.$transaction(async (tx) => {
    const { count } = await tx.archiveEntry.updateMany({
      where: { id, practitionerId, removedAt: null, confirmedAt: null },
      data: { removedAt: at },
    });
    if (count === 0) return;
    await writeAudit(tx, { recordType: 'ArchiveEntry', recordId: id, action: 'remove', actor: actorOf(viewer), at });
  });
  const present = await db.archiveEntry.findFirst({ where: { id, practitionerId } });
  if (!present) return archiveNotFound();
  if (present.removedAt !== null) return { kind: 'RemovedArchiveEntry' as const, id };
  return requirementNotMet({ code: 'ARCHIVE_CONFIRMED', message: MESSAGES.archiveConfirmed, basis: null });
}
