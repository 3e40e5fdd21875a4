import { actorOf, writeAudit } from '@medreg/audit';
import { isDuplicate } from '@medreg/database';
import { badUserInput } from '@medreg/subgraph';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../../context.ts';
import { type Transaction, withPerson } from '../../database.ts';
import { codes, fieldsFor, fillForm, text } from '../../forms/fields.ts';
import { MESSAGES } from '../../messages.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { Facts } from '../../rules/facts.ts';
import type { InputProblem } from '../../rules/input-problem.ts';
import { BASIS } from '../../rules/legal-basis.ts';
import type { Refusal } from '../../rules/refusal.ts';
import { firstRefusal } from '../../rules/rule.ts';
import { sealForm } from '../../sealed.ts';
import { findStep, type StepRequest } from '../../steps/find-step.ts';
import { aboutRow, gatherFacts } from '../../steps/gather-facts.ts';
import { invalidInput, overtaken, personGone, requirementNotMet } from '../../steps/outcomes.ts';
import { firstAuthority, placementOf } from '../../steps/placement.ts';

export type DraftInput = StepRequest & { form: Readonly<Record<string, unknown>> };

/**
 * Saves what is given of the form; what is not given stays (S0-2.1 steps 1 and 2). Allowed whenever the applicant may submit.
 * The institution is his to choose until the first submission.
 */
export async function saveDraft(deps: Deps, viewer: Viewer, input: DraftInput) {
  if (typeof input.form !== 'object' || Array.isArray(input.form)) throw badUserInput('The form is an object');
  const sought = await findStep(deps, viewer, 'submit', input);
  if (!sought.found) return sought.outcome;
  const { application } = sought;
  const about = aboutRow(deps, application);
  const { procedure, form } = about;

  const { values, problems } = fillForm(fieldsFor(procedure.fields, about), form, input.form);
  // Of a closed list, anything else is pointed to where it belongs (S2-Q46).
  if (procedure.anythingElse && problems.some(({ problem }) => problem === 'UNKNOWN_FIELD')) {
    return requirementNotMet(procedure.anythingElse);
  }
  if (problems.length > 0) return invalidInput(problems);
  const moved = text(values, 'institution') !== text(form, 'institution');
  // Whoever reviewed has reviewed this application for this institution.
  if (moved && application.submittedAt !== null) return requirementNotMet(institutionFixed);

  const facts = await gatherFacts(deps, { ...about, form: values }, viewer);
  if (!facts) return requirementNotMet(personGone);
  const unknown = unknownReferences(facts);
  if (unknown.length > 0) return invalidInput(unknown);
  const refused =
    otherAuthority(viewer, application, firstAuthority(procedure, facts)) ??
    (moved ? firstRefusal(procedure.requirements, 'SAVE', facts) : null);
  if (refused) return requirementNotMet(refused);

  const at = deps.clock.now();
  const saved = await unlessTaken(deps, application, async (tx) => {
    const [row] = await tx.application.updateManyAndReturn({
      where: { id: application.id, status: application.status, version: application.version },
      data: {
        version: { increment: 1 },
        formSealed: sealForm(deps.pii, values),
        ...(application.submittedAt === null &&
          keepWindow(application, placementOf(procedure, facts, application.status))),
      },
    });
    if (!row) return null;
    await writeAudit(tx, {
      recordType: 'Application',
      recordId: row.id,
      action: 'saveDraft',
      actor: actorOf(viewer),
      at,
      detail: { fields: Object.keys(input.form), institutionId: row.institutionId },
    });
    return row;
  });
  if (saved === 'TAKEN') return requirementNotMet(conflictingOpen);
  if (!saved) return overtaken(deps, viewer, application.id);
  return { kind: 'SavedDraft' as const, application: saved };
}

/** An application about the same matter may have been opened meanwhile: the database lets one in (3.1.4). */
async function unlessTaken<T>(
  { db }: Deps,
  { practitionerId }: ApplicationRow,
  work: (tx: Transaction) => Promise<T>,
): Promise<T | 'TAKEN'> {
  try {
    return await withPerson(db, practitionerId, work);
  } catch (error) {
    if (isDuplicate(error)) return 'TAKEN';
    throw error;
  }
}

/** Ids and codes that name nothing. */
function unknownReferences({ form, institution, scopes }: Facts): InputProblem[] {
  const problems: InputProblem[] = [];
  if (text(form, 'institution') !== null && !institution) {
    problems.push({ field: 'form.institution', problem: 'UNKNOWN', message: MESSAGES.institutionUnknown });
  }
  const strange = codes(form, 'scopes').filter((code) => !scopes.some((scope) => scope.code === code));
  if (strange.length > 0) {
    problems.push({ field: 'form.scopes', problem: 'UNKNOWN', message: MESSAGES.scopesUnknown(strange.join('、')) });
  }
  return problems;
}

/** At the window, an authority handles what it decides itself; the person is told who decides (ALL-32(2)). */
function otherAuthority(
  viewer: Viewer,
  { channel }: ApplicationRow,
  authority: { id: string; name: string } | null,
): Refusal | null {
  if (channel !== 'AUTHORITY' || !authority || authority.id === viewer.authorityId) return null;
  return { code: 'OTHER_AUTHORITY', message: MESSAGES.decidedBy(authority.name), basis: BASIS['ALL-32'] };
}

/** A case at the window stays with its window while the place is not known. */
function keepWindow({ channel, authorityId }: ApplicationRow, placement: ReturnType<typeof placementOf>) {
  return channel === 'AUTHORITY' && placement.authorityId === null ? { ...placement, authorityId } : placement;
}

const conflictingOpen: Refusal = {
  code: 'CONFLICTING_OPEN',
  message: MESSAGES.conflictingOpen,
  basis: BASIS['S2-Q22'],
};
const institutionFixed: Refusal = { code: 'INSTITUTION_FIXED', message: MESSAGES.institutionFixed, basis: null };
