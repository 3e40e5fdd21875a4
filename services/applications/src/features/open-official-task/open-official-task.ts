import { isDuplicate, possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import { registrationsVisibleTo } from '../../access.ts';
import type { Deps } from '../../context.ts';
import { withPerson } from '../../database.ts';
import { fillForm } from '../../forms/fields.ts';
import { MESSAGES } from '../../messages.ts';
import { prepareTask, writeTask } from '../../official-tasks/task.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { checkStatement } from '../../rules/statement.ts';
import { concernOf } from '../../steps/concern.ts';
import { invalidInput, personGone, requirementNotMet } from '../../steps/outcomes.ts';
import { findInTheWay } from '../open-application/write-draft.ts';

export interface OfficialTaskInput {
  registrationId: string;
  procedure: string;
  reason: string;
  evidence: string;
}

/**
 * 立案 (5.6, 11-A9): the authority that manages a registration begins, of its own accord, to deregister or to file it. Never blocked by
 * what else is under way (3.1.4); of one kind about one registration at a time.
 */
export async function openOfficialTask(deps: Deps, viewer: Viewer, input: OfficialTaskInput) {
  const procedure = PROCEDURES.get(input.procedure);
  if (!procedure?.channels.EX_OFFICIO) return requirementNotMet(notOfficial);
  const id = possibleId(input.registrationId);
  const registration =
    id && (await deps.db.registration.findFirst({ where: { id, AND: registrationsVisibleTo(viewer) } }));
  if (!registration || registration.professionType !== procedure.profession) return requirementNotMet(unknownPerson);

  const form = fillForm(procedure.fields, {}, { reason: input.reason });
  const said = checkStatement('evidence', input.evidence);
  const problems = [...form.problems, ...(said.ok ? [] : said.problems)];
  if (problems.length > 0 || !said.ok) return invalidInput(problems);

  const evidence = said.value.opinion ?? '';
  const task = await prepareTask(deps, { registration, procedure, reason: input.reason, evidence, viewer });
  if (!task) return requirementNotMet(personGone);
  const { facts } = task;
  const refused =
    otherOffice(viewer, procedure.decidedBy(facts)?.id ?? registration.issuingAuthorityId) ??
    concernOf(procedure, facts) ??
    firstRefusal(procedure.requirements, 'SUBMIT', facts);
  if (refused) return requirementNotMet(refused);
  const inTheWay = await findInTheWay(deps.db, procedure, facts);
  if (inTheWay) return alreadyOpen(inTheWay);
  try {
    const application = await withPerson(deps.db, facts.practitioner.id, (tx) => writeTask(tx, deps, task, viewer));
    return { kind: 'OpenedApplication' as const, application };
  } catch (error) {
    const faster = isDuplicate(error) ? await findInTheWay(deps.db, procedure, facts) : null;
    if (faster) return alreadyOpen(faster);
    throw error;
  }
}

const alreadyOpen = (application: NonNullable<Awaited<ReturnType<typeof findInTheWay>>>) => ({
  kind: 'AlreadyOpen' as const,
  message: MESSAGES.alreadyOpen,
  application,
});

function otherOffice(viewer: Viewer, authorityId: string): Refusal | null {
  if (viewer.authorityId === authorityId) return null;
  return { code: 'OTHER_AUTHORITY', message: MESSAGES.otherOffice, basis: null };
}

const notOfficial: Refusal = { code: 'CHANNEL_CLOSED', message: MESSAGES.taskNotOfficial, basis: null };
const unknownPerson: Refusal = { code: 'PERSON_UNKNOWN', message: MESSAGES.personUnknown, basis: null };
