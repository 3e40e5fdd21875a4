import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { checkOpinion } from '../../rules/statement.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import { takeStep } from '../../steps/take-step.ts';

/**
 * 机构审核通过 (S1-I §2.1): on to the next institution or to the authority, whose clock starts; what ends at the institution
 * takes effect, and then everything is asked again.
 */
export const passApplication = (deps: Deps, viewer: Viewer, input: StepRequest & { opinion?: string | null }) =>
  takeStep(deps, viewer, 'pass', input, { said: () => checkOpinion(input.opinion) });
