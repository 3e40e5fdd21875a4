import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { checkOpinion, checkReasons } from '../../rules/statement.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 释放: the military body confirms the person's data and lets the record go; the change takes effect (S2-Q33; domain 3.5). */
export const releaseApplication = (deps: Deps, viewer: Viewer, input: StepRequest & { opinion?: string | null }) =>
  takeStep(deps, viewer, 'release', input, { said: () => checkOpinion(input.opinion) });

/** 提出异议: the data are wrong; back to the authority. The old record stays valid (domain 5.4). */
export const objectToRelease = (deps: Deps, viewer: Viewer, input: ReasonedRequest) =>
  takeStep(deps, viewer, 'objectRelease', input, { said: () => checkReasons('BY_INSTITUTION', input.reasons) });

/** The authority has settled the objection and asks again. */
export const askForRelease = (deps: Deps, viewer: Viewer, request: StepRequest) =>
  takeStep(deps, viewer, 'askRelease', request);
