import type { AuditActor } from '@medreg/audit';
import { type CalendarDate, today } from '@medreg/clock';
import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import type { ProfessionType } from '../generated/resolvers.ts';
import { tellPerson } from '../notices.ts';
import type { RegistrationRow } from '../rows.ts';
import { changeRegistration } from './change-registration.ts';
import { isSuspended } from './suspension.ts';

/** The flag lies on VALID and FILED registrations alike (5.1). */
export const SUSPENDABLE = ['VALID', 'FILED'] as const;

export interface Suspending {
  practitionerId: string;
  /** Null: in every profession. */
  professionType: ProfessionType | null;
  actor: AuditActor;
  at: Date;
}

/**
 * 暂停执业: lets the flag of the person's registrations say what his confirmed records say today (5.1, 5.2). Again changes nothing.
 * @returns the registrations that changed
 * @throws RegisterMoved when somebody else changed one of them meanwhile
 */
export async function alignSuspension(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  { practitionerId, professionType, actor, at }: Suspending,
): Promise<RegistrationRow[]> {
  const day = today(at);
  const rows = await tx.registration.findMany({
    where: { practitionerId, status: { in: [...SUSPENDABLE] }, ...(professionType && { professionType }) },
    orderBy: { id: 'asc' },
  });
  const changed: RegistrationRow[] = [];
  for (const row of rows) {
    const suspended = await isSuspended(tx, { practitionerId, professionType: row.professionType }, day);
    if (suspended !== row.suspended) changed.push(await flag(tx, deps, row, suspended, day, { actor, at }));
  }
  return changed;
}

async function flag(
  tx: Transaction,
  deps: Pick<Deps, 'pii'>,
  { id, version, practitionerId }: RegistrationRow,
  suspended: boolean,
  from: CalendarDate,
  by: { actor: AuditActor; at: Date },
): Promise<RegistrationRow> {
  const action = suspended ? 'suspend' : 'endSuspension';
  const row = await changeRegistration(tx, deps, {
    registrationId: id,
    version,
    action,
    data: { suspended },
    from,
    ...by,
  });
  const state = suspended ? '暂停执业' : '暂停执业已结束';
  await tellPerson(tx, deps.pii, practitionerId, 'REGISTRATION_NOTICE', { matter: '执业注册', state });
  return row;
}
