import { actorOf, writeAudit } from '@medreg/audit';
import type { CalendarDate } from '@medreg/clock';
import { possibleId } from '@medreg/database';
import { publish } from '@medreg/outbox';
import type { Viewer } from '@medreg/viewer';
import { licenses } from './access.ts';
import type { Deps } from './context.ts';
import type { Database, Transaction } from './database.ts';
import type { Prisma } from './generated/prisma/client.ts';
import type { InstitutionStatus, InstitutionStep } from './generated/resolvers.ts';
import type { InstitutionRow } from './rows.ts';

/** One change that an authority makes to an institution. */
export interface InstitutionChange {
  /** The use case's verb, for the audit trail. */
  action: string;
  step: InstitutionStep;
  data: Prisma.InstitutionUncheckedUpdateManyInput;
  effectiveOn: CalendarDate;
  reason: string;
  formerName?: string;
}

/** @returns the institution when the viewer's authority licensed or filed it, null otherwise, as if it were not there */
export async function findLicensed(db: Database, viewer: Viewer, typedId: string): Promise<InstitutionRow | null> {
  const id = possibleId(typedId);
  const institution = id && (await db.institution.findUnique({ where: { id } }));
  return institution && licenses(viewer, institution) ? institution : null;
}

/**
 * Changes the institution that was seen, unless somebody has changed it since: the guarded update, the entry in its history
 * with the reason, the audit entry without it, and `institution.changed` with the new version, all in the caller's transaction.
 * @returns the institution as it is now, or null when another change was faster
 */
export async function changeInstitution(
  tx: Transaction,
  { clock }: Pick<Deps, 'clock'>,
  viewer: Viewer,
  seen: InstitutionRow,
  { action, step, data, effectiveOn, reason, formerName }: InstitutionChange,
): Promise<InstitutionRow | null> {
  const { id } = seen;
  const version = seen.version + 1;
  const { count } = await tx.institution.updateMany({
    where: { id, version: seen.version },
    data: { ...data, version },
  });
  if (count === 0) return null;
  const at = clock.now();
  await tx.institutionChange.create({
    data: {
      institutionId: id,
      version,
      step,
      effectiveOn,
      reason,
      formerName: formerName ?? null,
      decidedBy: seen.licensingAuthorityId,
      at,
    },
  });
  await writeAudit(tx, {
    recordType: 'Institution',
    recordId: id,
    action,
    actor: actorOf(viewer),
    at,
    detail: { step, version, effectiveOn },
  });
  const institution = await tx.institution.findUniqueOrThrow({ where: { id } });
  await publish(tx, 'institution.changed', {
    key: id,
    version,
    payload: {
      institutionId: id,
      name: institution.name,
      status: institution.status as InstitutionStatus,
      closedOn: institution.closedOn,
    },
  });
  return institution;
}
