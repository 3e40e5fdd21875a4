import { type AuditActor, actorOf, writeAudit } from '@medreg/audit';
import { today } from '@medreg/clock';
import { type RegionCode, regionCode } from '@medreg/codes';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import { type Transaction, toColumn } from '../database.ts';
import { sendNotice } from '../events.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ApplicationStatus, Party, Step } from '../generated/resolvers.ts';
import { MESSAGES } from '../messages.ts';
import { getProcedure } from '../procedures/index.ts';
import { nextERegId } from '../register/serials.ts';
import type { ApplicationRow } from '../rows.ts';
import { dueOn } from '../rules/clocks.ts';
import { NOTHING_SAID, type Statement } from '../rules/statement.ts';
import { sealStatement } from '../sealed.ts';
import { reviewerAt, STEPS, target, waitingFor } from '../workflow.ts';

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
 * its notice to the applicant. Whether the viewer may take it has been asked before (findStep). A step that makes the
 * application EFFECTIVE takes its identification code (3.1.11).
 * @returns the application after the step; null when somebody else moved it first, and then nothing was written
 */
export async function move(
  tx: Transaction,
  deps: Pick<Deps, 'pii' | 'settings'>,
  { step, application, viewer, at, statement = NOTHING_SAID, changes = {} }: Move,
): Promise<ApplicationRow | null> {
  const status = target(step, application);
  if (status === null) throw new Error(`${step} leads nowhere from ${application.status} on ${application.path}`);
  const columns = { ...changes, ...momentOf(step, status, application, at) };
  const from = step === 'deemAccepted' && application.receivedAt ? application.receivedAt : at;
  const due = dueOn(status, today(from), {
    acceptance: deps.settings.acceptanceWorkingDays,
    review: Number(changes.reviewDays ?? application.reviewDays),
    decision: 'decisionDays' in changes ? (changes.decisionDays as number | null) : application.decisionDays,
  });
  const reviewerIds = (changes.reviewerIds as string[] | undefined) ?? application.reviewerIds;
  const [moved] = await tx.application.updateManyAndReturn({
    where: { id: application.id, status: application.status, version: application.version },
    data: {
      ...columns,
      status,
      version: { increment: 1 },
      waitingFor: waitingFor({ path: application.path, status }),
      reviewerId: reviewerAt(status, reviewerIds) ?? application.reviewerId,
      // A clock that goes on (a statement in a hearing) keeps its days.
      ...(status !== application.status && { clockFrom: due && toColumn(today(from)), dueOn: due && toColumn(due) }),
      ...(status === 'EFFECTIVE' && { eRegId: await eRegIdOf(tx, application, at) }),
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
      by: viewer ? by : 'SYSTEM',
      byName: viewer ? nameOf(by, application) : MESSAGES.system,
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

/** The columns that remember when a state was reached. */
function momentOf(step: Step, status: ApplicationStatus, application: ApplicationRow, at: Date) {
  const moments: Prisma.ApplicationUncheckedUpdateManyInput = {};
  if (step === 'submit') moments.submittedAt = at;
  if (step === 'reopen') return { ...moments, decidedAt: null };
  if (['SUBMITTED', 'PARTLY_PASSED', 'MIL_PASSED'].includes(status)) moments.reviewSince = at;
  switch (status) {
    case 'INST_PASSED':
      moments.receivedAt = at;
      break;
    case 'CORRECTION_REQUIRED':
      moments.correctionRequestedAt = at;
      moments.corrections = { increment: 1 };
      break;
    case 'ACCEPTED':
      // Deemed accepted counts from the day of receipt (ALL-32(4)); a window's case is received and accepted at once.
      moments.acceptedAt = step === 'deemAccepted' ? application.receivedAt : at;
      if (application.receivedAt === null) moments.receivedAt = at;
      break;
    case 'APPROVED':
    case 'REFUSED':
    case 'NOT_ACCEPTED':
    case 'KEPT':
      moments.decidedAt = at;
      break;
    case 'EFFECTIVE':
      moments.effectiveAt = at;
      break;
  }
  return moments;
}

/** The identification code names the place of the application: its institution's, else its authority's (domain 6.8). */
function eRegIdOf(tx: Transaction, application: ApplicationRow, at: Date) {
  const { institutionRegionCode, authorityRegionCode, practicePlaceCode } = application;
  const code = institutionRegionCode ?? practicePlaceCode ?? authorityRegionCode;
  const { business } = getProcedure(application.procedure);
  return nextERegId(tx, { regionCode: placeIn(code), date: today(at), business });
}

/** The national level issues for no division; its codes name the capital's. */
function placeIn(code: string | null): RegionCode {
  return regionCode(code === null || code === '000000' ? '110000' : code);
}

/** Who is named in the timeline: the applicant, the institution or the organ, never a clerk. */
export function nameOf(
  party: Party,
  application: Pick<
    ApplicationRow,
    'applicantName' | 'authorityName' | 'byInstitutionName' | 'channel' | 'reviewerId' | 'reviewerIds' | 'reviewerNames'
  >,
): string {
  const { channel, reviewerId, reviewerIds, reviewerNames } = application;
  switch (party) {
    case 'APPLICANT':
      if (channel === 'INSTITUTION') return application.byInstitutionName ?? MESSAGES.system;
      return channel === 'PERSON' ? application.applicantName : (application.authorityName ?? MESSAGES.system);
    case 'CONCERNED':
      return application.applicantName;
    case 'REVIEWER':
      return reviewerNames[reviewerIds.indexOf(reviewerId ?? '')] ?? MESSAGES.system;
    case 'OFFICER':
      return application.authorityName ?? MESSAGES.system;
    default:
      return MESSAGES.system;
  }
}
