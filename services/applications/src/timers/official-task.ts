import type { Deps } from '../context.ts';
import type { Transaction } from '../database.ts';
import { type OfficialBusiness, officialProcedure, reasonOf } from '../official-tasks/grounds.ts';
import { type PreparedTask, prepareTask, taskIsOpen, writeTask } from '../official-tasks/task.ts';
import type { Ground } from '../records/index.ts';
import type { RegistrationRow } from '../rows.ts';

/** What a timer prepares of a task: null where the profession has no such procedure, or nobody knows the person any more. */
export async function prepareTimerTask(
  deps: Deps,
  registration: RegistrationRow,
  business: OfficialBusiness,
  ground: Ground | 'EXPIRED' | 'INSTITUTION_CLOSED',
  evidence: string,
): Promise<PreparedTask | null> {
  const procedure = officialProcedure(registration.professionType, business);
  if (!procedure) return null;
  const reason = ground === 'INSTITUTION_CLOSED' ? 'F-P6' : reasonOf(ground, registration.professionType);
  return prepareTask(deps, { registration, procedure, reason, evidence, viewer: null });
}

/** Opens the task, unless the registration has changed since or its authority has one about it already. */
export async function openTimerTask(tx: Transaction, deps: Deps, task: PreparedTask): Promise<void> {
  const { registration, about } = task;
  const now = await tx.registration.findUniqueOrThrow({ where: { id: registration.id } });
  if (now.version !== registration.version || (await taskIsOpen(tx, now.id, about.procedure))) return;
  await writeTask(tx, deps, { ...task, registration: now }, null);
}
