import { type AuditActor, actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { type Transaction, toColumn } from '../database.ts';
import { sendNotice } from '../events.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ApplicationStatus, Party, Step } from '../generated/resolvers.ts';
import { MESSAGES } from '../messages.ts';
import type { ApplicationRow } from '../rows.ts';
import { dueOn } from '../rules/clocks.ts';
import { NOTHING_SAID, type Statement } from '../rules/statement.ts';
import { sealStatement } from '../sealed.ts';
import { STEPS, target, waitingFor } from '../workflow.ts';

export interface Move {
  step: Step;
  /** As it was read: the write is guarded by its status and version. */
  application: ApplicationRow;
  /** Null for the system. */
  viewer: Viewer | null;
  at: Date;
  statement?: Statement;
  /** Columns that change with the state. */
  changes?: Prisma.ApplicationUncheckedUpdateManyInput;
}

/**
 * Takes a step inside the caller's transaction: the guarded change of state, its line in the timeline, its audit entry and
 * its notice to the applicant. Whether the viewer may take it has been asked before (findStep).
 * @returns the application after the step; null when somebody else moved it first, and then nothing was written
 */
export async function move(
  tx: Transaction,
  deps: Pick<Deps, 'pii' | 'settings'>,
  { step, application, viewer, at, statement = NOTHING_SAID, changes = {} }: Move,
): Promise<ApplicationRow | null> {
  const status = target(step, application.status);
  if (status === null) throw new Error(`${step} leads nowhere from ${application.status}`);
  const due = dueOn(status, today(at), deps.settings.serviceDays);
  const [moved] = await tx.application.updateManyAndReturn({
    where: { id: application.id, status: application.status, version: application.version },
    data: {
      ...changes,
      status,
      version: { increment: 1 },
      waitingFor: waitingFor(status),
      dueOn: due && toColumn(due),
      ...momentOf(status, at),
    },
  });
  if (!moved) return null;

  const { by } = STEPS[step];
  await tx.timelineEntry.create({
    data: {
      applicationId: application.id,
      // Grows with every change and is guarded above, so it numbers the steps.
      sequence: moved.version,
      step,
      statusBefore: application.status,
      statusAfter: status,
      by,
      byName: nameOf(by, moved),
      at,
      statementSealed: sealStatement(deps.pii, statement),
    },
  });
  await writeAudit(tx, {
    recordType: 'Application',
    recordId: application.id,
    action: step,
    actor: viewer ? actorOf(viewer) : SYSTEM,
    at,
    detail: { from: application.status, to: status, reasons: statement.reasons.map(({ code }) => code) },
  });
  await sendNotice(tx, deps.pii, step, moved);
  return moved;
}

export const SYSTEM: AuditActor = { kind: 'SYSTEM' };

/** The column that remembers when a state was reached. */
function momentOf(status: ApplicationStatus, at: Date) {
  switch (status) {
    case 'SUBMITTED':
      return { submittedAt: at };
    case 'INST_PASSED':
      return { receivedAt: at };
    case 'CORRECTION_REQUIRED':
      return { correctionRequestedAt: at };
    case 'ACCEPTED':
      return { acceptedAt: at };
    case 'APPROVED':
    case 'REFUSED':
    case 'NOT_ACCEPTED':
      return { decidedAt: at };
    default:
      return {};
  }
}

/** Who is named in the timeline: the applicant, the institution or the organ, never a clerk. */
export function nameOf(
  party: Party,
  application: Pick<ApplicationRow, 'applicantName' | 'institutionName' | 'authorityName'>,
): string {
  const names = {
    APPLICANT: application.applicantName,
    REVIEWER: application.institutionName,
    OFFICER: application.authorityName,
    SYSTEM: MESSAGES.system,
  };
  return names[party] ?? MESSAGES.system;
}
