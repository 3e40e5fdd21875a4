import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 撤回: in every state before the decision; the applicant may apply again (S2-Q22, Q43; domain 3.1.5). */
export const withdrawApplication = (deps: Deps, viewer: Viewer, request: StepRequest) =>
  takeStep(deps, viewer, 'withdraw', request);
