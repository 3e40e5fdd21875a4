import { today } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { ChangeInstitutionStateInput, CloseInstitutionInput } from '../../generated/resolvers.ts';
import { InputProblems } from '../../input-problems.ts';
import { changeInstitution, findLicensed } from '../../institution-change.ts';
import { MESSAGES } from '../../messages.ts';
import { institutionChanged, notInJurisdiction, stateForbids } from '../../outcomes.ts';
import { afterStep, canTake, type StateStepName, stateOf } from './steps.ts';

/** 停业整顿 */
export const suspendInstitution = (deps: Deps, viewer: Viewer, input: ChangeInstitutionStateInput) =>
  takeStep(deps, viewer, 'SUSPENDED', 'suspendInstitution', 'SuspendedInstitution', input);

/** 恢复执业 */
export const reopenInstitution = (deps: Deps, viewer: Viewer, input: ChangeInstitutionStateInput) =>
  takeStep(deps, viewer, 'REOPENED', 'reopenInstitution', 'ReopenedInstitution', input);

/** 歇业、注销、吊销. What follows for its people, filings and reviews is the register's, which hears of it (domain 3.6). */
export const closeInstitution = (deps: Deps, viewer: Viewer, input: CloseInstitutionInput) =>
  takeStep(deps, viewer, input.kind, 'closeInstitution', 'ClosedInstitution', input);

async function takeStep<const Kind extends string>(
  deps: Deps,
  viewer: Viewer,
  step: StateStepName,
  action: string,
  kind: Kind,
  input: ChangeInstitutionStateInput,
) {
  const institution = await findLicensed(deps.db, viewer, input.institutionId);
  if (!institution) return notInJurisdiction();
  const problems = new InputProblems();
  const reason = problems.text('reason', input.reason, 500);
  const day = today(deps.clock.now());
  const on = problems.date('on', input.on) ?? day;
  problems.check(on <= day, 'on', 'FUTURE', MESSAGES.future);
  if (problems.any) return problems.outcome;
  if (institution.version !== input.version) return institutionChanged(deps.db, institution.id);
  if (!canTake(step, stateOf(institution))) return stateForbids(institution);

  const changed = await deps.db.$transaction((tx) =>
    changeInstitution(tx, deps, viewer, institution, {
      action,
      step,
      data: afterStep(step, on, institution.closedOn),
      effectiveOn: on,
      reason,
    }),
  );
  return changed ? { kind, institution: changed } : institutionChanged(deps.db, institution.id);
}
