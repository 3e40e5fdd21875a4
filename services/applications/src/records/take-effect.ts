import type { AuditActor } from '@medreg/audit';
import { addDays, addYears, today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import { uuidv7 } from 'uuidv7';
import type { Deps } from '../context.ts';
import { fromColumn, type Transaction, toColumn } from '../database.ts';
import type { ProfessionType, RegistrationStatus } from '../generated/resolvers.ts';
import { MESSAGES } from '../messages.ts';
import { tellInstitution, tellPerson } from '../notices.ts';
import { officialProcedure, reasonOf } from '../official-tasks/grounds.ts';
import { type PreparedTask, prepareTask, taskIsOpen, writeTask } from '../official-tasks/task.ts';
import { PROCEDURES } from '../procedures/index.ts';
import { changeRegistration, RegisterMoved, statusColumns } from '../register/change-registration.ts';
import { alignSuspension } from '../register/suspend.ts';
import type { PersonRecordRow, RegistrationRow } from '../rows.ts';
import { sealForm } from '../sealed.ts';
import { closeAll } from '../steps/after-the-end.ts';
import type { EarlierRecord, Ground, Measure, NewRecord, RecordDefinition } from './index.ts';

/** Registrations that can still be revoked, or whose holder can still be deregistered (5.1, 5.2). */
const ALIVE: readonly RegistrationStatus[] = ['VALID', 'FILED', 'TRANSFERRED_OUT', 'EXPIRED'];

/** What a record means, without the row that it will be or has become. */
export interface Meaning {
  definition: RecordDefinition;
  measure: Measure;
  record: NewRecord;
  practitionerId: string;
  earlier: readonly EarlierRecord[];
}

/** Everything that siblings had to say about the tasks that the record may open: asked before the transaction. */
export type Prepared = readonly PreparedTask[];

/** @returns null when the qualifications service does not know the person any more, where that matters */
export async function prepareEffect(deps: Deps, viewer: Viewer, meaning: Meaning): Promise<Prepared | null> {
  const ground = groundOf(meaning);
  if (!ground) return [];
  const rows = await concernedBy(deps.db, meaning, ground);
  const tasks: PreparedTask[] = [];
  for (const registration of rows) {
    if (ground === 'REVOKED' && registration.issuingAuthorityId === viewer.authorityId) continue;
    const procedure = officialProcedure(registration.professionType, 'DEREG');
    if (!procedure) continue;
    const reason = reasonOf(ground, registration.professionType);
    const task = await prepareTask(deps, { registration, procedure, reason, evidence: evidenceOf(meaning), viewer });
    if (!task) return null;
    tasks.push(task);
  }
  return tasks;
}

function groundOf({ measure, record, earlier }: Meaning): Ground | null {
  const { effect } = measure;
  if (effect.kind === 'REVOKE') return 'REVOKED';
  if (effect.kind !== 'TASK') return null;
  return (effect.when?.(record, earlier) ?? true) ? effect.ground : null;
}

const evidenceOf = ({ definition, measure, record }: Meaning) =>
  MESSAGES.recordBehind(definition.name, measure.name, record.decidedOn);

const aliveOf = (db: Pick<Transaction, 'registration'>, { practitionerId, record: { professionType } }: Meaning) =>
  db.registration.findMany({
    where: { practitionerId, status: { in: [...ALIVE] }, ...(professionType && { professionType }) },
    orderBy: { id: 'asc' },
  });

/** Also what has been revoked already: a revocation that stands in the place of another finds it alive again. */
async function concernedBy(db: Pick<Transaction, 'registration'>, meaning: Meaning, ground: Ground) {
  const alive = await aliveOf(db, meaning);
  if (ground !== 'REVOKED') return alive;
  const { practitionerId, record } = meaning;
  const revoked = await db.registration.findMany({
    where: {
      practitionerId,
      statusReason: { in: ['D-P3', 'D-N2'] },
      ...(record.professionType && { professionType: record.professionType }),
    },
  });
  return [...alive, ...revoked];
}

export interface TakingRecord {
  row: PersonRecordRow;
  meaning: Meaning;
  prepared: Prepared;
  viewer: Viewer;
  actor: AuditActor;
  at: Date;
}

/**
 * What follows when a record counts (domain 3.7; 5.1), in the transaction in which it begins to: the flag, the revocation with the
 * deregistration or its task, the annulment with its ban, the task of the registering authority; the person is told.
 * @returns the registrations that changed
 * @throws RegisterMoved when the register is not what the effect was prepared for
 */
export async function takeEffect(tx: Transaction, deps: Deps, taking: TakingRecord): Promise<RegistrationRow[]> {
  const { meaning, row, actor, at } = taking;
  const { definition, measure, practitionerId, record } = meaning;
  const matter = { matter: definition.name, state: measure.name };
  await tellPerson(tx, deps.pii, practitionerId, 'REGISTRATION_NOTICE', matter);
  switch (measure.effect.kind) {
    case 'NONE':
      return [];
    case 'SUSPEND': {
      // The law's own tasks go on; whatever the person wanted ends (3.1.4).
      await closeOf(tx, deps, practitionerId, record.professionType, at, { channel: { not: 'EX_OFFICIO' } });
      return alignSuspension(tx, deps, { practitionerId, professionType: record.professionType, actor, at });
    }
    case 'REVOKE':
      return revoke(tx, deps, taking);
    case 'ANNUL':
      return annul(tx, deps, taking, row, measure.effect.ban);
    case 'TASK':
      return openTasks(tx, deps, taking);
  }
}

/** Every open application of the person in the profession ends by operation of law, with notice (3.1.4). */
function closeOf(
  tx: Transaction,
  deps: Deps,
  practitionerId: string,
  profession: ProfessionType | null,
  at: Date,
  which: Parameters<typeof closeAll>[2] = {},
): Promise<void> {
  const codes = [...PROCEDURES.values()].filter((one) => one.profession === profession).map(({ code }) => code);
  return closeAll(tx, deps, { practitionerId, ...(profession && { procedure: { in: codes } }), AND: which ?? {} }, at);
}

/** REVOKED at once; DEREGISTERED where the registering authority itself records it, else by its task (5.1; S2-Q50). */
async function revoke(tx: Transaction, deps: Deps, taking: TakingRecord): Promise<RegistrationRow[]> {
  const { meaning, prepared, viewer, actor, at } = taking;
  await closeOf(tx, deps, meaning.practitionerId, meaning.record.professionType, at);
  const changed: RegistrationRow[] = [];
  for (const before of await aliveOf(tx, meaning)) {
    const reason = reasonOf('REVOKED', before.professionType);
    let row = await turn(tx, deps, before, 'revoke', 'REVOKED', reason, { actor, at });
    await tellInstitution(tx, deps.pii, row.primaryInstitutionId, {
      matter: '执业证书被吊销',
      reference: row.certificateCode,
    });
    if (row.issuingAuthorityId === viewer.authorityId) {
      row = await turn(tx, deps, row, 'deregister', 'DEREGISTERED', reason, { actor, at });
    } else if (officialProcedure(row.professionType, 'DEREG')) {
      const task = prepared.find(({ registration }) => registration.id === row.id);
      // Registered since it was asked: asked again.
      if (!task) throw new RegisterMoved(`Registration ${row.id} was not there before`);
      await writeTask(tx, deps, { ...task, registration: row }, viewer);
    }
    changed.push(row);
  }
  return changed;
}

/** Wrongly obtained: the end of the registration, and of everything under way (ALL-69, 79). */
async function annul(
  tx: Transaction,
  deps: Deps,
  { meaning, viewer, actor, at }: TakingRecord,
  row: PersonRecordRow,
  ban: 'FRAUD' | null,
): Promise<RegistrationRow[]> {
  const { practitionerId, record } = meaning;
  await closeOf(tx, deps, practitionerId, record.professionType, at);
  const before = await tx.registration.findUniqueOrThrow({ where: { id: record.registrationId ?? '' } });
  if (ban) await banForFraud(tx, deps, row, viewer);
  if (before.status === 'ANNULLED') return [];
  const annulled = await turn(tx, deps, before, 'annul', 'ANNULLED', null, { actor, at });
  await tellInstitution(tx, deps.pii, before.primaryInstitutionId, {
    matter: '执业注册被撤销',
    reference: before.certificateCode,
  });
  return [annulled];
}

/** Three years from the decision on (ALL-79; PL-54): a record of its own, that goes when the annulment goes. */
async function banForFraud(tx: Transaction, { pii }: Deps, cause: PersonRecordRow, viewer: Viewer): Promise<void> {
  const decidedOn = fromColumn(cause.decidedOn);
  const { practitionerId, professionType, providedByKind, providedById, providedByName, providedAt } = cause;
  await tx.personRecord.create({
    data: {
      id: uuidv7(),
      kind: 'BAN',
      practitionerId,
      professionType,
      registrationId: cause.registrationId,
      state: 'CONFIRMED',
      measure: 'FRAUD',
      decidedOn: cause.decidedOn,
      validFrom: cause.decidedOn,
      validUntil: toColumn(addDays(addYears(decidedOn, 3), -1)),
      detailsSealed: sealForm(pii, {}),
      providedByKind,
      providedById,
      providedByName,
      providedAt,
      authorityId: cause.authorityId,
      confirmedById: viewer.authorityId ?? null,
      confirmedAt: providedAt,
      fingerprint: cause.id,
    },
  });
}

async function openTasks(
  tx: Transaction,
  deps: Deps,
  { meaning, prepared, viewer }: TakingRecord,
): Promise<RegistrationRow[]> {
  if (prepared.length === 0) return [];
  for (const task of prepared) {
    const { registration, about } = task;
    const now = await tx.registration.findUniqueOrThrow({ where: { id: registration.id } });
    if (!ALIVE.includes(now.status) || (await taskIsOpen(tx, now.id, about.procedure))) continue;
    await writeTask(tx, deps, { ...task, registration: now }, viewer);
    await tellInstitution(tx, deps.pii, now.primaryInstitutionId, {
      matter: meaning.definition.name,
      reference: now.certificateCode,
    });
  }
  return [];
}

function turn(
  tx: Transaction,
  deps: Deps,
  before: RegistrationRow,
  action: string,
  status: RegistrationStatus,
  reason: string | null,
  { actor, at }: { actor: AuditActor; at: Date },
): Promise<RegistrationRow> {
  const data = { ...statusColumns(before, status, reason, today(at)), suspended: false };
  return changeRegistration(tx, deps, { registrationId: before.id, version: before.version, action, data, actor, at });
}
