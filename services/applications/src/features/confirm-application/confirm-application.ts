import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { NOTHING_SAID } from '../../rules/statement.ts';
import { findApplication, type StepRequest } from '../../steps/find-step.ts';
import { note } from '../../steps/note.ts';
import { applicationChanged, applicationNotFound, requirementNotMet, stepNotAllowed } from '../../steps/outcomes.ts';
import { isOpen, partiesOf } from '../../workflow.ts';

/**
 * 本人确认: the person confirms what an institution applied for on his behalf; at the window the authority has seen his signed
 * paper (PL-13; domain 3.1.14). Once is enough: a second confirmation changes nothing.
 */
export async function confirmApplication(deps: Deps, viewer: Viewer, request: StepRequest) {
  const application = await findApplication(deps, viewer, request.applicationId);
  if (!application) return applicationNotFound();
  const party = partiesOf(viewer, application).find((one) => one === 'CONCERNED' || one === 'OFFICER');
  if (!party || !isOpen(application)) return stepNotAllowed(application, viewer);
  if (application.channel !== 'INSTITUTION') {
    return requirementNotMet({ code: 'NOT_ON_BEHALF', message: MESSAGES.notOnBehalf, basis: null });
  }
  if (application.confirmedAt !== null) return { kind: 'StepTaken' as const, application };
  if (application.version !== request.version) return applicationChanged(application);
  const changes = { confirmedAt: deps.clock.now(), objectedAt: null };
  const kind = party === 'CONCERNED' ? 'CONFIRMED' : 'CONFIRMED_ON_PAPER';
  return note(deps, { application, viewer, action: 'confirm', kind, by: party, statement: NOTHING_SAID, changes });
}
