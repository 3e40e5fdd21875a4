import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { isExcluded } from '../../database.ts';
import { PROCEDURES } from '../../procedures/index.ts';
import { registerPerson } from '../../register/register-person.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { InstitutionFacts } from '../../rules/facts.ts';
import { alreadyRegistered } from '../../rules/person.ts';
import { firstRefusal } from '../../rules/refusal.ts';
import { checkOpinion, type Statement } from '../../rules/statement.ts';
import { findStep, type StepRequest } from '../../steps/find-step.ts';
import { gatherFacts } from '../../steps/gather-facts.ts';
import { move } from '../../steps/move.ts';
import { invalidInput, overtaken, requirementNotMet } from '../../steps/outcomes.ts';

/**
 * 准予: everything is asked again (institution, scope, place), then one transaction approves, puts the person on the register
 * with certificate code and eRegId, and makes the application EFFECTIVE. Twice at once: one effect, one code.
 */
export async function approveApplication(deps: Deps, viewer: Viewer, input: StepRequest & { opinion?: string | null }) {
  const sought = await findStep(deps, viewer, 'approve', input);
  if (!sought.found) return sought.outcome;
  const { application } = sought;
  const said = checkOpinion(input.opinion);
  if (!said.ok) return invalidInput(said.problems);

  const procedure = PROCEDURES[application.procedure];
  const gathered = await gatherFacts(deps, procedure, application);
  if (gathered.refused) return requirementNotMet(gathered.refused);
  const { facts } = gathered;
  const authorityId = application.authorityId ?? '';
  const refused = firstRefusal(procedure.requirements.approve, { ...facts, authorityId });
  if (refused) return requirementNotMet(refused);

  try {
    const done = await takeEffect(deps, viewer, application, said.value, facts);
    return done ?? (await overtaken(deps, viewer, application.id));
  } catch (error) {
    // I1 is the database's: another approval put him on the register there since the rules were asked.
    if (isExcluded(error, 'registration_one_valid_per_place')) return requirementNotMet(alreadyRegistered);
    throw error;
  }
}

function takeEffect(
  deps: Deps,
  viewer: Viewer,
  application: ApplicationRow,
  statement: Statement,
  { institution, practicePlaceName }: { institution: InstitutionFacts; practicePlaceName: string },
) {
  const at = deps.clock.now();
  const procedure = PROCEDURES[application.procedure];
  return deps.db.$transaction(async (tx) => {
    const approved = await move(tx, deps, { step: 'approve', application, viewer, at, statement });
    if (!approved) return null;
    const registration = await registerPerson(tx, deps, {
      procedure,
      application: approved,
      institution,
      practicePlaceName,
      at,
    });
    const effective = await move(tx, deps, { step: 'takeEffect', application: approved, viewer: null, at });
    if (!effective) throw new Error(`Application ${application.id} changed within its own transaction`);
    return { kind: 'ApprovedApplication' as const, application: effective, registration };
  });
}
