import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { papersMissing } from '../../materials/papers-missing.ts';
import { MESSAGES } from '../../messages.ts';
import { getProcedure } from '../../procedures/index.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { Facts } from '../../rules/facts.ts';
import { BASIS } from '../../rules/legal-basis.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { checkOpinion } from '../../rules/statement.ts';
import { concernOf } from '../../steps/concern.ts';
import type { StepRequest } from '../../steps/find-step.ts';
import { takeStep } from '../../steps/take-step.ts';

/**
 * 转报: the authority that has examined an application passes it on to the one that decides, with its opinion (S2-Q4, Q14:
 * province of the sign-up → NMEC). It goes on seeing what becomes of it.
 */
export const forwardApplication = (deps: Deps, viewer: Viewer, input: StepRequest & { opinion?: string | null }) =>
  takeStep(deps, viewer, 'forward', input, {
    said: () => checkOpinion(input.opinion),
    requires: (application, facts) => refuseForwarding(deps, application, facts),
    changes(application, facts) {
      const decider = getProcedure(application.procedure).decidedBy(facts);
      if (!decider) throw new Error(`Nobody decides application ${application.id}`);
      return {
        examinedById: application.authorityId,
        authorityId: decider.id,
        authorityName: decider.name,
        authorityRegionCode: decider.regionCode,
      };
    },
  });

/** What is passed on has been examined: it meets what it would have to meet to be granted. */
async function refuseForwarding(deps: Deps, application: ApplicationRow, facts: Facts): Promise<Refusal | null> {
  const procedure = getProcedure(application.procedure);
  if (!procedure.decidedBy(facts)) return { code: 'NO_REVIEWER', message: MESSAGES.goesNowhere, basis: null };
  if (procedure.examinedBy?.(facts)?.id !== application.authorityId) {
    return { code: 'OTHER_AUTHORITY', message: MESSAGES.otherAuthority, basis: BASIS['S2-Q14'] };
  }
  return (
    concernOf(procedure, facts) ??
    firstRefusal(procedure.requirements, 'DECIDE', facts) ??
    (await papersMissing(deps, application, facts))
  );
}
