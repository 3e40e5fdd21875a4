import { FillInForOne, OpenForMany } from '../../generated/institution/people/collective.ts';
import { ask } from '../../graph/ask.ts';
import type { Wanted } from './CollectiveForm.tsx';
import type { StaffLine } from './people.ts';
import type { Outcome } from './use-batch.ts';

/** Opens one procedure for several people and writes into each draft what they have in common. @throws GraphProblem */
export async function openForMany(part: readonly StaffLine[], { procedure, form }: Wanted): Promise<Outcome[]> {
  const inputs = part.map(({ id, practitionerId }) => ({ procedure, practitionerId, registrationId: id }));
  const { openApplications: result } = await ask(OpenForMany, { inputs });
  if (result.__typename !== 'HandledBatch') return part.map(() => result);
  if (Object.keys(form).length === 0) return [...result.outcomes];
  return Promise.all(result.outcomes.map((outcome) => filledIn(outcome, form)));
}

async function filledIn(outcome: Outcome, form: Wanted['form']): Promise<Outcome> {
  if (outcome.__typename !== 'OpenedApplication') return outcome;
  const { id, version } = outcome.application;
  const { saveDraft: saved } = await ask(FillInForOne, { applicationId: id, version, form });
  return saved.__typename === 'SavedDraft' ? outcome : saved;
}
