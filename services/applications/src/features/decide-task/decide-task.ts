import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { text } from '../../forms/fields.ts';
import { checkDecision, type Decision } from '../../official-tasks/officer.ts';
import type { ApplicationRow } from '../../rows.ts';
import { REASON_BASIS } from '../../rules/reason-basis.ts';
import { openForm } from '../../sealed.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import { takeStep } from '../../steps/take-step.ts';
import { approveApplication } from '../approve-application/approve-application.ts';

/**
 * 依职权决定 (5.6, 11-A9): after the hearing, with reasons, their legal basis and the remedies, by a named officer; one task at a
 * time, so no bulk approval ever decides one.
 */
export const decideTask = (deps: Deps, viewer: Viewer, request: StepRequest & Decision) =>
  approveApplication(deps, viewer, request, (application) => checked(deps, 'EX_OFFICIO', application, request));

/** 终止（保留注册）: what was explained convinces, or the ground is gone. */
export const keepRegistration = (deps: Deps, viewer: Viewer, request: StepRequest & Decision) =>
  takeStep(deps, viewer, 'keep', request, { said: (application) => checked(deps, 'KEPT', application, request) });

function checked(
  { pii }: Pick<Deps, 'pii'>,
  kind: 'EX_OFFICIO' | 'KEPT',
  { formSealed }: ApplicationRow,
  decision: Decision,
) {
  const ground = text(openForm(pii, formSealed), 'reason') as keyof typeof REASON_BASIS | null;
  return checkDecision(kind, decision, ground && REASON_BASIS[ground]);
}
