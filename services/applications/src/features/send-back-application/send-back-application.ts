import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { checkReasons } from '../../rules/statement.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 机构退回: the applicant mends it and submits again to the same institution (domain 3.1.6). */
export const sendBackApplication = (deps: Deps, viewer: Viewer, input: ReasonedRequest) =>
  takeStep(deps, viewer, 'sendBack', input, { said: () => checkReasons('BY_INSTITUTION', input.reasons) });
