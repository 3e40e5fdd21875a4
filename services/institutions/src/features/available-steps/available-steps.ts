import type { Viewer } from '@medreg/viewer';
import { issuesAccountsOf, licenses } from '../../access.ts';
import type { InstitutionStep } from '../../generated/resolvers.ts';
import type { InstitutionRow } from '../../rows.ts';
import { canTake, STATE_STEPS, type StateStepName, stateOf } from '../change-institution-state/steps.ts';

/** 可办事项 of one viewer: exactly what the use cases would not refuse him for who he is or for the institution's state. Pure. */
export function availableSteps(viewer: Viewer, institution: InstitutionRow): InstitutionStep[] {
  if (!licenses(viewer, institution) || !viewer.rights.includes('MANAGE_INSTITUTIONS')) return [];
  const state = stateOf(institution);
  const ofState = (Object.keys(STATE_STEPS) as StateStepName[]).filter((step) => canTake(step, state));
  return [...ofState, ...(institution.status === 'CLOSED' ? [] : (['RENAMED'] as const)), 'ROUTED', 'LINKED'];
}

/** Whether the viewer may issue accounts of it: not of a closed one. Pure. */
export function mayIssueAccounts(viewer: Viewer, institution: InstitutionRow): boolean {
  return (
    institution.status !== 'CLOSED' &&
    viewer.rights.includes('ISSUE_INSTITUTION_ACCOUNTS') &&
    issuesAccountsOf(viewer, institution)
  );
}
