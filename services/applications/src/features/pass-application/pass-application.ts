import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { getProcedure } from '../../procedures/index.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { checkOpinion } from '../../rules/statement.ts';
import { concernOf } from '../../steps/concern.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import { takeStep } from '../../steps/take-step.ts';
import { target } from '../../workflow.ts';

/**
 * 机构审核通过 (S1-I §2.1): on to the next institution or to the authority, whose clock starts; what ends at the institution
 * takes effect, and then everything is asked again.
 */
export const passApplication = (deps: Deps, viewer: Viewer, input: StepRequest & { opinion?: string | null }) =>
  takeStep(deps, viewer, 'pass', input, {
    said: () => checkOpinion(input.opinion),
    requires: (application, facts) => {
      if (target('pass', application) !== 'EFFECTIVE') return null;
      const procedure = getProcedure(application.procedure);
      return concernOf(procedure, facts) ?? firstRefusal(procedure.requirements, 'DECIDE', facts);
    },
  });
