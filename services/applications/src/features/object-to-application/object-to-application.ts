import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { checkStatement } from '../../rules/statement.ts';
import { findApplication, type StepRequest } from '../../steps/find-step.ts';
import { note } from '../../steps/note.ts';
import {
  applicationChanged,
  applicationNotFound,
  invalidInput,
  requirementNotMet,
  stepNotAllowed,
} from '../../steps/outcomes.ts';
import { isOpen, partiesOf } from '../../workflow.ts';

/**
 * 提出异议: the person objects to a filing or deregistration that an institution applied for; the authority decides, and whoever
 * objects to “不再执业” has not stopped practising (domain 3.2 D-P12, 10.1.17).
 */
export async function objectToApplication(deps: Deps, viewer: Viewer, request: StepRequest & { statement: string }) {
  const application = await findApplication(deps, viewer, request.applicationId);
  if (!application) return applicationNotFound();
  if (!partiesOf(viewer, application).includes('CONCERNED') || !isOpen(application)) {
    return stepNotAllowed(application, viewer);
  }
  if (application.channel !== 'INSTITUTION') {
    return requirementNotMet({ code: 'NOT_ON_BEHALF', message: MESSAGES.notOnBehalf, basis: null });
  }
  const said = checkStatement('statement', request.statement);
  if (!said.ok) return invalidInput(said.problems);
  if (application.version !== request.version) return applicationChanged(application);
  const changes = { objectedAt: deps.clock.now(), confirmedAt: null };
  return note(deps, {
    application,
    viewer,
    action: 'object',
    kind: 'OBJECTED',
    by: 'CONCERNED',
    statement: said.value,
    changes,
  });
}
