import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import type { Step } from '../generated/resolvers.ts';
import type { ApplicationRow } from '../rows.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Checked, Statement } from '../rules/statement.ts';
import { findStep, type StepRequest } from './find-step.ts';
import { move } from './move.ts';
import { invalidInput, overtaken, requirementNotMet } from './outcomes.ts';

export interface StepOptions {
  /** What the taker says, checked. */
  said?: Checked<Statement>;
  /** What else must hold before the step. */
  requires?: (application: ApplicationRow) => Refusal | null;
}

/** Takes a step that changes the application alone. @returns a member of the union StepResult */
export async function takeStep(
  deps: Deps,
  viewer: Viewer,
  step: Step,
  request: StepRequest,
  { said, requires }: StepOptions = {},
) {
  const sought = await findStep(deps, viewer, step, request);
  if (!sought.found) return sought.outcome;
  const { application } = sought;
  if (said && !said.ok) return invalidInput(said.problems);
  const refused = requires?.(application);
  if (refused) return requirementNotMet(refused);

  const at = deps.clock.now();
  const taken = { step, application, viewer, at, ...(said && { statement: said.value }) };
  const moved = await deps.db.$transaction((tx) => move(tx, deps, taken));
  if (!moved) return overtaken(deps, viewer, application.id);
  return { kind: 'StepTaken' as const, application: moved };
}
