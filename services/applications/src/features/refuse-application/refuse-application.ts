import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { getProcedure } from '../../procedures/index.ts';
import { checkReasons, REFUSAL_KINDS } from '../../rules/statement.ts';
import type { ReasonedRequest } from '../../steps/reasons.ts';
import { takeStep } from '../../steps/take-step.ts';

/** 不予许可: on the grounds that the procedure knows, with legal basis and remedies (ALL-38; O13-14). */
export const refuseApplication = (deps: Deps, viewer: Viewer, input: ReasonedRequest) =>
  takeStep(deps, viewer, 'refuse', input, {
    said: ({ procedure }) => checkReasons(REFUSAL_KINDS[getProcedure(procedure).grounds], input.reasons),
  });
