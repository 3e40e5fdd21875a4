import { publish } from '@medreg/outbox';
import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import { MESSAGES } from '../messages.ts';
import { isMoot } from '../official-tasks/moot.ts';
import { getProcedure } from '../procedures/index.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import type { Statement } from '../rules/statement.ts';
import { OPEN_STATUSES, target } from '../workflow.ts';
import { move } from './move.ts';

/** Reasons for which everything that the person has under way ends at once (3.1.4). */
const ENDS_EVERYTHING: ReadonlySet<string | null> = new Set(['D-P1', 'D-P2', 'D-P3', 'D-N2', 'D-N3']);

/**
 * What follows when an application has come to its end: applications about its registrations that lead nowhere any more are
 * closed by operation of law, what waited behind it goes on or is closed, the rest of its dossier ends with it, and an account
 * without activation is activated (domain 3.1.4, 3.2, 4.2).
 */
export async function afterTheEnd(
  tx: Transaction,
  deps: Deps,
  application: ApplicationRow,
  registrations: readonly RegistrationRow[],
  at: Date,
): Promise<void> {
  const effective = application.status === 'EFFECTIVE';
  if (effective) await closeWhatLeadsNowhere(tx, deps, application, at);
  if (effective && (application.channel === 'EX_OFFICIO' || registrations.some(endsEverything))) {
    await closeAll(tx, deps, { practitionerId: application.practitionerId, id: { not: application.id } }, at);
  }
  await letTheWaitingGoOn(tx, deps, application, effective, at);
  if (application.together && application.dossierId !== null && !effective) {
    await closeAll(tx, deps, { dossierId: application.dossierId, id: { not: application.id } }, at);
  }
  if (effective && application.channel === 'PERSON' && getProcedure(application.procedure).beforeActivation) {
    const { practitionerId, id: applicationId } = application;
    await publish(tx, 'account.activationDue', { key: practitionerId, payload: { practitionerId, applicationId } });
  }
}

const endsEverything = ({ status, statusReason }: RegistrationRow) =>
  status !== 'VALID' && ENDS_EVERYTHING.has(statusReason);

/** Other applications of the person about a record whose state they do not start from any more, or a filing that was ended. */
async function closeWhatLeadsNowhere(
  tx: Transaction,
  deps: Deps,
  { id, practitionerId }: ApplicationRow,
  at: Date,
): Promise<void> {
  const others = await lockOpen(tx, { practitionerId, registrationId: { not: null }, id: { not: id } });
  if (others.length === 0) return;
  const records = await tx.registration.findMany({
    where: { practitionerId },
    select: { id: true, status: true, primaryInstitutionId: true },
  });
  const ended = await tx.multiFiling.findMany({
    where: { practitionerId, endedOn: { not: null } },
    select: { id: true },
  });
  for (const other of others) {
    const { states = ['VALID'] } = getProcedure(other.procedure);
    const record = records.find((one) => one.id === other.registrationId);
    const over = ended.some((filing) => filing.id === other.multiFilingId);
    const leadsNowhere = over || !record || !states.includes(record.status) || isMoot(deps.pii, other, record);
    if (leadsNowhere) await close(tx, deps, other, at);
  }
}

type Where = NonNullable<Parameters<Transaction['application']['findMany']>[0]>['where'];

/** Ends every open application that fits. */
export async function closeAll(tx: Transaction, deps: Deps, where: Where, at: Date): Promise<void> {
  for (const other of await lockOpen(tx, where)) await close(tx, deps, other, at);
}

/** What had to wait behind an application about the same record (3.1.4, 10.1.16). */
async function letTheWaitingGoOn(
  tx: Transaction,
  deps: Deps,
  { claim, registrationId }: ApplicationRow,
  effective: boolean,
  at: Date,
): Promise<void> {
  if (claim === null || registrationId === null) return;
  for (const waiting of await lockOpen(tx, { registrationId, status: 'PENDING' })) {
    if (effective) await close(tx, deps, waiting, at);
    else await resume(tx, deps, waiting, at);
  }
}

const resume = (tx: Transaction, deps: Deps, waiting: ApplicationRow, at: Date) =>
  move(tx, deps, {
    step: 'resume',
    application: waiting,
    viewer: null,
    at,
    changes: { claim: waiting.registrationId },
  });

/**
 * What was submitted to wait goes on at once when the application before it has ended meanwhile. Whoever holds the record is
 * locked: either its end sees this one waiting, or this one sees its end.
 */
export async function waitOrGoOn(
  tx: Transaction,
  deps: Deps,
  waiting: ApplicationRow,
  at: Date,
): Promise<ApplicationRow> {
  const open = OPEN_STATUSES.filter((status) => status !== 'PENDING');
  const holders = await tx.$queryRaw<object[]>`
    SELECT 1 FROM "application"
    WHERE "practitioner_id" = ${waiting.practitionerId}::uuid AND "claim" = ${waiting.registrationId}
      AND "status"::text = ANY(${open}) FOR UPDATE`;
  return (holders.length === 0 ? await resume(tx, deps, waiting, at) : null) ?? waiting;
}

/** Locked in the order of their ids, so that two endings at once wait for each other instead of blocking each other. */
async function lockOpen(tx: Transaction, where: Where): Promise<ApplicationRow[]> {
  const found = await tx.application.findMany({
    where: { AND: [{ status: { in: OPEN_STATUSES } }, where ?? {}] },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  await tx.$queryRaw`SELECT 1 FROM "application" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
  const rows = await tx.application.findMany({
    where: { id: { in: ids }, status: { in: OPEN_STATUSES } },
    orderBy: { id: 'asc' },
  });
  // What waits comes first: the end of what it waits for would move it.
  return rows.sort((a, b) => Number(b.status === 'PENDING') - Number(a.status === 'PENDING'));
}

/** Ends an open application because the law has ended what it was about. */
export async function close(tx: Transaction, deps: Deps, application: ApplicationRow, at: Date): Promise<void> {
  if (target('close', application) === null) return;
  const closed = await move(tx, deps, { step: 'close', application, viewer: null, at, statement: CLOSED });
  if (closed) await letTheWaitingGoOn(tx, deps, closed, false, at);
}

const CLOSED: Statement = {
  opinion: null,
  reasons: [{ code: 'BY_OPERATION_OF_LAW', message: MESSAGES.closedByLaw, basis: null, remedies: null }],
};
