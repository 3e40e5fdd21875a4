import { SiblingAway } from '@medreg/graph-client';
import type { Viewer } from '@medreg/viewer';
import type { Deps } from '../context.ts';
import type { Step } from '../generated/resolvers.ts';
import { MESSAGES } from '../messages.ts';
import type { ApplicationRow } from '../rows.ts';
import type { AuthorityFacts } from '../rules/facts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { availableSteps } from '../workflow.ts';

/** Who brought a case in, and by which way. */
type Origin = Pick<ApplicationRow, 'channel' | 'openedBy'>;

/** Whoever received a case at the window does not decide it alone where the authority has two who may (domain 2.3). */
export function anotherOfficer(
  { channel, openedBy }: Origin,
  account: string | null,
  authority: AuthorityFacts | null,
): Refusal | null {
  const own = channel === 'AUTHORITY' || channel === 'EX_OFFICIO';
  if (!own || openedBy !== account || (authority?.deciders ?? 0) < 2) return null;
  return { code: 'SAME_OFFICER', message: MESSAGES.sameOfficer, basis: null };
}

/** @returns why the viewer, whose right it would be, leaves the decision to a colleague; null where he may take it or it is not his */
export async function leftToAColleague(
  { neighbours }: Pick<Deps, 'neighbours'>,
  application: ApplicationRow,
  viewer: Viewer,
): Promise<Refusal | null> {
  if (application.openedBy !== viewer.accountId || application.authorityId === null) return null;
  if (!availableSteps(application, viewer).includes('approve')) return null;
  const authority = await neighbours.findAuthorityById(application.authorityId).catch(nobodyAnswers);
  return anotherOfficer(application, viewer.accountId, authority);
}

/** A list does not fail because a sibling is away: the step is offered, and refused when it is taken. */
function nobodyAnswers(error: unknown): null {
  if (error instanceof SiblingAway) return null;
  throw error;
}

/** @returns what the viewer may do now, without the decision that is a colleague's */
export async function offeredSteps(
  deps: Pick<Deps, 'neighbours'>,
  application: ApplicationRow,
  viewer: Viewer,
): Promise<Step[]> {
  const steps = availableSteps(application, viewer);
  return (await leftToAColleague(deps, application, viewer)) ? steps.filter((step) => step !== 'approve') : steps;
}
