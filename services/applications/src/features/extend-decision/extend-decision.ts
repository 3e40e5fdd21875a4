import { addWorkingDays } from '@medreg/clock';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { fromColumn, toColumn } from '../../database.ts';
import { MESSAGES } from '../../messages.ts';
import { tellPerson } from '../../notices.ts';
import { EXTENSION_WORKING_DAYS } from '../../rules/clocks.ts';
import { BASIS } from '../../rules/legal-basis.ts';
import { checkStatement } from '../../rules/statement.ts';
import { findStep, type StepRequest } from '../../steps/find-step.ts';
import { note } from '../../steps/note.ts';
import { invalidInput, requirementNotMet } from '../../steps/outcomes.ts';

/** 延长办结期限: ten working days, once, with the head's approval and notice to the applicant (ALL-42; domain 3.1.8). */
export async function extendDecision(deps: Deps, viewer: Viewer, request: StepRequest & { reason: string }) {
  const sought = await findStep(deps, viewer, 'approve', request);
  if (!sought.found) return sought.outcome;
  const { application } = sought;
  const said = checkStatement('reason', request.reason);
  if (!said.ok) return invalidInput(said.problems);
  if (application.extendedAt !== null || application.dueOn === null) {
    return requirementNotMet({ code: 'EXTENDED_ALREADY', message: MESSAGES.extended, basis: BASIS['ALL-42'] });
  }
  const lastDay = addWorkingDays(fromColumn(application.dueOn), EXTENSION_WORKING_DAYS);
  return note(deps, {
    application,
    viewer,
    action: 'extend',
    kind: 'EXTENDED',
    by: 'OFFICER',
    statement: said.value,
    changes: { dueOn: toColumn(lastDay), extendedAt: deps.clock.now() },
    alongside: (tx, { id: applicationId, practitionerId, number }) => {
      const params = { applicationNumber: number, state: MESSAGES.extendedUntil(lastDay) };
      return tellPerson(tx, deps.pii, practitionerId, 'APPLICATION_PROGRESS', params, applicationId);
    },
  });
}
