import { actorOf, writeAudit } from '@medreg/audit';
import { possibleId } from '@medreg/database';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { MESSAGES } from '../../messages.ts';
import { PROCEDURES, type ProcedureDefinition } from '../../procedures/index.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { InstitutionFacts } from '../../rules/facts.ts';
import { type FormInput, fillForm } from '../../rules/form.ts';
import type { InputProblem } from '../../rules/input-problem.ts';
import { firstRefusal, type Refusal } from '../../rules/refusal.ts';
import { openForm, sealForm } from '../../sealed.ts';
import { findStep, type StepRequest } from '../../steps/find-step.ts';
import { asScope } from '../../steps/gather-facts.ts';
import { invalidInput, overtaken, requirementNotMet } from '../../steps/outcomes.ts';

export type DraftInput = StepRequest & { institutionId?: string | null; form?: FormInput | null };

/**
 * Saves what is given of the institution and the form; what is not given stays (S0-2.1 steps 1 and 2). Allowed whenever the
 * applicant may submit. The institution is his to choose until the first submission.
 */
export async function saveRegistrationDraft(deps: Deps, viewer: Viewer, input: DraftInput) {
  const sought = await findStep(deps, viewer, 'submit', input);
  if (!sought.found) return sought.outcome;
  const { application } = sought;
  const procedure = PROCEDURES[application.procedure];

  const { values, problems } = fillForm(procedure.form, openForm(deps.pii, application.formSealed), input.form ?? {});
  if (problems.length > 0) return invalidInput(problems);
  const choice = await choose(deps, application, procedure, input.institutionId);
  if ('problem' in choice) return invalidInput([choice.problem]);
  if ('refused' in choice) return requirementNotMet(choice.refused);

  const at = deps.clock.now();
  const saved = await deps.db.$transaction(async (tx) => {
    const [row] = await tx.application.updateManyAndReturn({
      where: { id: application.id, status: application.status, version: application.version },
      data: {
        version: { increment: 1 },
        ...(input.form && { formSealed: sealForm(deps.pii, values) }),
        ...choice.columns,
      },
    });
    if (!row) return null;
    await writeAudit(tx, {
      recordType: 'Application',
      recordId: row.id,
      action: 'saveDraft',
      actor: actorOf(viewer),
      at,
      detail: { fields: Object.keys(input.form ?? {}), institutionId: row.institutionId },
    });
    return row;
  });
  if (!saved) return overtaken(deps, viewer, application.id);
  return { kind: 'SavedDraft' as const, application: saved };
}

type Choice = { columns: Placement | Record<string, never> } | { problem: InputProblem } | { refused: Refusal };
type Placement = ReturnType<typeof placementOf>;

async function choose(
  deps: Deps,
  application: ApplicationRow,
  procedure: ProcedureDefinition,
  given: string | null | undefined,
): Promise<Choice> {
  if (given === null || given === undefined || given === application.institutionId) return { columns: {} };
  // Whoever reviewed has reviewed this application for this institution.
  if (application.submittedAt !== null) {
    return { refused: { code: 'INSTITUTION_FIXED', message: MESSAGES.institutionFixed, basis: null } };
  }
  const id = possibleId(given);
  const institution = id && (await deps.neighbours.findInstitution(id));
  if (!institution) {
    return { problem: { field: 'institutionId', problem: 'UNKNOWN', message: MESSAGES.institutionUnknown } };
  }
  const facts = { institution, provinceCode: asScope(application).provinceCode };
  const refused = firstRefusal(procedure.requirements.choose, facts);
  if (refused) return { refused };
  const placeName = await deps.neighbours.nameOfPlace(procedure.practicePlace(institution));
  return { columns: placementOf(procedure, institution, placeName) };
}

/** The columns that say where an application goes. */
export function placementOf(procedure: ProcedureDefinition, institution: InstitutionFacts, practicePlaceName: string) {
  const authority = procedure.decidedBy(institution);
  return {
    institutionId: institution.id,
    institutionName: institution.name,
    institutionRegionCode: institution.regionCode,
    authorityId: authority.id,
    authorityName: authority.name,
    authorityRegionCode: authority.regionCode,
    practicePlaceCode: procedure.practicePlace(institution),
    practicePlaceName,
  };
}
