import { today } from '@medreg/clock';
import type { PayloadOf } from '@medreg/events';
import { publish } from '@medreg/outbox';
import type { Deps } from '../context.ts';
import { type Transaction, toColumn } from '../database.ts';
import type { InstitutionState } from '../generated/prisma/client.ts';
import { tellPerson } from '../notices.ts';
import { changeRegistration } from '../register/change-registration.ts';
import { touch } from '../register/touch.ts';
import type { MultiFilingRow, RegistrationRow } from '../rows.ts';
import { closeAll } from '../steps/after-the-end.ts';
import { SYSTEM } from '../steps/move.ts';

/** Records in one transaction. */
const BATCH = 50;
/** What is over does not change its names any more. */
const FOLLOWING = ['VALID', 'FILED', 'TRANSFERRED_OUT', 'EXPIRED', 'REVOKED'] as const;

type Due = PayloadOf<'institution.followDue'>;

/**
 * The register follows an institution (domain 3.6): its name on the registrations and filings; once it is closed, the flag 机构已注销 on
 * its primary registrations, and the end of the filings at it on that day. One batch, then a message for the next; done again it finds
 * nothing to do.
 */
export async function followInstitution(tx: Transaction, deps: Deps, due: Due): Promise<void> {
  const state = await tx.institutionState.findUniqueOrThrow({ where: { institutionId: due.institutionId } });
  const last =
    due.what === 'REGISTRATIONS'
      ? await followRegistrations(tx, deps, state, due)
      : await followFilings(tx, deps, state, due);
  if (last === null && due.what === 'FILINGS') return;
  const next = last === null ? { what: 'FILINGS' as const, after: null } : { what: due.what, after: last };
  await publish(tx, 'institution.followDue', {
    key: due.institutionId,
    payload: { institutionId: due.institutionId, ...next },
  });
}

const beyond = (after: string | null) => (after === null ? {} : { id: { gt: after } });
/** @returns the last of a full batch, behind which there may be more */
const lastOf = (rows: readonly { id: string }[]) => (rows.length < BATCH ? null : (rows.at(-1)?.id ?? null));

async function followRegistrations(
  tx: Transaction,
  deps: Deps,
  state: InstitutionState,
  { institutionId, after }: Due,
): Promise<string | null> {
  const rows = await tx.registration.findMany({
    where: { primaryInstitutionId: institutionId, status: { in: [...FOLLOWING] }, ...beyond(after) },
    orderBy: { id: 'asc' },
    take: BATCH,
  });
  for (const row of rows) await followOne(tx, deps, state, row);
  return lastOf(rows);
}

async function followOne(
  tx: Transaction,
  deps: Deps,
  { name, closedOn, institutionId }: InstitutionState,
  row: RegistrationRow,
): Promise<void> {
  const closing = closedOn !== null && row.primaryInstitutionClosedOn === null;
  if (row.primaryInstitutionName === name && !closing) return;
  await changeRegistration(tx, deps, {
    registrationId: row.id,
    version: row.version,
    action: closing ? 'closeInstitution' : 'renameInstitution',
    data: {
      primaryInstitutionName: name,
      // 执业地点 of a nurse is the institution itself (11-A14).
      ...(row.practicePlaceInstitutionId === institutionId && { practicePlaceName: name }),
      ...(closing && { primaryInstitutionClosedOn: closedOn }),
    },
    actor: SYSTEM,
    at: deps.clock.now(),
  });
  if (!closing) return;
  await tellPerson(tx, deps.pii, row.practitionerId, 'REGISTRATION_NOTICE', {
    matter: '主要执业机构',
    state: '机构已注销，请办理变更',
  });
}

async function followFilings(
  tx: Transaction,
  deps: Deps,
  state: InstitutionState,
  { institutionId, after }: Due,
): Promise<string | null> {
  const day = toColumn(today(deps.clock.now()));
  const since = state.closedOn !== null && state.closedOn < day ? state.closedOn : day;
  const rows = await tx.multiFiling.findMany({
    where: { institutionId, endedOn: null, validUntil: { gte: since }, ...beyond(after) },
    orderBy: { id: 'asc' },
    take: BATCH,
  });
  for (const row of rows) await followFiling(tx, deps, state, row);
  return lastOf(rows);
}

async function followFiling(
  tx: Transaction,
  deps: Deps,
  { name, closedOn }: InstitutionState,
  row: MultiFilingRow,
): Promise<void> {
  const ends = closedOn !== null && row.validUntil > closedOn;
  if (!ends && row.institutionName === name) return;
  const data = { institutionName: name, ...(ends && { endedOn: closedOn, endReason: 'INSTITUTION_CLOSED' }) };
  await tx.multiFiling.updateMany({
    where: { id: row.id, version: row.version, endedOn: null },
    data: { ...data, version: { increment: 1 } },
  });
  const registration = await tx.registration.findUniqueOrThrow({ where: { id: row.registrationId } });
  if (registration.status === 'ANNULLED') return;
  const action = ends ? 'endFiling' : 'renameInstitution';
  await touch(tx, deps, registration, action, { actor: SYSTEM, at: deps.clock.now() });
  if (!ends) return;
  await closeAll(tx, deps, { multiFilingId: row.id }, deps.clock.now());
  await tellPerson(tx, deps.pii, row.practitionerId, 'REGISTRATION_NOTICE', {
    matter: '多执业机构备案',
    state: '备案机构停止执业，备案终止',
  });
}
