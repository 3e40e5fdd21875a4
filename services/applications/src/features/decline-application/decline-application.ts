import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { checkReasons } from '../../rules/statement.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 不予受理: documented, with basis and remedies (ALL-32). */
export const declineApplication = (deps: Deps, viewer: Viewer, input: ReasonedRequest) =>
  takeStep(deps, viewer, 'decline', input, { said: () => checkReasons('NOT_ACCEPTED', input.reasons) });
