import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 受理: the clock of the decision starts (ALL-32, ALL-82; domain 5.4). */
export const acceptApplication = (deps: Deps, viewer: Viewer, request: StepRequest) =>
  takeStep(deps, viewer, 'accept', request);
