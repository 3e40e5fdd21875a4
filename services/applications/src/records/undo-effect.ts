import type { AuditActor } from '@medreg/audit';
import { today } from '@medreg/clock';
import type { Deps } from '../context.ts';
import { type Transaction, toColumn } from '../database.ts';
import { text } from '../forms/fields.ts';
import type { ProfessionType, RegistrationStatus } from '../generated/resolvers.ts';
import { tellInstitution, tellPerson } from '../notices.ts';
import { reasonOf } from '../official-tasks/grounds.ts';
import { changeRegistration } from '../register/change-registration.ts';
import { alignSuspension } from '../register/suspend.ts';
import type { PersonRecordRow, RegistrationRow } from '../rows.ts';
import { openForm } from '../sealed.ts';
import { close } from '../steps/after-the-end.ts';
import { OPEN_STATUSES } from '../workflow.ts';
import { definitionOf, type Ground } from './index.ts';

export interface Undoing {
  row: PersonRecordRow;
  actor: AuditActor;
  at: Date;
}

/**
 * Takes back what a record did to the register, when review or lawsuit have taken the record back (3.7): the flag follows the records
 * that are left, tasks that rested on it end, what was revoked is what it was before. An annulment is the end of its registration
 * (5.1): the ban goes, and the person may register anew.
 * @returns the registrations that changed
 */
export async function undoEffect(tx: Transaction, deps: Deps, { row, actor, at }: Undoing): Promise<RegistrationRow[]> {
  const { practitionerId, professionType } = row;
  const { definition, measure } = definitionOf(row);
  await tellPerson(tx, deps.pii, practitionerId, 'REGISTRATION_NOTICE', {
    matter: definition.name,
    state: '已撤销或更正',
  });
  switch (measure.effect.kind) {
    case 'NONE':
      return [];
    case 'SUSPEND':
      return alignSuspension(tx, deps, { practitionerId, professionType, actor, at });
    case 'TASK':
      await closeTasks(tx, deps, row, measure.effect.ground, at);
      return [];
    case 'REVOKE':
      await closeTasks(tx, deps, row, 'REVOKED', at);
      return restore(tx, deps, { row, actor, at });
    case 'ANNUL':
      await tx.personRecord.updateMany({
        where: { practitionerId, kind: 'BAN', fingerprint: row.id, state: 'CONFIRMED' },
        data: { state: 'SUPERSEDED', version: { increment: 1 } },
      });
      return [];
  }
}

/** The law's own procedures that rested on the record lead nowhere any more. */
async function closeTasks(
  tx: Transaction,
  deps: Deps,
  { practitionerId, professionType }: PersonRecordRow,
  ground: Ground,
  at: Date,
): Promise<void> {
  const open = await tx.application.findMany({
    where: { practitionerId, channel: 'EX_OFFICIO', status: { in: OPEN_STATUSES } },
    orderBy: { id: 'asc' },
  });
  for (const task of open) {
    const reason = text(openForm(deps.pii, task.formSealed), 'reason');
    const professions: ProfessionType[] = professionType ? [professionType] : ['PHYSICIAN', 'TCM_SPECIALTY', 'NURSE'];
    if (professions.some((one) => reasonOf(ground, one) === reason)) await close(tx, deps, task, at);
  }
}

interface EarlierState {
  status: RegistrationStatus;
  reason: string | null;
  last_valid_on: Date | null;
}

/** What was revoked is again what it was before; the constraints of the register say whether it still fits (I1–I5). */
async function restore(tx: Transaction, deps: Deps, { row, actor, at }: Undoing): Promise<RegistrationRow[]> {
  const { practitionerId, professionType } = row;
  const left = await tx.personRecord.findFirst({
    where: {
      practitionerId,
      professionType,
      kind: 'PENALTY',
      measure: 'REVOCATION',
      state: 'CONFIRMED',
      id: { not: row.id },
    },
  });
  if (left) return [];
  const rows = await tx.registration.findMany({
    where: {
      practitionerId,
      status: { in: ['REVOKED', 'DEREGISTERED'] },
      statusReason: { in: ['D-P3', 'D-N2'] },
      ...(professionType && { professionType }),
    },
    orderBy: { id: 'asc' },
  });
  const restored: RegistrationRow[] = [];
  for (const { id, version, certificateCode, primaryInstitutionId } of rows) {
    const before = await stateBefore(tx, id);
    if (!before) continue;
    const day = toColumn(today(at));
    const data = {
      status: before.status,
      statusSince: day,
      statusReason: before.reason,
      lastValidOn: before.status === 'VALID' ? null : (before.last_valid_on ?? day),
    };
    restored.push(
      await changeRegistration(tx, deps, { registrationId: id, version, action: 'restore', data, actor, at }),
    );
    await tellInstitution(tx, deps.pii, primaryInstitutionId, { matter: '吊销已撤销', reference: certificateCode });
  }
  const flagged = await alignSuspension(tx, deps, { practitionerId, professionType, actor, at });
  return restored.map((one) => flagged.find(({ id }) => id === one.id) ?? one);
}

/** The newest version that was neither revoked nor deregistered for it. */
async function stateBefore(tx: Transaction, registrationId: string): Promise<EarlierState | null> {
  const [found] = await tx.$queryRaw<EarlierState[]>`
    SELECT "row" ->> 'status' AS "status", "row" ->> 'status_reason' AS "reason", ("row" ->> 'last_valid_on')::date AS "last_valid_on"
    FROM "registration_history"
    WHERE "registration_id" = ${registrationId}::uuid AND "row" ->> 'status' NOT IN ('REVOKED', 'DEREGISTERED')
    ORDER BY "version" DESC LIMIT 1`;
  return found ?? null;
}
