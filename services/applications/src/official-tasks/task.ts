import { addWorkingDays, today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { type Transaction, toColumn } from '../database.ts';
import { writeApplication } from '../features/open-application/write-draft.ts';
import type { Procedure } from '../procedures/index.ts';
import type { ApplicationRow, RegistrationRow } from '../rows.ts';
import type { Facts } from '../rules/facts.ts';
import { type About, gatherFacts } from '../steps/gather-facts.ts';
import { promisedDays } from '../steps/placement.ts';
import { OPEN_STATUSES } from '../workflow.ts';
import { HEARD_NOT } from './grounds.ts';

/** A task about to be opened: everything that siblings had to say about it has been asked. */
export interface PreparedTask {
  about: About;
  facts: Facts;
  registration: RegistrationRow;
  /** 认定的事实和依据 */
  evidence: string;
}

export interface TaskRequest {
  registration: RegistrationRow;
  procedure: Procedure;
  /** A code of the procedure's field `reason`. */
  reason: string;
  evidence: string;
  /** Null for a timer. */
  viewer: Viewer | null;
}

/**
 * Asks the siblings what a task needs, before the transaction that writes it.
 * @returns null when the qualifications service does not know the person any more
 */
export async function prepareTask(
  deps: Deps,
  { registration, procedure, reason, evidence, viewer }: TaskRequest,
): Promise<PreparedTask | null> {
  const about: About = {
    procedure,
    channel: 'EX_OFFICIO',
    practitionerId: registration.practitionerId,
    qualificationId: null,
    registrationId: registration.id,
    multiFilingId: null,
    copied: null,
    form: { reason },
    applicationId: null,
    authorityId: registration.issuingAuthorityId,
    openedBy: viewer?.accountId ?? '',
    confirmed: false,
    objected: false,
    submittedAt: null,
  };
  const facts = await gatherFacts(deps, about, viewer);
  return facts && { about, facts, registration, evidence };
}

/** Whether the law's own procedure about the registration is under way already. */
export async function taskIsOpen(
  tx: Pick<Transaction, 'application'>,
  registrationId: string,
  procedure: Procedure,
): Promise<boolean> {
  const open = {
    registrationId,
    channel: 'EX_OFFICIO',
    procedure: procedure.code,
    status: { in: OPEN_STATUSES },
  } as const;
  return (await tx.application.findFirst({ where: open, select: { id: true } })) !== null;
}

/**
 * 立案 (5.6): the task of the authority that manages the registration; the person is told and heard first, except about what has
 * been decided already, or after a death.
 */
export async function writeTask(
  tx: Transaction,
  deps: Deps,
  { about, facts, registration, evidence }: PreparedTask,
  viewer: Viewer | null,
): Promise<ApplicationRow> {
  const { procedure, form } = about;
  const unheard = registration.status === 'REVOKED' || HEARD_NOT.has(String(form.reason));
  const at = deps.clock.now();
  const day = today(at);
  const { reviewDays, decisionDays } = promisedDays(procedure, facts, deps.settings.decisionWorkingDays);
  const clock = unheard && decisionDays !== null;
  return writeApplication(tx, deps, about, facts, {
    viewer,
    status: unheard ? 'ACCEPTED' : 'TO_NOTIFY',
    statement: { opinion: evidence, reasons: [] },
    columns: {
      reviewDays,
      decisionDays,
      ...(procedure.decidedBy(facts) === null && issuerOf(registration)),
      ...(unheard && { acceptedAt: at }),
      ...(clock && { clockFrom: toColumn(day), dueOn: toColumn(addWorkingDays(day, decisionDays)) }),
    },
  });
}

/** Where the institution is known to nobody any more, whoever registered the person is responsible. */
const issuerOf = (registration: RegistrationRow) => ({
  authorityId: registration.issuingAuthorityId,
  authorityName: registration.issuingAuthorityName,
  authorityRegionCode: registration.issuingAuthorityRegionCode,
});
