import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import { missingItems } from '../../rules/form.ts';
import { firstRefusal } from '../../rules/refusal.ts';
import { openForm } from '../../sealed.ts';
import { findStep, type StepRequest } from '../../steps/find-step.ts';
import { gatherFacts } from '../../steps/gather-facts.ts';
import { move } from '../../steps/move.ts';
import { incomplete, overtaken, requirementNotMet } from '../../steps/outcomes.ts';
import { placementOf } from '../save-registration-draft/save-registration-draft.ts';

/** 提交此业务 (S0-2.1): to the institution, or, after a correction, back to the authority that asked for it. */
export async function submitApplication(deps: Deps, viewer: Viewer, request: StepRequest) {
  const sought = await findStep(deps, viewer, 'submit', request);
  if (!sought.found) return sought.outcome;
  const { application } = sought;
  const procedure = PROCEDURES[application.procedure];
  const missing = missingItems(procedure, { ...application, form: openForm(deps.pii, application.formSealed) });
  if (missing.length > 0) return incomplete(missing);

  const gathered = await gatherFacts(deps, procedure, application);
  if (gathered.refused) return requirementNotMet(gathered.refused);
  const { facts } = gathered;
  const refused = firstRefusal(procedure.requirements.submit, { ...facts, accountState: viewer.accountState });
  if (refused) return requirementNotMet(refused);

  // Until the authority has it, it goes where the institution belongs today.
  const changes =
    application.receivedAt === null ? placementOf(procedure, facts.institution, facts.practicePlaceName) : {};
  const at = deps.clock.now();
  const moved = await deps.db.$transaction((tx) =>
    move(tx, deps, { step: 'submit', application, viewer, at, changes }),
  );
  if (!moved) return overtaken(deps, viewer, application.id);
  return { kind: 'SubmittedApplication' as const, application: moved };
}
