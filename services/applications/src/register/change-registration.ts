import { type AuditActor, writeAudit } from '@medreg/audit';
import { addDays, type CalendarDate, today } from '@medreg/clock';
import type { Deps } from '../context.ts';
import { fromColumn, type Transaction, toColumn } from '../database.ts';
import { announceRegistration } from '../events.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { RegistrationStatus } from '../generated/resolvers.ts';
import type { RegistrationRow } from '../rows.ts';
import { placesOverlap } from '../rules/practice-place.ts';

/** Thrown inside a transaction when the registration is not what the rules were asked about: nothing of it stays. */
export class RegisterMoved extends Error {}

export interface RegistrationChange {
  registrationId: string;
  /** As it was read: the write is guarded by it. */
  version: number;
  /** Verb of the audit entry. */
  action: string;
  data: Prisma.RegistrationUncheckedUpdateManyInput;
  /** First day on which the change holds; today by default. */
  from?: CalendarDate;
  /** Its filings go over to the registration that comes after it (`adoptFilings`), and it is announced then. */
  handsOver?: boolean;
  actor: AuditActor;
  at: Date;
  applicationId?: string | undefined;
}

/**
 * The one way in which a registration changes: guarded by its version, earlier values kept by the database, filings that no
 * longer fit ended with the day before (I3; domain 5.3), on record, and told to the siblings.
 * @throws RegisterMoved when somebody else changed it first
 */
export async function changeRegistration(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  { registrationId, version, action, data, from, handsOver = false, actor, at, applicationId }: RegistrationChange,
): Promise<RegistrationRow> {
  const [row] = await tx.registration.updateManyAndReturn({
    where: { id: registrationId, version },
    data: { ...data, validFrom: toColumn(from ?? today(at)), version: { increment: 1 } },
  });
  if (!row) throw new RegisterMoved(`Registration ${registrationId} is no longer version ${version}`);
  if (!handsOver) await endFilingsThatNoLongerFit(tx, row);
  await writeAudit(tx, {
    recordType: 'Registration',
    recordId: row.id,
    action,
    actor,
    at,
    detail: { status: row.status, ...(applicationId !== undefined && { applicationId }) },
  });
  if (!handsOver) await announceRegistration(tx, deps.pii, row);
  return row;
}

/** The filings that still run under what a registration came after go on under it, as far as they fit (10.1.24; I3). */
export async function adoptFilings(
  tx: Transaction,
  registration: RegistrationRow,
  of: readonly string[],
): Promise<void> {
  await tx.multiFiling.updateMany({
    where: { registrationId: { in: [...of] }, endedOn: null, validUntil: { gte: registration.validFrom } },
    data: { registrationId: registration.id, version: { increment: 1 } },
  });
  await endFilingsThatNoLongerFit(tx, registration);
}

/** The columns of a change of status on `day`: since when, why, and the last day on which the person could practise. */
export function statusColumns(
  before: Pick<RegistrationRow, 'status' | 'lastValidOn'>,
  status: RegistrationStatus,
  reason: string | null,
  day: CalendarDate,
) {
  const wasValid = before.status === 'VALID';
  return {
    status,
    statusSince: toColumn(day),
    statusReason: reason,
    lastValidOn: status === 'VALID' ? null : wasValid ? toColumn(addDays(day, -1)) : before.lastValidOn,
  };
}

/** Ends what I3 does not allow beside the registration as it is now; its last day is the one before the change. */
async function endFilingsThatNoLongerFit(tx: Transaction, registration: RegistrationRow): Promise<void> {
  const day = fromColumn(registration.validFrom);
  const lastDay = addDays(day, -1);
  const running = await tx.multiFiling.findMany({
    where: { registrationId: registration.id, endedOn: null, validUntil: { gte: toColumn(day) } },
  });
  for (const filing of running) {
    const reason = unfit(registration, filing.institutionId, filing.institutionRegionCode);
    if (reason === null) continue;
    await tx.multiFiling.update({
      where: { id: filing.id },
      data: { endedOn: toColumn(lastDay), endReason: reason, version: { increment: 1 } },
    });
  }
}

function unfit(registration: RegistrationRow, institutionId: string, regionCode: string): string | null {
  if (registration.status !== 'VALID') return 'REGISTRATION_ENDED';
  if (registration.primaryInstitutionId === institutionId) return 'BECAME_PRIMARY';
  return placesOverlap(registration.practicePlaceCode, regionCode) ? null : 'PLACE_CHANGED';
}
