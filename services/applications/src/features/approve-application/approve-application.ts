import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { papersMissing } from '../../materials/papers-missing.ts';
import { MESSAGES } from '../../messages.ts';
import { getProcedure } from '../../procedures/index.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { AuthorityFacts, Facts, InstitutionFacts } from '../../rules/facts.ts';
import { BASIS } from '../../rules/legal-basis.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { type Checked, checkOpinion, type Statement } from '../../rules/statement.ts';
import { anotherOfficer } from '../../steps/another-officer.ts';
import { concernOf } from '../../steps/concern.ts';
import { findStep, type StepRequest } from '../../steps/find-step.ts';
import { aboutRow, gatherFacts } from '../../steps/gather-facts.ts';
import { invalidInput, overtaken, personGone, requirementNotMet } from '../../steps/outcomes.ts';
import { type Linked, stepWithEffect } from '../../steps/step-with-effect.ts';

/**
 * 准予: everything is asked again (institution, scope, place, papers, who decides), then one transaction approves and, where nothing
 * else has to happen first, makes the application EFFECTIVE with all that follows. Twice at once: one effect, one code.
 */
export async function approveApplication(
  deps: Deps,
  viewer: Viewer,
  input: StepRequest & { opinion?: string | null },
  say: (application: ApplicationRow) => Checked<Statement> = () => checkOpinion(input.opinion),
) {
  const sought = await findStep(deps, viewer, 'approve', input);
  if (!sought.found) return sought.outcome;
  const { application } = sought;
  const said = say(application);
  if (!said.ok) return invalidInput(said.problems);
  if (application.channel === 'EX_OFFICIO' && said.value.reasons.length === 0) return requirementNotMet(oneByOne);

  const facts = await gatherFacts(deps, aboutRow(deps, application), viewer);
  if (!facts) return requirementNotMet(personGone);
  const refused = await refuseDecision(deps, application, facts);
  if (refused) return requirementNotMet(refused);
  const linked = await restOfTheDossier(deps, application);
  if ('refused' in linked) return requirementNotMet(linked.refused);

  const taken = { step: 'approve' as const, application, viewer, statement: said.value };
  const done = await stepWithEffect(deps, taken, facts, linked.others);
  if (!done) return overtaken(deps, viewer, application.id);
  if ('refused' in done) return requirementNotMet(done.refused);
  return {
    kind: 'ApprovedApplication' as const,
    application: done.application,
    registration: done.registrations.at(-1) ?? null,
  };
}

/** What the authority does of its own accord is decided with reasons, one by one (5.6; see decide-task). */
const oneByOne: Refusal = { code: 'REASONS_REQUIRED', message: MESSAGES.taskOneByOne, basis: null };

/** What must hold when a case is granted, whoever grants it. */
async function refuseDecision(deps: Deps, application: ApplicationRow, facts: Facts): Promise<Refusal | null> {
  const procedure = getProcedure(application.procedure);
  const authority = procedure.decidedBy(facts);
  return (
    institutionGone(application, procedure.institution(facts)) ??
    rightAuthority(application, authority) ??
    anotherOfficer(application, facts.actingAccount, authority) ??
    concernOf(procedure, facts) ??
    firstRefusal(procedure.requirements, 'DECIDE', facts) ??
    (await papersMissing(deps, application, facts))
  );
}

/** One that the institutions service does not know any more is as closed as can be (domain 3.6, 10.1.4). */
function institutionGone({ institutionId }: ApplicationRow, institution: InstitutionFacts | null): Refusal | null {
  if (institutionId === null || institution !== null) return null;
  return { code: 'INSTITUTION_CLOSED', message: MESSAGES.institutionUnknown, basis: BASIS['O13-9'] };
}

/** The authority at the institution's place decides; one that has since lost it must not (O13-9; S0 一; domain 2.2). */
function rightAuthority({ authorityId }: ApplicationRow, authority: AuthorityFacts | null): Refusal | null {
  if (authority === null || authority.id === authorityId) return null;
  return { code: 'OTHER_AUTHORITY', message: MESSAGES.otherAuthority, basis: BASIS['O13-9'] };
}

function refuseEffect(application: ApplicationRow, facts: Facts): Refusal | null {
  const procedure = getProcedure(application.procedure);
  return (
    institutionGone(application, procedure.institution(facts)) ??
    concernOf(procedure, facts) ??
    firstRefusal(procedure.requirements, 'DECIDE', facts)
  );
}

/** The other applications that take effect with this one, if it is the last to be approved (domain 3.2). */
async function restOfTheDossier(
  deps: Deps,
  { id, dossierId, together }: ApplicationRow,
): Promise<{ others: Linked[] } | { refused: Refusal }> {
  if (!together || dossierId === null) return { others: [] };
  const rows = await deps.db.application.findMany({ where: { dossierId, id: { not: id } }, orderBy: { id: 'asc' } });
  const others: Linked[] = [];
  for (const row of rows) {
    const facts = await gatherFacts(deps, aboutRow(deps, row), null);
    if (!facts) return { refused: personGone };
    // What was approved before takes effect now: it is asked again what must hold.
    const refused = row.status === 'APPROVED' ? refuseEffect(row, facts) : null;
    if (refused) return { refused };
    others.push({ application: row, facts });
  }
  return { others };
}
