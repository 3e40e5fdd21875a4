import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { checkReasons } from '../../rules/statement.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 不予许可: on the grounds R-P1 … R-P10, with legal basis and remedies (ALL-38; O13-14). */
export const refuseApplication = (deps: Deps, viewer: Viewer, input: ReasonedRequest) =>
  takeStep(deps, viewer, 'refuse', input, { said: checkReasons('REFUSAL', input.reasons) });
