import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { PractitionerRow } from '../../rows.ts';

/** A practitioner for a sibling that fills in a legal form, ID number included: on record each time (PIPL 51, 54). */
export async function readPractitioner(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  id: string,
): Promise<PractitionerRow | null> {
  const practitionerId = possibleId(id);
  const found = practitionerId && (await db.practitioner.findUnique({ where: { id: practitionerId } }));
  if (!found) return null;
  await db.$transaction((tx) =>
    writeAudit(tx, {
      recordType: 'Practitioner',
      recordId: found.id,
      action: 'read-practitioner',
      actor: actorOf(viewer),
      at: clock.now(),
    }),
  );
  return found;
}
