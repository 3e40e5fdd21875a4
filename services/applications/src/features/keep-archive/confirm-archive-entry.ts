import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { ownEntry } from '../../archive/sources/own-entries.ts';
import type { Deps } from '../../context.ts';
import { archiveNotFound, isPrimaryInstitution } from '../read-archive/read-archive.ts';

/** 档案核实: the primary institution confirms what somebody has entered himself (S4 三(一)). Twice is once: the first one counts. */
export async function confirmArchiveEntry(deps: Deps, viewer: Viewer, input: { entryId: string }) {
  const { db, clock, neighbours } = deps;
  const id = possibleId(input.entryId);
  const entry = id === null ? null : await db.archiveEntry.findFirst({ where: { id, removedAt: null } });
  if (!id || !entry || !(await isPrimaryInstitution(deps, viewer, entry.practitionerId))) return archiveNotFound();
  const [institution, practitioner] = await Promise.all([
    viewer.institutionId ? neighbours.findInstitution(viewer.institutionId) : null,
    neighbours.findPractitioner(entry.practitionerId),
  ]);
  if (!institution || !practitioner) return archiveNotFound();
  const at = clock.now();
  await db.$transaction(async (tx) => {
    const { count } = await tx.archiveEntry.updateMany({
      where: { id, removedAt: null, confirmedAt: null },
      data: { confirmedAt: at, confirmedById: institution.id, confirmedByName: institution.name },
    });
    if (count === 0) return;
    await writeAudit(tx, { recordType: 'ArchiveEntry', recordId: id, action: 'confirm', actor: actorOf(viewer), at });
  });
  // Its owner may have been faster and have removed it.
  const present = await db.archiveEntry.findFirst({ where: { id, removedAt: null } });
  return present
    ? { kind: 'ConfirmedArchiveEntry' as const, entry: ownEntry(deps, present, practitioner.name) }
    : archiveNotFound();
}
