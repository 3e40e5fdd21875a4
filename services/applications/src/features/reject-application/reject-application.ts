import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { checkReasons } from '../../rules/statement.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 机构不通过: the institution does not employ the applicant; the application ends. */
export const rejectApplication = (deps: Deps, viewer: Viewer, input: ReasonedRequest) =>
  takeStep(deps, viewer, 'reject', input, { said: () => checkReasons('BY_INSTITUTION', input.reasons) });
