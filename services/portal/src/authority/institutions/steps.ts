import type { InstitutionForAuthorityQuery } from '../../generated/authority/institutions/institutions.ts';
import {
  CloseInstitution,
  LinkCampus,
  RenameInstitution,
  ReopenInstitution,
  RouteInstitution,
  SuspendInstitution,
} from '../../generated/authority/institutions/steps.ts';
import { ask } from '../../graph/ask.ts';

export type Institution = NonNullable<InstitutionForAuthorityQuery['institution']>;
export type Step = Institution['availableSteps'][number];

/** What the form of a step holds; each step needs some of it. */
export interface StepValues {
  reason: string;
  on?: string | null;
  name?: string;
  tcmAuthorityId?: string | null;
  cdcAuthorityId?: string | null;
  mainCampusId?: string | null;
}

/** Sends a step with the version that the officer has seen. */
export async function takeStep(step: Step, { id, version }: Institution, values: StepValues) {
  const common = { institutionId: id, version, reason: values.reason };
  const on = values.on ?? null;
  switch (step) {
    case 'SUSPENDED':
      return (await ask(SuspendInstitution, { input: { ...common, on } })).suspendInstitution;
    case 'REOPENED':
      return (await ask(ReopenInstitution, { input: { ...common, on } })).reopenInstitution;
    case 'CLOSED':
    case 'DEREGISTERED':
    case 'REVOKED':
      return (await ask(CloseInstitution, { input: { ...common, on, kind: step } })).closeInstitution;
    case 'RENAMED':
      return (await ask(RenameInstitution, { input: { ...common, name: values.name ?? '' } })).renameInstitution;
    case 'ROUTED': {
      const { tcmAuthorityId = null, cdcAuthorityId = null } = values;
      return (await ask(RouteInstitution, { input: { ...common, tcmAuthorityId, cdcAuthorityId } })).routeInstitution;
    }
    case 'LINKED':
      return (await ask(LinkCampus, { input: { ...common, mainCampusId: values.mainCampusId ?? null } })).linkCampus;
  }
}
