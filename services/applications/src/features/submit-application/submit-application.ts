import { isDuplicate } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { concernOf } from '../../steps/concern.ts';
import { bringAbout } from '../../steps/consequences.ts';
import { findStep, type StepRequest } from '../../steps/find-step.ts';
import { aboutRow, gatherFacts } from '../../steps/gather-facts.ts';
import { incomplete, overtaken, personGone, requirementNotMet } from '../../steps/outcomes.ts';
import { chosenPath, placementOf, promisedDays } from '../../steps/placement.ts';
import { missingItems } from '../../steps/ready.ts';
import { type Alongside, stepWithEffect } from '../../steps/step-with-effect.ts';
import { target } from '../../workflow.ts';

/**
 * 提交此业务 (S0-2.1): to whoever comes first on its path, or, after a correction, back to the authority that asked for it. What
 * the law orders an institution to report waits behind an open application about the same record (3.1.4).
 */
export async function submitApplication(deps: Deps, viewer: Viewer, request: StepRequest) {
  const sought = await findStep(deps, viewer, 'submit', request);
  if (!sought.found) return sought.outcome;
  const { application } = sought;
  const about = aboutRow(deps, application);
  const { procedure } = about;
  const facts = await gatherFacts(deps, about, viewer);
  if (!facts) return requirementNotMet(personGone);
  const missing = await missingItems(deps, application, facts);
  if (missing.length > 0) return incomplete(missing);
  const refused = concernOf(procedure, facts) ?? firstRefusal(procedure.requirements, 'SUBMIT', facts);
  if (refused) return requirementNotMet(refused);

  // Until the authority has it, it goes where the institution belongs today.
  const first = application.receivedAt === null;
  // What came back from a review goes there again, though its chain would be another one today: the authority may call it up.
  const goesOn = first && target('submit', { path: chosenPath(procedure, facts), status: application.status }) !== null;
  const changes = goesOn
    ? {
        ...placementOf(procedure, facts, application.status),
        ...promisedDays(procedure, facts, deps.settings.decisionWorkingDays),
      }
    : null;
  if (changes && changes.authorityId === null && changes.reviewerIds.length === 0)
    return requirementNotMet(goesNowhere);
  try {
    // The chain is chosen with the facts of today.
    const taken = {
      step: 'submit' as const,
      application: { ...application, ...(changes && { path: changes.path }) },
      viewer,
      changes: changes ?? {},
    };
    const consequences = procedure.onSubmit?.(facts) ?? [];
    const alongside: Alongside = (tx, row, at) => bringAbout(tx, deps, row, consequences, at);
    const done = await stepWithEffect(deps, { ...taken, alongside }, facts);
    if (!done) return overtaken(deps, viewer, application.id);
    if ('refused' in done) return requirementNotMet(done.refused);
    return { kind: 'SubmittedApplication' as const, application: done.application };
  } catch (error) {
    // Its claim may have been taken since the draft was opened: another application about the same record is under way.
    if (isDuplicate(error)) return requirementNotMet(claimed);
    throw error;
  }
}

const goesNowhere = { code: 'NO_REVIEWER', message: MESSAGES.goesNowhere, basis: null };
const claimed = { code: 'CONFLICTING_OPEN', message: MESSAGES.conflictingOpen, basis: null };
