import type { Viewer } from '@medreg/viewer';
import { visibleTo } from '../access.ts';
import type { Deps } from '../context.ts';
import type { MissingItem } from '../forms/fields.ts';
import { MESSAGES } from '../messages.ts';
import type { ApplicationRow } from '../rows.ts';
import type { InputProblem } from '../rules/input-problem.ts';
import type { Refusal } from '../rules/refusal.ts';
import { availableSteps } from '../workflow.ts';

/** The answers that several use cases share, as members of their result unions. */

export const applicationNotFound = () => ({
  kind: 'ApplicationNotFound' as const,
  message: MESSAGES.applicationNotFound,
});

export const stepNotAllowed = (application: ApplicationRow, viewer: Viewer) => ({
  kind: 'StepNotAllowed' as const,
  message: MESSAGES.stepNotAllowed,
  status: application.status,
  availableSteps: availableSteps(application, viewer),
});

export const applicationChanged = (application: ApplicationRow) => ({
  kind: 'ApplicationChanged' as const,
  message: MESSAGES.applicationChanged,
  application,
});

export const requirementNotMet = (refusal: Refusal) => ({ kind: 'RequirementNotMet' as const, ...refusal });

export const invalidInput = (problems: InputProblem[]) => ({
  kind: 'InvalidInput' as const,
  message: MESSAGES.invalidInput,
  problems,
});

export const incomplete = (missing: MissingItem[]) => ({
  kind: 'Incomplete' as const,
  message: MESSAGES.incomplete,
  missing,
});

/** The qualifications service does not know the person any more. */
export const personGone: Refusal = { code: 'PERSON_UNKNOWN', message: MESSAGES.personUnknown, basis: null };

/** Somebody else was faster: the application as it is now, or nothing when it is no longer the viewer's to see. */
export async function overtaken(deps: Pick<Deps, 'db'>, viewer: Viewer, id: string) {
  const present = await deps.db.application.findFirst({ where: { id, AND: visibleTo(viewer) } });
  return present ? applicationChanged(present) : applicationNotFound();
}
